import { alone } from '../../db/alone.ts';
import {
  asTx,
  DatabaseError,
  type Driver,
  type DriverSession,
  type Tx,
} from '../../db/database.ts';
import {
  appliedMigrations,
  applyWithin,
  ledger,
  letServe,
  type Migration,
  migratingLock,
  readMigrations,
} from '../../db/migrate.ts';
import { backedUpTables, insertLines, type Table } from './catalogue.ts';
import { type BadBackup, checkBackup, readBackup } from './check-backup.ts';
import { fingerprintOf, type Manifest } from './manifest.ts';
import { progressOf, type Say } from './progress.ts';
import {
  closeWalls,
  dropSchema,
  firstFilled,
  lockTables,
  openWalls,
  takeDownKeys,
} from './schema.ts';

export interface RestoreRequest {
  /** Opened as the owner of the tables: the schema may have to be made anew. */
  readonly owner: Driver;
  /** The login that serves, for the grants; null when the owner serves. */
  readonly servingLogin: string | null;
  readonly secret: string;
  /** Absolute path of the backup. */
  readonly file: string;
  /** Restores also what was made with another secret: codes work no more. */
  readonly codesLost: boolean;
  readonly say: Say;
  /** Erases again what was erased after the backup, before anybody can see a row; gives how much. */
  readonly eraseAgain: (tx: Tx) => Promise<number>;
}

export type RestoreResult =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly rows: number;
      /** Names of the migrations that the data of an older version went through. */
      readonly migrated: readonly string[];
      readonly erased: number;
    }
  | { readonly ok: false; readonly reason: BadBackup | 'other-secret' | 'in-use' | 'not-owner' }
  | {
      readonly ok: false;
      readonly reason: 'newer-schema' | 'changed-schema';
      readonly name: string;
    }
  | { readonly ok: false; readonly reason: 'not-empty'; readonly table: string };

type Refusal = Extract<RestoreResult, { ok: false }>;

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.reason}`);
    this.refusal = refusal;
  }
}

// nothing lasts until all is there: who is interrupted leaves the database as empty as it was
const allOrNothing = `begin; set local timezone = 'UTC'; set local statement_timeout = 0; set local jit = off;
set local lock_timeout = '20s'; set local application_name = 'hoofdrol: restore'`;

interface Versions {
  readonly upToBackup: readonly Migration[];
  readonly later: readonly Migration[];
}

/** Which migrations the backup's rows have had and which they still need. */
async function versionsOf(manifest: Manifest): Promise<Versions | Refusal> {
  const ours = await readMigrations();
  const known = new Map(ours.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of manifest.migrations) {
    const migration = known.get(name);
    if (!migration) return { ok: false, reason: 'newer-schema', name };
    if (migration.checksum !== checksum) return { ok: false, reason: 'changed-schema', name };
  }
  const had = new Set(manifest.migrations.map((migration) => migration.name));
  return {
    upToBackup: ours.filter(({ name }) => had.has(name)),
    later: ours.filter(({ name }) => !had.has(name)),
  };
}

/** Makes sure that the database is empty and has the tables that the backup's rows fit in. */
async function prepareSchema(
  session: DriverSession,
  { upToBackup }: Versions,
  servingLogin: string | null,
): Promise<void> {
  const tables = await lockTables(session);
  await openWalls(session);
  const filled = await firstFilled(session, tables);
  if (filled) throw new Refused({ ok: false, reason: 'not-empty', table: filled });
  const applied = await appliedMigrations({ once: session.query });
  const same =
    applied.size === upToBackup.length && upToBackup.every(({ name }) => applied.has(name));
  if (same) return;
  await dropSchema(session);
  await session.script(ledger);
  await applyWithin(session, upToBackup);
  if (servingLogin) await letServe(session, servingLogin);
  await openWalls(session);
}

const sameColumns = (table: Table, facts: Manifest['tables'][number]): boolean =>
  JSON.stringify(table.columns) === JSON.stringify(facts.columns);

const newline = 10;
const [bracket, comma, closing] = ['[', ',', ']'].map((sign) => Buffer.from(sign)) as [
  Buffer,
  Buffer,
  Buffer,
];

/** Lines of JSON as one JSON array. */
function asArray(lines: Buffer): string {
  const rows = Buffer.concat([bracket, lines.subarray(0, -1), closing]);
  // a line holds no newline of its own: JSON writes that as \n
  for (let at = rows.indexOf(newline); at >= 0; at = rows.indexOf(newline, at + 1)) {
    rows[at] = comma[0] ?? 0;
  }
  return rows.toString('utf8');
}

async function load(
  session: DriverSession,
  request: RestoreRequest,
  manifest: Manifest,
): Promise<number> {
  const tables = new Map((await backedUpTables(session)).map((table) => [table.name, table]));
  for (const facts of manifest.tables) {
    const table = tables.get(facts.name);
    if (!table || !sameColumns(table, facts)) throw new Refused({ ok: false, reason: 'altered' });
  }
  const keys = await takeDownKeys(session);
  const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const progress = progressOf(request.say, 'Restored', total);
  const again = await readBackup(request.file, request.secret, {
    begin: async () => undefined,
    async rows(name, lines, count) {
      const table = tables.get(name);
      if (!table) throw new Refused({ ok: false, reason: 'altered' });
      await session.query(insertLines(table), [asArray(lines)]);
      progress.add(name, count);
    },
  });
  // the file may have changed since it was checked
  if (!again.ok) throw new Refused({ ok: false, reason: again.reason });
  if (again.manifest.mac !== manifest.mac) throw new Refused({ ok: false, reason: 'altered' });
  request.say('Checking every link between rows …');
  for (const key of keys) await session.script(key);
  return total;
}

async function analyse(session: DriverSession): Promise<void> {
  const tables = await backedUpTables(session);
  await session.script(`analyze ${tables.map(({ name }) => `"${name}"`).join(', ')}`);
}

async function restoreAll(
  request: RestoreRequest,
  manifest: Manifest,
  versions: Versions,
): Promise<RestoreResult> {
  const session = await request.owner.begin(allOrNothing);
  try {
    await prepareSchema(session, versions, request.servingLogin);
    const rows = await load(session, request, manifest);
    if (versions.later.length > 0) {
      request.say(`Migrating from ${versions.upToBackup.at(-1)?.name ?? 'nothing'} …`);
      await closeWalls(session);
      await applyWithin(session, versions.later);
      if (request.servingLogin) await letServe(session, request.servingLogin);
      await openWalls(session);
    }
    await analyse(session);
    const erased = await request.eraseAgain(asTx(session));
    await closeWalls(session);
    await session.end('commit');
    const migrated = versions.later.map(({ name }) => name);
    return { ok: true, manifest, rows, migrated, erased };
  } catch (error) {
    await session.end('rollback').catch(() => undefined);
    throw error;
  }
}

const lockNotAvailable = '55P03';
const insufficientPrivilege = '42501';

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof DatabaseError && error.code === lockNotAvailable) {
    return { ok: false, reason: 'in-use' };
  }
  if (error instanceof DatabaseError && error.code === insufficientPrivilege) {
    return { ok: false, reason: 'not-owner' };
  }
  throw error;
}

/**
 * Restores a backup into an empty database, in one transaction: the tables as they were then, the rows,
 * the migrations that came later, and the erasures. Killed or refused at any moment, it leaves nothing.
 * @throws DatabaseAway
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreResult> {
  const { file, secret, say } = request;
  const checking = progressOf(say, 'Checked', 0);
  const checked = await checkBackup(file, secret, (table, count) => checking.add(table, count));
  if (!checked.ok) return checked;
  const { manifest } = checked;
  if (manifest.secret !== fingerprintOf(secret) && !request.codesLost) {
    return { ok: false, reason: 'other-secret' };
  }
  const versions = await versionsOf(manifest);
  if ('ok' in versions) return versions;
  try {
    return await alone(request.owner, migratingLock, () => restoreAll(request, manifest, versions));
  } catch (error) {
    return refusalOf(error);
  }
}
