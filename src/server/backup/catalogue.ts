import type { DriverSession } from '../../db/database.ts';

/** A column as the database knows it. */
export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it: `timestamp with time zone`, `text[]`. */
  readonly type: string;
}

/** A table that a backup holds, read from the catalogue: a new one is never forgotten. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly Column[];
}

/**
 * What signs somebody in is left out: sessions that were ended since must not come back to life. After
 * restoring everyone signs in again. The ledger of migrations stands in the manifest.
 */
export const leftOut: readonly string[] = ['schema_migration', 'session', 'sign_in_link'];

const tablesQuery = `select c.relname::text as name,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
      order by a.attnum)
    from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
      order by k.place), '[]')
    from pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where i.indrelid = c.oid and i.indisprimary) as key
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r'
order by c.relname collate "C"`;

/** Every table of the schema, in the order of their names. */
export async function allTables(session: DriverSession): Promise<Table[]> {
  return (await session.query(tablesQuery, [])) as unknown as Table[];
}

/** Every table whose rows a backup holds. */
export async function backedUpTables(session: DriverSession): Promise<Table[]> {
  return (await allTables(session)).filter((table) => !leftOut.includes(table.name));
}

/** A name as SQL takes it, whatever it is. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const isBytes = (column: Column): boolean => column.type === 'bytea';

/**
 * SQL that gives a table's rows as one column `line` of JSON, in the order of the key: bytes as base64,
 * times in UTC to the microsecond (`TimeZone` is UTC), numbers with every digit.
 */
export function selectLines(table: Table): string {
  const values = table.columns.map((column) => {
    const name = quoted(column.name);
    return isBytes(column) ? `replace(encode(${name}, 'base64'), E'\\n', '') as ${name}` : name;
  });
  // text in the order of its bytes: machines sort it in different ways
  const order = table.key.map((column) =>
    column.type === 'text' ? `t.${quoted(column.name)} collate "C"` : `t.${quoted(column.name)}`,
  );
  return `select row_to_json(r)::text as line from (select ${values.join(', ')}
    from ${quoted(table.name)} t order by ${order.join(', ') || '1'}) r`;
}

/** SQL that adds rows: `$1` is a JSON array of lines. The other way around of `selectLines`. */
export function insertLines(table: Table): string {
  const names = table.columns.map(({ name }) => quoted(name));
  const values = table.columns.map((column) =>
    isBytes(column) ? `decode(r.${quoted(column.name)}, 'base64')` : `r.${quoted(column.name)}`,
  );
  const types = table.columns.map(
    (column) => `${quoted(column.name)} ${isBytes(column) ? 'text' : column.type}`,
  );
  return `insert into ${quoted(table.name)} (${names.join(', ')})
    select ${values.join(', ')} from json_to_recordset($1::json) as r(${types.join(', ')})`;
}

/** SQL for the size in bytes of the largest row's bytes (0 where a table holds none). */
export function largestBytes(table: Table): string {
  const sizes = table.columns.filter(isBytes).map(({ name }) => `octet_length(${quoted(name)})`);
  if (sizes.length === 0) return 'select 0 as largest';
  return `select coalesce(max(greatest(${sizes.join(', ')})), 0) as largest from ${quoted(table.name)}`;
}
