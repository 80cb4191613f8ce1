import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson } from './commitments.ts';
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

const doesMove = ({ moving, computed }: TrustTable): boolean =>
  moving.length > 0 || computed?.moving !== undefined;

/** What to select of `table as t` for a `FoundRow`. */
const rowColumns = (table: TrustTable) => sql`${keyOf(table)} as key,
  ${objectOf(table.fixed, table.computed?.fixed)} as fixed,
  ${doesMove(table) ? objectOf(table.moving, table.computed?.moving) : sql.raw('null')} as moving,
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

const isAfter = (table: TrustTable, position: string) => {
  const passed = JSON.stringify(keyColumns(table, position));
  const from = table.key.map(
    (column) =>
      sql`(select p.${sql.ref(column)} from jsonb_populate_record(null::${sql.table(table.name)}, ${passed}::jsonb) p)`,
  );
  return sql`(${sql.raw(table.key.map((column) => `t.${column}`).join(', '))}) > (${sql.join(from)})`;
};

/** The next rows in the order of their key, after `position`; null begins. */
export async function rowsAfter(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  position: string | null,
  limit: number,
): Promise<RowNow[]> {
  const rows = await tx.run(
    sql<FoundRow>`select ${rowColumns(table)} from ${sql.table(table.name)} t
      where t.tenant_id = ${tenantId} ${position === null ? sql`` : sql`and ${isAfter(table, position)}`}
        ${onlyOf(table)}
      order by ${sql.raw(table.key.map((column) => `t.${column}`).join(', '))} limit ${limit}`,
  );
  return rows.map(asRowNow(table));
}

/** Keys in their order, after `position` or from the newest back, each with whether a seal covers it. */
export async function keysWithLeaf(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  from: { position: string | null } | 'newest',
  limit: number,
): Promise<{ key: string; hasLeaf: boolean }[]> {
  const columns = table.key.map((column) => `t.${column}`);
  const way = from === 'newest' ? 'desc' : 'asc';
  const after =
    from === 'newest' || from.position === null ? sql`` : sql`and ${isAfter(table, from.position)}`;
  return tx.run(
    sql<{ key: string; hasLeaf: boolean }>`select k.key, coalesce((select true from sealed_row s
          where s.tenant_id = ${tenantId} and s.table_name = ${table.name} and s.row_key = k.key
          limit 1), false) as "hasLeaf"
      from (select ${keyOf(table)} as key from ${sql.table(table.name)} t
        where t.tenant_id = ${tenantId} ${after} ${onlyOf(table)}
        order by ${sql.raw(columns.map((column) => `${column} ${way}`).join(', '))}
        limit ${limit}) k`,
  );
}

/** The rows with these keys; keys without a row are left out. */
export async function rowsOfKeys(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  keys: readonly string[],
): Promise<RowNow[]> {
  if (keys.length === 0) return [];
  const rows = await tx.run(
    sql<FoundRow>`select ${rowColumns(table)} from ${wantedKeys(tenantId, table, keys)} ${onlyOf(table)}`,
  );
  return rows.map(asRowNow(table));
}

/** The row with this key, or null. */
export async function rowOfKey(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  key: string,
): Promise<RowNow | null> {
  const rows = await tx.run(
    sql<FoundRow>`select ${rowColumns(table)} from ${sql.table(table.name)} t
      where t.tenant_id = ${tenantId} and ${keyOf(table)} = ${key} ${onlyOf(table)}`,
  );
  return rows.map(asRowNow(table))[0] ?? null;
}

/** `t` joined to these keys, found by its index; ends in a condition. */
const wantedKeys = (tenantId: string, table: TrustTable, keys: readonly string[]) => {
  const wanted = JSON.stringify(keys.map((key) => keyColumns(table, key)));
  const same = table.key.map(
    (column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`p.${column}`)}`,
  );
  return sql`jsonb_populate_recordset(null::${sql.table(table.name)}, ${wanted}::jsonb) p
    join ${sql.table(table.name)} t
      on t.tenant_id = ${tenantId} and ${sql.join(same, sql` and `)}
    where true`;
};

/** Which of these keys have a row. @throws DatabaseError when a key cannot be one of this table. */
export async function keysThere(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.run(
    sql<{ key: string }>`select ${keyOf(table)} as key from ${wantedKeys(tenantId, table, keys)}
      ${onlyOf(table)}`,
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
