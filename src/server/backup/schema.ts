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
 * Takes down all foreign keys, so that rows can come in any order, and all indexes that are no key: made
 * at once they cost less than row by row. Gives the statements that put them back, which check every row.
 */
export async function takeDownKeys(session: DriverSession): Promise<string[]> {
  const made = await session.query(
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as down,
       format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
         pg_get_constraintdef(k.oid)) as up
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and k.contype = 'f' and k.conparentid = 0
     union all
     select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
     from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public'
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by 2`,
    [],
  );
  await session.script(made.map((thing) => String(thing['down'])).join('; '));
  return made.map((thing) => String(thing['up']));
}
