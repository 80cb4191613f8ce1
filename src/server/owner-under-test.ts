import pg from 'pg';
import type { Driver, Row } from '../db/database.ts';
import type { OpenDatabase } from '../db/open.ts';
import { clonePglite, clonePostgres, type DatabaseKind } from '../db/test-database.ts';

/** A test database with somebody who owns it and may do anything to it. */
export interface OwnedDatabase {
  readonly open: OpenDatabase;
  run(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens a clone, and lets its owner past every check and key. */
export async function ownedDatabase(kind: DatabaseKind): Promise<OwnedDatabase> {
  const owned = kind === 'pglite' ? await ownedPglite() : await ownedPostgres();
  const checks = await owned.run(`select conrelid::regclass::text as name, conname as rule
    from pg_constraint where contype in ('c', 'f') and connamespace = 'public'::regnamespace`);
  for (const { name, rule } of checks) {
    await owned.run(`alter table ${String(name)} drop constraint "${String(rule)}"`);
  }
  return owned;
}

async function ownedPglite(): Promise<OwnedDatabase> {
  const open = await clonePglite();
  const driver: Driver = open.driver;
  return { open, run: (text, values = []) => driver.once(text, values), close: open.close };
}

async function ownedPostgres(): Promise<OwnedDatabase> {
  const open = await clonePostgres();
  const url = new URL(open.url);
  url.username = 'postgres';
  url.password = 'postgres';
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  return {
    open,
    run: async (text, values = []) => (await owner.query(text, [...values])).rows as Row[],
    async close() {
      await owner.end();
      await open.close();
    },
  };
}
