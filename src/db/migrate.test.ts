import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { readMigrations } from './migrate.ts';
import { migrateServer } from './open.ts';

/** Addresses of a new, empty database: as its owner, and as the login that serves. */
async function emptyDatabase(): Promise<{ owner: string; serving: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const owner = new URL(inject('postgresUrl'));
  owner.pathname = `/${name}`;
  const serving = new URL(owner);
  serving.username = 'hoofdrol_web';
  return { owner: owner.href, serving: serving.href };
}

describe('migrating', () => {
  it('is done once when several processes start together', async () => {
    const { owner, serving } = await emptyDatabase();
    const results = await Promise.all([1, 2, 3].map(() => migrateServer(owner, serving)));
    const migrations = await readMigrations();
    const applied = results.flatMap((result) => (result.ok ? result.applied : ['failed']));
    expect(applied.sort()).toEqual(migrations.map((migration) => migration.name));
  });

  it('refuses a database that was made by a newer version, or whose past was changed', async () => {
    const { owner, serving } = await emptyDatabase();
    await migrateServer(owner, serving);
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    await client.query("insert into schema_migration (name, checksum) values ('9999-later', 'x')");
    expect(await migrateServer(owner, serving)).toEqual({
      ok: false,
      reason: 'newer',
      name: '9999-later',
    });
    await client.query("delete from schema_migration where name = '9999-later'");
    await client.query("update schema_migration set checksum = 'x' where name = '0002-thread'");
    expect(await migrateServer(owner, serving)).toEqual({
      ok: false,
      reason: 'changed',
      name: '0002-thread',
    });
    await client.end();
  });
});
