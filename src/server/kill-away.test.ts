import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseAway } from '../db/database.ts';
import { openPglite } from '../db/pglite.ts';
import { startTestServer, type TestServer } from '../db/test-servers.ts';
import { endAllPrograms, type Program, startProgram } from './program-under-test.ts';
import { isKnown, Residents, send, wordsOf } from './residents-under-test.ts';

const newKey = (): string => randomBytes(16).toString('hex');

async function statusOf(program: Program): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${program.url}/status`);
  return { status: answer.status, body: await answer.json() };
}

/** Waits for the program to say that it has a database again. */
const untilBack = (program: Program, timeout: number) =>
  expect.poll(async () => (await statusOf(program)).status, { timeout, interval: 200 }).toBe(200);

/** Somebody sends while there is no database: everything typed comes back, with the same key. */
async function refusedWithWords(program: Program, key: string): Promise<void> {
  const { status, page } = await send(program.url, key);
  expect(status).toBe(503);
  expect(page).toContain(wordsOf(key));
  expect(page).toContain(`value="${key}"`);
}

afterAll(endAllPrograms);

describe('a database that goes away and comes back', () => {
  let server: TestServer;
  let program: Program;
  beforeAll(async () => {
    server = await startTestServer();
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query('create database away template hoofdrol_template');
    await admin.end();
    const url = new URL(server.url);
    url.pathname = '/away';
    const owner = url.href;
    url.username = 'hoofdrol_web';
    url.password = 'web';
    program = await startProgram({
      DATABASE_URL: url.href,
      DATABASE_OWNER_URL: owner,
      HOOFDROL_DEMO: 'on',
      HOOFDROL_SECRET: 'a secret of the kill tests, at least 32 bytes',
    });
  });
  afterAll(async () => {
    await program?.end('SIGTERM');
    await server?.stop();
  });

  it('is told by /status, and costs nobody what they typed', async () => {
    expect((await statusOf(program)).status).toBe(200);
    const [before, during] = [newKey(), newKey()];
    const sent = await send(program.url, before);
    expect(sent.status).toBe(200);

    await server.crash();
    const away = await statusOf(program);
    expect(away.status).toBe(503);
    expect(away.body).not.toMatchObject({ status: 'ok' });
    await refusedWithWords(program, during);

    await server.startAgain();
    await untilBack(program, 10_000);
    expect(await isKnown(program.url, sent.code)).toBe(true);
    expect((await send(program.url, during)).status).toBe(200);
  });
});

/** A small disk of its own, in memory; null where this machine does not allow that. */
function smallDisk(megabytes: number): string | null {
  const folder = join(tmpdir(), `hoofdrol-disk-${newKey().slice(0, 12)}`);
  mkdirSync(folder);
  try {
    const size = `size=${megabytes}m`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

/** Takes all the space that a disk has left. */
function fill(folder: string): void {
  const block = Buffer.alloc(4096, 1);
  const file = openSync(join(folder, 'filler'), 'a');
  try {
    while (statfsSync(folder).bavail > 0) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

const disk = smallDisk(160);

afterAll(async () => {
  if (!disk) return;
  execFileSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
});

describe('a disk that is full, on PGlite', () => {
  // mounting asks for an administrator of the machine
  it.skipIf(!disk)('keeps every acknowledged message, and comes back with the space', async () => {
    if (!disk) throw new Error('there is no disk');
    const program = await startProgram({ DATA_DIR: join(disk, 'data') });
    try {
      await livesThroughFullDisk(program, disk);
      expect(await program.end('SIGTERM')).toBe(0);
    } finally {
      await program.end('SIGKILL');
    }
  });
});

describe('PGlite that blocks for good, for want of room for its log', () => {
  it.skipIf(!disk)('is ended by a watchdog, and opened again with all that was kept', async () => {
    if (!disk) throw new Error('there is no disk');
    const database = await openPglite({ folder: join(disk, 'blocked'), patience: 2_000 });
    const ask = (sql: string) => database.once(sql, []);
    try {
      await ask('create table kept (number integer)');
      await ask('insert into kept values (1)');
      fill(disk);
      await ask('select pg_switch_wal()');
      await expect(ask('insert into kept values (2)')).rejects.toThrow(DatabaseAway);
      await expect(ask('select number from kept')).rejects.toThrow('stopped answering');
      rmSync(join(disk, 'filler'));
      await expect
        .poll(() => ask('select number from kept').catch(() => null), { timeout: 30_000 })
        .toEqual([{ number: 1 }]);
      await ask('insert into kept values (3)');
    } finally {
      await database.close();
    }
  });
});

async function livesThroughFullDisk(program: Program, disk: string): Promise<void> {
  const residents = new Residents();
  fill(disk);
  residents.begin(program.url);
  // pages of the database that have room left still take some messages
  const refusals = () => residents.refused.get(503) ?? 0;
  await expect.poll(refusals, { timeout: 60_000, interval: 50 }).toBeGreaterThan(20);
  expect((await statusOf(program)).status).toBe(503);
  await residents.stop();
  const during = newKey();
  await refusedWithWords(program, during);
  expect([...residents.refused.keys()]).toEqual([503]);

  rmSync(join(disk, 'filler'));
  await untilBack(program, 60_000);
  expect(residents.acknowledged.size).toBeGreaterThan(0);
  expect(await residents.lost(program.url)).toEqual([]);
  expect(await residents.resend(program.url, [...residents.tried, during])).toEqual([]);
}
