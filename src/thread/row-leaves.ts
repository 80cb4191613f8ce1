import { createHash } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson, commit, commitmentOf } from './commitments.ts';
import type { Random } from './ids.ts';
import type { TrustTable } from './trust-table.ts';

/** A row as it stands, in the form in which it is sealed. */
export interface RowNow {
  readonly key: string;
  /** Canonical JSON of the columns that never change. */
  readonly fixed: string;
  /** Canonical JSON of the columns that may; null when there are none. */
  readonly moving: string | null;
  /** Ids by which events name it. */
  readonly subjects: readonly string[];
}

/** What is sealed of one version of a row. Bytes are hexadecimal; all null: the row was gone. */
export interface RowLeaf {
  readonly table: string;
  readonly key: string;
  readonly revision: number;
  readonly fixed: string | null;
  readonly moving: string | null;
}

/** A leaf as it is kept: with the salts of its commitments, and in which seal it stands. */
export interface KeptLeaf extends RowLeaf {
  readonly fixedSalt: string | null;
  readonly movingSalt: string | null;
  readonly seal: number;
}
export type NewLeaf = Omit<KeptLeaf, 'seal'>;

/** The hash of one leaf: SHA-256 of its canonical JSON. */
export const leafOfRow = (leaf: RowLeaf): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        table: leaf.table,
        key: leaf.key,
        revision: leaf.revision,
        fixed: leaf.fixed,
        moving: leaf.moving,
      }),
    )
    .digest('hex');

/** Rows are read so that both databases, in any zone, give the same bytes for the same row. */
export const sameBytes = sql`select set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`;

const objectOf = (columns: readonly string[], computed: Readonly<Record<string, string>> = {}) => {
  const pairs = columns.map((column) => `'${column}', t.${column}`);
  for (const [name, expression] of Object.entries(computed)) pairs.push(`'${name}', ${expression}`);
  return sql.raw(`jsonb_build_object(${pairs.join(', ')})::text`);
};

const keyOf = ({ key }: TrustTable) =>
  sql.raw(key.map((column) => `t.${column}::text`).join(` || '/' || `));

const onlyOf = ({ only }: TrustTable) => sql.raw(only ? `and (${only})` : '');

/** What to select of `table as t` for a `FoundRow`. */
const rowColumns = (table: TrustTable) => sql`${keyOf(table)} as key,
  ${objectOf(table.fixed, table.computed)} as fixed,
  ${table.moving.length > 0 ? objectOf(table.moving) : sql.raw('null')} as moving,
  array[${sql.raw(table.subjects.map((column) => `t.${column}::text`).join(', '))}]::text[] as subjects`;

interface FoundRow {
  key: string;
  fixed: string;
  moving: string | null;
  subjects: (string | null)[];
}

function contentOf(table: TrustTable, json: string): string {
  const columns = Object.entries(JSON.parse(json) as Record<string, unknown>).filter(
    ([name, value]) => value !== null && table.cameLater?.[name] !== value,
  );
  return canonicalJson(Object.fromEntries(columns));
}

const asRowNow =
  (table: TrustTable) =>
  (row: FoundRow): RowNow => ({
    key: row.key,
    fixed: contentOf(table, row.fixed),
    moving: row.moving === null ? null : contentOf(table, row.moving),
    subjects: row.subjects.filter((id) => id !== null),
  });

/** The rows that events name by one of `ids`. */
export async function rowsOfSubjects(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  ids: readonly string[],
): Promise<RowNow[]> {
  if (ids.length === 0 || table.subjects.length === 0) return [];
  const named = table.subjects.map(
    (column) => sql`${sql.ref(`t.${column}`)} = any(${[...ids]}::uuid[])`,
  );
  const rows = await tx.run(
    sql<FoundRow>`select ${rowColumns(table)} from ${sql.table(table.name)} t
      where t.tenant_id = ${tenantId} and (${sql.join(named, sql` or `)}) ${onlyOf(table)}`,
  );
  return rows.map(asRowNow(table));
}

/** The next rows in the order of their key, after `position`; null begins. */
export async function rowsAfter(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  position: string | null,
  limit: number,
): Promise<RowNow[]> {
  const columns = sql.raw(table.key.map((column) => `t.${column}`).join(', '));
  const passed = JSON.stringify(keyColumns(table, position ?? ''));
  const from = sql.join(
    table.key.map(
      (column) =>
        sql`(select p.${sql.ref(column)} from jsonb_populate_record(null::${sql.table(table.name)}, ${passed}::jsonb) p)`,
    ),
  );
  const rows = await tx.run(
    sql<FoundRow>`select ${rowColumns(table)} from ${sql.table(table.name)} t
      where t.tenant_id = ${tenantId} ${position === null ? sql`` : sql`and (${columns}) > (${from})`}
        ${onlyOf(table)}
      order by ${columns} limit ${limit}`,
  );
  return rows.map(asRowNow(table));
}

/** The rows with the highest keys: the newest of a log. */
export async function newestRows(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  limit: number,
): Promise<RowNow[]> {
  const order = sql.raw(table.key.map((column) => `t.${column} desc`).join(', '));
  const rows = await tx.run(
    sql<FoundRow>`select ${rowColumns(table)} from ${sql.table(table.name)} t
      where t.tenant_id = ${tenantId} ${onlyOf(table)} order by ${order} limit ${limit}`,
  );
  return rows.map(asRowNow(table));
}

/** Which of these keys have a row. @throws DatabaseError when a key cannot be one of this table. */
export async function keysThere(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  keys: readonly string[],
): Promise<Set<string>> {
  const wanted = JSON.stringify(keys.map((key) => keyColumns(table, key)));
  const same = table.key.map(
    (column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`p.${column}`)}`,
  );
  const rows = await tx.run(
    sql<{ key: string }>`select ${keyOf(table)} as key
      from jsonb_populate_recordset(null::${sql.table(table.name)}, ${wanted}::jsonb) p
      join ${sql.table(table.name)} t on t.tenant_id = ${tenantId} and ${sql.join(same, sql` and `)}
      where true ${onlyOf(table)}`,
  );
  return new Set(rows.map(({ key }) => key));
}

/** The same for keys that may be anything, because somebody spoiled them: reads the whole table. */
export async function keysThereAmong(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.run(
    sql<{ key: string }>`select ${keyOf(table)} as key from ${sql.table(table.name)} t
      where t.tenant_id = ${tenantId} and ${keyOf(table)} = any(${[...keys]}::text[]) ${onlyOf(table)}`,
  );
  return new Set(rows.map(({ key }) => key));
}

/** A key as its columns; the last column may hold a slash. */
function keyColumns(table: TrustTable, key: string): Record<string, string | undefined> {
  const parts = key.split('/');
  const last = table.key.length - 1;
  return Object.fromEntries(
    table.key.map((column, at) => [column, at === last ? parts.slice(last).join('/') : parts[at]]),
  );
}

const leafColumns = sql`s.table_name as "table", s.row_key as key, s.revision,
  encode(s.fixed_salt, 'hex') as "fixedSalt", encode(s.fixed, 'hex') as fixed,
  encode(s.moving_salt, 'hex') as "movingSalt", encode(s.moving, 'hex') as moving,
  s.seal_number as seal`;

/** The latest leaf of each of these rows. */
export async function latestLeaves(
  tx: Tx,
  tenantId: string,
  tableName: string,
  keys: readonly string[],
): Promise<Map<string, KeptLeaf>> {
  if (keys.length === 0) return new Map();
  const leaves = await tx.run(
    sql<KeptLeaf>`select distinct on (s.row_key) ${leafColumns} from sealed_row s
      where s.tenant_id = ${tenantId} and s.table_name = ${tableName}
        and s.row_key = any(${[...keys]}::text[])
      order by s.row_key, s.revision desc`,
  );
  return new Map(leaves.map((leaf) => [leaf.key, leaf]));
}

/** Keys of rows that were sealed and that events name by one of `ids`, as far as their key tells. */
export async function sealedKeysOf(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  ids: readonly string[],
): Promise<string[]> {
  const [first, second] = table.key;
  const found: { key: string }[] = [];
  if (first && table.subjects.includes(first)) {
    // "/" comes before "0": this is the id alone, and the id with more behind it
    found.push(
      ...(await tx.run(
        sql<{ key: string }>`select s.row_key as key from unnest(${[...ids]}::text[]) as i(id)
          join sealed_row s on s.tenant_id = ${tenantId} and s.table_name = ${table.name}
            and s.row_key >= i.id and s.row_key < i.id || '0'`,
      )),
    );
  }
  if (second && table.subjects.includes(second)) {
    found.push(
      ...(await tx.run(
        sql<{ key: string }>`select s.row_key as key from sealed_row s
          where s.tenant_id = ${tenantId} and s.table_name = ${table.name}
            and s.second_id = any(${[...ids]}::uuid[])`,
      )),
    );
  }
  return [...new Set(found.map(({ key }) => key))];
}

/** The latest leaves of a table in the order of their keys, after `position`. */
export async function leavesAfter(
  tx: Tx,
  tenantId: string,
  tableName: string,
  position: string,
  limit: number,
): Promise<KeptLeaf[]> {
  return tx.run(
    sql<KeptLeaf>`select distinct on (s.row_key) ${leafColumns} from sealed_row s
      where s.tenant_id = ${tenantId} and s.table_name = ${tableName} and s.row_key > ${position}
      order by s.row_key, s.revision desc limit ${limit}`,
  );
}

/** How a row stands to the leaf that was sealed of it last. */
export type Standing = 'same' | 'new' | 'moved' | 'fixed-changed' | 'unreadable';

/** Compares a row with its latest leaf. `unreadable`: the leaf has lost its salt. */
export function standingOf(row: RowNow, leaf: KeptLeaf | undefined): Standing {
  if (!leaf || leaf.fixed === null) return 'new';
  if (leaf.fixedSalt === null) return 'unreadable';
  if (commitmentOf(Buffer.from(leaf.fixedSalt, 'hex'), row.fixed) !== leaf.fixed) {
    return 'fixed-changed';
  }
  if (row.moving === null) return leaf.moving === null ? 'same' : 'moved';
  if (leaf.movingSalt === null || leaf.moving === null) return 'moved';
  const moving = commitmentOf(Buffer.from(leaf.movingSalt, 'hex'), row.moving);
  return moving === leaf.moving ? 'same' : 'moved';
}

/** The next leaf of a row that is new or moved; what never changes keeps its salt. */
export function nextLeaf(
  random: Random,
  table: TrustTable,
  row: RowNow,
  last: KeptLeaf | undefined,
): NewLeaf {
  const isOn = last !== undefined && last.fixed !== null;
  const fixed = isOn ? null : commit(random, row.fixed);
  const moving = row.moving === null ? null : commit(random, row.moving);
  return {
    table: table.name,
    key: row.key,
    revision: (last?.revision ?? 0) + 1,
    fixed: fixed?.hash ?? last?.fixed ?? null,
    fixedSalt: fixed?.salt ?? last?.fixedSalt ?? null,
    moving: moving?.hash ?? null,
    movingSalt: moving?.salt ?? null,
  };
}

/** The leaf that says that a row was gone. */
export const goneLeaf = (last: KeptLeaf): NewLeaf => ({
  table: last.table,
  key: last.key,
  revision: last.revision + 1,
  fixed: null,
  fixedSalt: null,
  moving: null,
  movingSalt: null,
});
