import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAllPrograms, runProgram, startProgram } from './program-under-test.ts';

const secret = 'a secret of the kill tests, at least 32 bytes';

afterAll(endAllPrograms);

describe('starting and stopping on the embedded database', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoofdrol-start-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('refuses a second process on the same folder by name, and ends gracefully', async () => {
    const first = await startProgram({ DATA_DIR: folder });
    expect((await fetch(`${first.url}/status`)).status).toBe(200);
    const second = await runProgram({ DATA_DIR: folder });
    expect(second.code).toBe(3);
    expect(second.output).toContain(`Another process already serves the data in ${folder}`);
    expect((await fetch(`${first.url}/status`)).status).toBe(200);
    expect(await first.end('SIGTERM')).toBe(0);
    expect(first.output()).toContain('SIGTERM');
    await expect(fetch(`${first.url}/status`)).rejects.toThrow();
  });

  it('lets a request under way end before it stops', async () => {
    const program = await startProgram({ DATA_DIR: folder });
    const asked = fetch(`${program.url}/meedoen/demo`);
    // the connection is open by then, the page perhaps not yet made
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [page, code] = await Promise.all([asked, program.end('SIGTERM')]);
    expect(page.status).toBe(200);
    expect(code).toBe(0);
  });

  it('takes a folder over from a process that was killed', async () => {
    const killed = await startProgram({ DATA_DIR: folder });
    await killed.end('SIGKILL');
    const next = await startProgram({ DATA_DIR: folder });
    expect((await fetch(`${next.url}/meedoen/demo`)).status).toBe(200);
    expect(await next.end('SIGINT')).toBe(0);
  });
});

describe('settings that cannot be', () => {
  it.each([
    ['PORT', { PORT: 'harbour' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/hoofdrol', HOOFDROL_SECRET: secret }],
    ['HOOFDROL_SECRET', { HOOFDROL_SECRET: 'short' }],
    ['HOOFDROL_SECRET', { BASE_URL: 'https://hoofdrol.example.nl' }],
    ['HOOFDROL_DEMONSTRATION', { HOOFDROL_DEMONSTRATION: 'on' }],
    ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'postgres://owner@localhost/hoofdrol' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'shout' }],
  ])('stop the start by name: %s', async (name, settings) => {
    const ended = await runProgram({ ...settings, DATA_DIR: '/nowhere/to/be/found' });
    expect(ended.code).toBe(2);
    expect(ended.output).toContain(`Setting ${name}`);
  });

  it('are all named at once', async () => {
    const ended = await runProgram({ PORT: '99999999', LOG_LEVEL: 'shout', HOOFDROL_X: '1' });
    expect(ended.code).toBe(2);
    for (const name of ['PORT', 'LOG_LEVEL', 'HOOFDROL_X']) expect(ended.output).toContain(name);
  });

  it('says that a database cannot be reached', async () => {
    const ended = await runProgram({
      DATABASE_URL: 'postgres://hoofdrol_web@127.0.0.1:1/hoofdrol',
      HOOFDROL_SECRET: secret,
      HOOFDROL_DEMO: 'on',
    });
    expect(ended.code).toBe(4);
    expect(ended.output).toContain('The database cannot be reached');
  });
});
