import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseError } from './database.ts';
import { openPglite, type PgliteDriver } from './pglite.ts';

describe('a transaction whose database stopped and was opened anew', () => {
  let folder = '';
  let driver: PgliteDriver;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoofdrol-pglite-'));
    driver = await openPglite({ folder, patience: 1_500 });
    await driver.script('create table said (words text)');
  }, 60_000);
  afterAll(async () => {
    await driver.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('writes nothing more: what it wrote before is gone', async () => {
    const session = await driver.begin('begin');
    await session.query(`insert into said values ('first half')`, []);
    await expect(session.query('select pg_sleep(20)', [])).rejects.toThrow('stopped answering');
    const half = () =>
      session.query(`insert into said values ('other half')`, []).catch(({ message }) => message);
    await expect.poll(half, { timeout: 30_000 }).toBe('the database was opened anew');
    await expect(session.end('commit')).rejects.toThrow('opened anew');
    expect(await driver.once('select words from said', [])).toEqual([]);
  }, 60_000);
});

describe('an error of the database', () => {
  it('does not say what somebody typed', () => {
    const typed = 'invalid input syntax for type date: "mijn buurvrouw Amira"';
    expect(new DatabaseError(typed, '22007').message).toBe(
      'invalid input syntax for type date: "…"',
    );
    const own = 'relation "contribution" does not exist';
    expect(new DatabaseError(own, '42P01').message).toBe(own);
  });
});
