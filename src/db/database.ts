import { AsyncLocalStorage } from 'node:async_hooks';
import { compileRaw, type Query } from './sql.ts';

export type { Query } from './sql.ts';

/** One row as the driver gives it. */
export type Row = Record<string, unknown>;

/** Whose data a piece of work may touch. */
export interface TenantContext {
  readonly tenantId: string;
}

/** An open transaction. It is of no use after the work that it was given to has ended. */
export interface Tx {
  /** Runs one query and gives its rows. */
  run<R>(query: Query<R>): Promise<R[]>;
  /** Runs several queries in order, and gives their rows in that order. */
  batch(queries: readonly Query<unknown>[]): Promise<unknown[][]>;
}

/** SQL functions that may be called by name, in one statement (hot paths). */
export const sqlFunctions = [
  'contribution_send',
  'contribution_of_code',
  'link_of_slug',
  'public_page_state',
  'session_of_token',
  'themes_asked',
] as const;
export type SqlFunction = (typeof sqlFunctions)[number];

/** The database as rooms see it: always on behalf of one workspace. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /**
   * Runs `work` in one transaction as the workspace of `context`; commits when it returns, rolls
   * back when it throws.
   * @throws DatabaseAway when the database cannot be reached; Error when called inside a `tx`.
   */
  tx<T>(context: TenantContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls one SQL function `name(argument jsonb) returns jsonb` in one statement of its own.
   * @throws DatabaseAway when the database cannot be reached.
   */
  call<T>(context: TenantContext, name: SqlFunction, argument: object): Promise<T>;
}

/** The database without a workspace: only for main, jobs, sign-in by host and the command line. */
export interface Installation {
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The database is not there (connection lost, disk full, closed): answer 503 and keep what was typed. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/**
 * Codes that say "not now", whatever was asked: shut down, crashed, starting up, took too long, gave
 * way to another transaction, too many connections, out of memory, disk full, disk broken, connection
 * failed (PostgreSQL, appendix A). The same once more may work: forms keep what was typed.
 */
export const awayCodes: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '40001',
  '40P01',
  '53300',
  '53200',
  '53100',
  '58030',
  '08000',
  '08003',
  '08006',
]);

/**
 * An error of the database itself, with PostgreSQL's five-character code. The value that it complains
 * of (`invalid input syntax for type date: "…"`) is left out: what people typed never reaches a log.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: string | undefined;
  constructor(message: string, code: string | undefined) {
    super(message.replace(/: ".*"/s, ': "…"'));
    this.code = code;
  }
}

/** One open, exclusive connection inside a transaction. */
export interface DriverSession {
  query(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  /** Several statements without parameters: migrations only. */
  script(sql: string): Promise<void>;
  end(how: 'commit' | 'rollback'): Promise<void>;
}

/** What PGlite and PostgreSQL each provide; everything above it is the same for both. */
export interface Driver {
  readonly kind: 'pglite' | 'postgres';
  /** Runs `preamble` (begin, role, tenant, time limit) in one round trip. */
  begin(preamble: string): Promise<DriverSession>;
  /** One statement in a transaction of its own. */
  once(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  /** Several statements as owner, outside a transaction: migrations only. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}

const inTransaction = new AsyncLocalStorage<true>();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const statementLimit = '10s';
// Every key begins with its workspace, so an index is always right; a plan that was made and kept
// while a table was empty would read all of it ever after (PGlite never analyses by itself). A plan
// that must read all counts as very dear then, for which PostgreSQL would load its compiler: off
// (measured: 80 MB in each connection).
const planning = { enable_seqscan: 'off', random_page_cost: '1.1', jit: 'off' };
const planByIndex = Object.entries(planning)
  .map(([name, value]) => `set local ${name} = ${value}`)
  .join('; ');
const planByIndexInStatement = Object.entries(planning)
  .map(([name, value]) => `set_config('${name}', '${value}', true)`)
  .join(', ');

function assertUuid(value: string): string {
  if (!uuid.test(value)) throw new Error('a workspace is named by a UUID');
  return value;
}

/**
 * A session as use cases see it: for work that must be in one transaction with what only the owner of
 * the tables may do (restoring a backup).
 */
export function asTx(session: DriverSession): Tx {
  const run = async <R>(query: Query<R>): Promise<R[]> => {
    const compiled = compileRaw(query);
    return (await session.query(compiled.sql, compiled.parameters)) as R[];
  };
  return {
    run,
    async batch(queries) {
      const results: unknown[][] = [];
      for (const query of queries) results.push(await run(query));
      return results;
    },
  };
}

async function inOne<T>(
  driver: Driver,
  preamble: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (inTransaction.getStore()) throw new Error('a transaction may not be opened inside another');
  const session = await driver.begin(preamble);
  let open = true;
  const tx = asTx({
    ...session,
    async query(text, parameters) {
      if (!open) throw new Error('this transaction has ended');
      return session.query(text, parameters);
    },
  });
  try {
    const result = await inTransaction.run(true, () => work(tx));
    open = false;
    await session.end('commit');
    return result;
  } catch (error) {
    const wasOpen = open;
    open = false;
    if (wasOpen) await session.end('rollback').catch(() => undefined);
    throw error;
  }
}

/** Wraps a driver as the database that rooms see. */
export function asDatabase(driver: Driver): Database {
  return {
    kind: driver.kind,
    tx(context, work) {
      const tenant = assertUuid(context.tenantId);
      return inOne(
        driver,
        `begin; set local role hoofdrol_app; set local app.tenant = '${tenant}'; set local statement_timeout = '${statementLimit}'; ${planByIndex}`,
        work,
      );
    },
    async call<T>(context: TenantContext, name: SqlFunction, argument: object): Promise<T> {
      if (inTransaction.getStore())
        throw new Error('a function may not be called inside a transaction');
      if (!sqlFunctions.includes(name)) throw new Error(`unknown function ${name}`);
      const rows = await driver.once(
        `with setting as materialized (select set_config('role', 'hoofdrol_app', true),
           set_config('app.tenant', $1, true), ${planByIndexInStatement}) select ${name}($2::jsonb) as result from setting`,
        [assertUuid(context.tenantId), JSON.stringify(argument)],
      );
      return rows[0]?.['result'] as T;
    },
  };
}

/**
 * The database without a workspace.
 * @param reason why this work needs to see every workspace; shown in the database's own activity view
 */
export function asInstallation(driver: Driver, reason: string): Installation {
  const label = reason.replaceAll(/[^a-z0-9 -]/gi, '').slice(0, 60);
  return {
    tx: (work) =>
      inOne(
        driver,
        `begin; set local role hoofdrol_installation; set local application_name = 'hoofdrol: ${label}'; set local statement_timeout = '10min'; ${planByIndex}`,
        work,
      ),
  };
}
