import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { codeOfFormKey } from '../src/consult/contributions/contribution-code.ts';
import { demoFormKey } from '../src/demo/demo-codes.ts';
import { hoofdrol, type Settings } from './support/command.ts';
import { type Program, startProgram } from './support/program.ts';

let folder = '';
const programs: Program[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hoofdrol-lost-'));
});
afterEach(() => {
  for (const program of programs.splice(0)) program.child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const codeOf = (key: string): string => codeOfFormKey(demoFormKey(key));
const answer = 'kraan met gratis';
const takeBack = '/terughalen';

async function start(settings: Settings): Promise<Program> {
  const program = await startProgram(settings);
  programs.push(program);
  return program;
}

/** What somebody with a code gets to see. */
async function hear(url: string, key: string, path = ''): Promise<string> {
  const body = new URLSearchParams({ code: codeOf(key) });
  return (await fetch(`${url}/antwoord/nl-eenvoudig${path}`, { method: 'POST', body })).text();
}

/** A new PostgreSQL database, migrated by the command line. */
async function newDatabase(common: Settings): Promise<Settings> {
  const name = `moved_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const owner = new URL(inject('postgresUrl'));
  owner.pathname = `/${name}`;
  const serving = new URL(owner.href);
  serving.username = 'hoofdrol_web';
  serving.password = 'web';
  return { ...common, DATABASE_URL: serving.href, DATABASE_OWNER_URL: owner.href };
}

it('what was lost with the machine comes back on PostgreSQL, but for what somebody took back', async () => {
  const common = { HOOFDROL_SECRET: 'a secret of an installation in a test', HOOFDROL_DEMO: 'on' };
  const list = join(folder, 'elsewhere', 'erasures.jsonl');
  const embedded = { ...common, DATA_DIR: join(folder, 'data'), HOOFDROL_ERASURES: list };
  const lost = await start(embedded);
  const file = join(folder, 'neighbourhood.backup');
  const made = await hoofdrol(embedded, 'backup', file);
  expect(made).toMatchObject({ code: 0 });
  expect(made.answer).toContain('latest seal');

  // after the backup somebody takes their message back; then the machine is lost
  expect(await hear(lost.url, 'oversteken-bijna')).toContain(takeBack);
  await hear(lost.url, 'oversteken-bijna', '/terughalen/ja');
  expect(await hoofdrol(embedded, 'erasures', list)).toMatchObject({ code: 0 });
  lost.child.kill('SIGKILL');
  await rm(embedded.DATA_DIR, { recursive: true, force: true });

  const server = { ...(await newDatabase(common)), DATA_DIR: join(folder, 'server') };
  const restored = await hoofdrol(server, 'restore', file, '--erasures', list);
  expect(restored.told).toContain('Checking every link');
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.answer).toContain('1 erasures done again');

  const { url } = await start(server);
  expect(await hear(url, 'energiedrank')).toContain(answer);
  const gone = await hear(url, 'oversteken-bijna');
  expect(gone).not.toContain(takeBack);
  expect(await hoofdrol(server, 'restore', file)).toMatchObject({ code: 1, answer: '' });
});
