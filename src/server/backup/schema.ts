import type { DriverSession } from '../../db/database.ts';
import { allTables, quoted, type Table } from './catalogue.ts';

const ofExtension = (oid: string): string =>
  `exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;

/** Everything of the schema goes; it holds no rows. What an extension brought stays. */
const dropAll = `do $$
declare thing record;
begin
  for thing in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not ${ofExtension('c.oid')} loop
    execute format('drop table if exists %s cascade', thing.name);
  end loop;
  for thing in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prokind = 'f' and not ${ofExtension('p.oid')} loop
    execute format('drop function if exists %s cascade', thing.name);
  end loop;
end $$`;

/** Takes down what the migrations made, so that another version of it can be made. */
export const dropSchema = (session: DriverSession): Promise<void> => session.script(dropAll);

async function switchWalls(session: DriverSession, how: 'force' | 'no force'): Promise<void> {
  await session.script(`do $$
declare wall record;
begin
  for wall in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity loop
    execute format('alter table %s ${how} row level security', wall.name);
  end loop;
end $$`);
}

/** The owner of the tables sees every workspace, in this transaction: nobody else can until it ends. */
export const openWalls = (session: DriverSession): Promise<void> =>
  switchWalls(session, 'no force');

/** The walls stand for the owner too again. */
export const closeWalls = (session: DriverSession): Promise<void> => switchWalls(session, 'force');

/** Keeps everybody out of every table until the transaction ends. */
export async function lockTables(session: DriverSession): Promise<Table[]> {
  const tables = await allTables(session);
  if (tables.length > 0) {
    const names = tables.map(({ name }) => quoted(name)).join(', ');
    await session.script(`lock table ${names} in access exclusive mode`);
  }
  return tables;
}

/** The first table that holds a row, the ledger of migrations aside; null when there is none. */
export async function firstFilled(
  session: DriverSession,
  tables: readonly Table[],
): Promise<string | null> {
  for (const { name } of tables) {
    if (name === 'schema_migration') continue;
    const rows = await session.query(`select 1 as one from ${quoted(name)} limit 1`, []);
    if (rows.length > 0) return name;
  }
  return null;
}

/**
 * Takes down all foreign keys, so that rows can come in any order, and gives the statements that put
 * them back: those check every row at once.
 */
export async function takeDownKeys(session: DriverSession): Promise<string[]> {
  const keys = await session.query(
    `select k.conrelid::regclass::text as "table", quote_ident(k.conname) as name,
       pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and k.contype = 'f' and k.conparentid = 0
     order by k.conrelid::regclass::text collate "C", k.conname collate "C"`,
    [],
  );
  const down = keys.map((key) => `alter table ${key['table']} drop constraint ${key['name']}`);
  await session.script(down.join('; '));
  return keys.map(
    (key) => `alter table ${key['table']} add constraint ${key['name']} ${key['definition']}`,
  );
}
