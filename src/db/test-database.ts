import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type OpenDatabase, opened, openServer } from './open.ts';
import { openPglite } from './pglite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the migrated, empty PGlite data. */
    preparedPglite: string;
    /** Superuser's address of the PostgreSQL server of this run. */
    postgresUrl: string;
  }
}

export type DatabaseKind = 'pglite' | 'postgres';

/** A clone of the migrated, empty PGlite database, in memory. */
export async function clonePglite(): Promise<OpenDatabase> {
  const prepared = new Uint8Array(await readFile(inject('preparedPglite')));
  return opened(await openPglite({ folder: null, prepared }));
}

/** A clone of the migrated, empty PostgreSQL database; opened as the serving login. */
export async function clonePostgres(): Promise<OpenDatabase & { url: string }> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template hoofdrol_template`);
  await admin.end();
  const url = new URL(inject('postgresUrl'));
  url.username = 'hoofdrol_web';
  url.password = 'web';
  url.pathname = `/${name}`;
  return { ...openServer(url.href, 4), url: url.href };
}

/**
 * Runs the same tests on PGlite and on PostgreSQL, each on a clone of its own.
 * @param name what the tests are about
 * @param tests receives a function that gives the open database (inside tests and hooks only)
 */
export function onBothDatabases(
  name: string,
  tests: (open: () => OpenDatabase, kind: DatabaseKind) => void,
): void {
  const kinds: readonly DatabaseKind[] = ['pglite', 'postgres'];
  describe.each(kinds)(`${name} (%s)`, (kind) => {
    let database: OpenDatabase | undefined;
    beforeAll(async () => {
      database = kind === 'pglite' ? await clonePglite() : await clonePostgres();
    }, 60_000);
    afterAll(async () => {
      await database?.close();
    });
    tests(() => {
      if (!database) throw new Error('the test database is not open yet');
      return database;
    }, kind);
  });
}
