import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import { alone } from './alone.ts';
import type { Driver, DriverSession } from './database.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export type MigrateResult =
  | { ok: true; applied: string[]; version: string }
  | { ok: false; reason: 'changed' | 'newer'; name: string };

/** All migrations of this version, in order. */
export async function readMigrations(
  folder = join(projectRoot, 'migrations'),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return {
        name: name.replace(/\.sql$/, ''),
        sql: text,
        checksum: createHash('sha256').update(text).digest('hex'),
      };
    }),
  );
}

/** Held while the schema is changed: one process does it, others wait. */
export const migratingLock = 4_820_411;
/** Makes the table that says which migrations a database has had. */
export const ledger = `create table if not exists schema_migration (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`;

/** Names and checksums of the migrations that this database has had; empty for a new database. */
export async function appliedMigrations(owner: Pick<Driver, 'once'>): Promise<Map<string, string>> {
  const known = await owner.once(`select to_regclass('schema_migration') is not null as there`, []);
  if (!known[0]?.['there']) return new Map();
  const rows = await owner.once('select name, checksum from schema_migration order by name', []);
  return new Map(rows.map((row) => [String(row['name']), String(row['checksum'])]));
}

/** Whether the database has exactly the migrations of this version. */
export async function schemaIsCurrent(driver: Driver): Promise<boolean> {
  const [applied, migrations] = await Promise.all([appliedMigrations(driver), readMigrations()]);
  return (
    applied.size === migrations.length &&
    migrations.every((migration) => applied.get(migration.name) === migration.checksum)
  );
}

/**
 * Brings the database to this version, forward only, one transaction per migration; several
 * processes may call it at once: one does it, the others wait.
 * @param servingLogin login that may take the two roles of the program; null when the owner serves
 */
export function migrate(owner: Driver, servingLogin: string | null = null): Promise<MigrateResult> {
  return alone(owner, migratingLock, async () => {
    const result = await migrateAlone(owner);
    if (result.ok && servingLogin) await letServe(owner, servingLogin);
    return result;
  });
}

/** Lets a login take the two roles of the program. */
export async function letServe(owner: Pick<Driver, 'script'>, login: string): Promise<void> {
  const name = `"${login.replaceAll('"', '""')}"`;
  await owner.script(
    `grant hoofdrol_app, hoofdrol_installation to ${name}; grant usage on schema public to ${name}; grant select on schema_migration to ${name}`,
  );
}

async function migrateAlone(owner: Driver): Promise<MigrateResult> {
  const migrations = await readMigrations();
  await owner.script(ledger);
  const applied = await appliedMigrations(owner);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, checksum] of applied) {
    const migration = known.get(name);
    if (!migration) return { ok: false, reason: 'newer', name };
    if (migration.checksum !== checksum) return { ok: false, reason: 'changed', name };
  }
  const done: string[] = [];
  for (const migration of migrations) {
    if (applied.has(migration.name)) continue;
    await apply(owner, migration);
    done.push(migration.name);
  }
  return { ok: true, applied: done, version: migrations.at(-1)?.name ?? '' };
}

/** Carries migrations out in a transaction that is open, and writes them into the ledger. */
export async function applyWithin(
  session: DriverSession,
  migrations: readonly Migration[],
): Promise<void> {
  for (const migration of migrations) {
    await session.script(migration.sql);
    await session.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
  }
}

async function apply(owner: Driver, migration: Migration): Promise<void> {
  const session = await owner.begin('begin');
  try {
    await applyWithin(session, [migration]);
    await session.end('commit');
  } catch (error) {
    await session.end('rollback').catch(() => undefined);
    throw error;
  }
}
