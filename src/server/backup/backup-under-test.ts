import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import { HandClock, replayableRandom } from '../../app-under-test.ts';
import { migrateServer, type OpenDatabase, openServer } from '../../db/open.ts';
import { clonePglite } from '../../db/test-database.ts';
import { fillDemo } from '../../demo/fill-demo.ts';
import { projectRoot } from '../../root.ts';
import type { Deps } from '../../web/deps.ts';
import { allTables } from './catalogue.ts';
import type { Manifest } from './manifest.ts';
import { type RestoreRequest, type RestoreResult, restoreBackup } from './restore-backup.ts';

import { writeBackup } from './write-backup.ts';

export const secret = 'a secret of the tests, at least 32 bytes long';

/** What an earlier version kept. */
export const released = join(projectRoot, 'migrations', 'releases', '0009-answers.backup');

export const depsOf = (database: OpenDatabase): Deps => ({
  db: database.db,
  clock: new HandClock('2026-11-21T10:00:00Z'),
  random: replayableRandom('backup'),
  secret,
  baseUrl: 'http://localhost',
  demo: true,
  trustProxy: false,
  mail: { way: 'console', nudge: () => undefined },
  demoClock: null,
  identityProvider: null,
  log: pino({ level: 'silent' }),
});

/** The fictional neighbourhood as an earlier version kept it: sooner there than filled anew. */
export async function releasedOnPglite(): Promise<OpenDatabase> {
  const database = await clonePglite();
  const result = await restoreUnderTest(database, released);
  if (!result.ok) throw new Error(`not restored: ${result.reason}`);
  return database;
}

/** The fictional neighbourhood, as people would have made it. */
export async function demoOnPglite(): Promise<OpenDatabase> {
  const database = await clonePglite();
  await fillDemo(database, depsOf(database));
  return database;
}

/** Addresses of a new, empty PostgreSQL database: of its owner, who is no superuser, and to serve. */
export async function emptyPostgresUrls(): Promise<{ owner: string; serving: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query(`create role ${name} login createrole password 'owner'`);
  await admin.query(`grant hoofdrol_app, hoofdrol_installation to ${name} with admin option`);
  await admin.query(`create database ${name} owner ${name}`);
  await admin.end();
  const owner = new URL(inject('postgresUrl'));
  owner.username = name;
  owner.password = 'owner';
  owner.pathname = `/${name}`;
  const serving = new URL(owner);
  serving.username = 'hoofdrol_web';
  serving.password = 'web';
  const migrated = await migrateServer(owner.href, serving.href);
  if (!migrated.ok) throw new Error(`migration ${migrated.name} failed`);
  return { owner: owner.href, serving: serving.href };
}

/** A new, empty PostgreSQL database, as the login that serves. */
export async function emptyPostgres(): Promise<OpenDatabase> {
  const { owner, serving } = await emptyPostgresUrls();
  return openServer(serving, 4, owner);
}

export const emptyPglite: () => Promise<OpenDatabase> = clonePglite;

/** Restores with what a host gives usually; `given` says what is other. */
export function restoreUnderTest(
  to: OpenDatabase,
  file: string,
  given: Partial<RestoreRequest> = {},
): Promise<RestoreResult> {
  return to.asOwner(({ driver, servingLogin }) =>
    restoreBackup({
      owner: driver,
      servingLogin,
      secret,
      file,
      codesLost: false,
      say: () => undefined,
      eraseAgain: async () => 0,
      ...given,
    }),
  );
}

/** Writes a backup of a database and gives its manifest. */
export async function backupUnderTest(from: OpenDatabase, file: string): Promise<Manifest> {
  const { driver } = from;
  const clock = new HandClock('2026-11-21T10:00:00Z');
  const about = { driver, clock, secret, program: 'test', say: () => undefined };
  const result = await writeBackup({ ...about, file });
  if (!result.ok) throw new Error(`no backup: ${result.reason}`);
  return result.manifest;
}

/** Whether these words are anywhere, in any column of any row of any table. */
export async function holds(database: OpenDatabase, words: string): Promise<boolean> {
  const session = await database.driver.begin('begin; set local role hoofdrol_installation');
  let found = false;
  for (const table of await allTables(session)) {
    const rows = await session.query(
      `select 1 as one from "${table.name}" t where position($1 in t::text) > 0 limit 1`,
      [words],
    );
    found ||= rows.length > 0;
  }
  await session.end('commit');
  return found;
}
