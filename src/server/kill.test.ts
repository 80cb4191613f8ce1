import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openEmbedded, openServer } from '../db/open.ts';
import { sql } from '../db/sql.ts';
import { startTestServer, type TestServer } from '../db/test-servers.ts';
import { databaseFolder } from './data-folder.ts';
import { endAllPrograms, type Program, type Settings, startProgram } from './program-under-test.ts';
import { Residents } from './residents-under-test.ts';

const rounds = 20;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Another moment in every round: just begun, in full swing, and between. */
const momentOf = (round: number): number => 40 + ((round * 67) % 260);

/** How many messages of residents are in the database, and how many different ones. */
async function counted(database: OpenDatabase): Promise<{ all: number; different: number }> {
  try {
    const [row] = await database.installation('count what was sent').tx((tx) =>
      tx.run(sql<{ all: number; different: number }>`
        select count(*) as all, count(distinct t.body) as different
        from contribution c join text_version t on t.tenant_id = c.tenant_id and t.text_id = c.text_id
        where t.body like 'Bericht van een bewoner, %'`),
    );
    return row ?? { all: 0, different: 0 };
  } finally {
    await database.close();
  }
}

/** Sends, kills in the middle, starts again and looks, round after round. */
async function killAgainAndAgain(settings: Settings, residents: Residents): Promise<void> {
  let program = await startProgram(settings);
  for (let round = 0; round < rounds; round += 1) {
    const before = { tried: residents.tried.size, acknowledged: residents.acknowledged.size };
    residents.begin(program.url);
    await pause(momentOf(round));
    await program.end('SIGKILL');
    await residents.stop();
    const sent = [...residents.tried].slice(before.tried);
    const promised = [...residents.acknowledged.keys()].slice(before.acknowledged);
    expect(promised.length, `round ${round}: killed in the middle`).toBeLessThan(sent.length);

    program = await startProgram(settings);
    expect(await residents.lost(program.url, promised), `round ${round}: lost`).toEqual([]);
    expect(await residents.resend(program.url, sent), `round ${round}: other code`).toEqual([]);
  }
  expect(await program.end('SIGTERM')).toBe(0);
}

afterAll(endAllPrograms);

describe('a process that is killed in the middle of writes, on PGlite', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoofdrol-kill-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it(`has lost and doubled nothing after ${rounds} times`, async () => {
    const residents = new Residents();
    await killAgainAndAgain({ DATA_DIR: folder }, residents);
    const { size } = residents.tried;
    expect(size).toBeGreaterThan(rounds);
    expect(await counted(await openEmbedded(databaseFolder(folder)))).toEqual({
      all: size,
      different: size,
    });
  });
});

describe('a process that is killed in the middle of writes, on PostgreSQL', () => {
  let server: TestServer;
  let settings: Settings;
  let owner = '';
  const residents = new Residents();
  let program: Program;

  beforeAll(async () => {
    server = await startTestServer();
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query('create database kill template hoofdrol_template');
    await admin.end();
    const url = new URL(server.url);
    url.pathname = '/kill';
    owner = url.href;
    url.username = 'hoofdrol_web';
    url.password = 'web';
    settings = {
      DATABASE_URL: url.href,
      DATABASE_OWNER_URL: owner,
      HOOFDROL_DEMO: 'on',
      HOOFDROL_SECRET: 'a secret of the kill tests, at least 32 bytes',
    };
  });
  afterAll(async () => {
    await server.stop();
  });

  it(`has lost and doubled nothing after ${rounds} times`, async () => {
    await killAgainAndAgain(settings, residents);
  });

  /** Residents go on sending while something happens to the database under the running program. */
  async function whileSending(happens: () => Promise<void>): Promise<void> {
    const before = residents.acknowledged.size;
    residents.begin(program.url);
    await pause(150);
    await happens();
    await pause(150);
    await residents.stop();
    await expect
      .poll(async () => (await fetch(`${program.url}/status`)).status, { timeout: 20_000 })
      .toBe(200);
    const promised = [...residents.acknowledged.keys()].slice(before);
    expect(await residents.lost(program.url, promised)).toEqual([]);
  }

  it('loses nothing when the database itself crashes and comes back', async () => {
    program = await startProgram(settings);
    for (let time = 0; time < 3; time += 1) {
      await whileSending(async () => {
        await server.crash();
        await pause(50);
        await server.startAgain();
      });
    }
    expect([...residents.refused.keys()]).toContain(503);
  });

  it('loses nothing when a connection of the database is killed', async () => {
    for (let time = 0; time < 3; time += 1) {
      await whileSending(async () => {
        const admin = new pg.Client({ connectionString: owner });
        admin.on('error', () => undefined); // PostgreSQL ends every connection with it
        await admin.connect();
        const { rows } = await admin.query<{ pid: number }>(
          `select pid from pg_stat_activity where usename = 'hoofdrol_web' limit 1`,
        );
        const pid = rows[0]?.pid;
        if (!pid) throw new Error('the program has no connection to the database');
        process.kill(pid, 'SIGKILL');
        await admin.end().catch(() => undefined);
      });
    }
    expect(
      [...residents.refused.keys()].filter((status) => status !== 503 && status !== 0),
    ).toEqual([]);
  });

  it('has every message that was ever sent exactly once', async () => {
    const unsure = [...residents.tried].filter((key) => !residents.acknowledged.has(key));
    expect(await residents.resend(program.url, unsure)).toEqual([]);
    expect(await residents.lost(program.url)).toEqual([]);
    expect(await program.end('SIGTERM')).toBe(0);
    const { size } = residents.tried;
    expect(await counted(openServer(settings['DATABASE_URL'] ?? ''))).toEqual({
      all: size,
      different: size,
    });
  });
});
