import { pino } from 'pino';
import { beforeAll, expect, it } from 'vitest';
import { HandClock, replayableRandom } from '../app-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { allWorkspaces } from '../people/index.ts';
import { sealEvents } from '../thread/seals.ts';
import { verifyWorkspace } from '../thread/verify.ts';
import type { Deps } from '../web/deps.ts';
import { fillDemo } from './fill-demo.ts';
import { type Demo, readDemo } from './read-demo.ts';

onBothDatabases('filling the demo', (open) => {
  let demo: Demo;
  let tenantId = '';
  const clock = new HandClock('2026-11-21T10:00:00Z');
  const depsOf = (): Deps => ({
    db: open().db,
    clock,
    random: replayableRandom('demo'),
    secret: 'a secret of the tests, at least 32 bytes long',
    baseUrl: 'http://localhost',
    demo: true,
    trustProxy: false,
    log: pino({ level: 'silent' }),
  });

  beforeAll(async () => {
    demo = await readDemo();
    console.time('fill');
    expect(await fillDemo(open(), depsOf())).toBe(true);
    console.timeEnd('fill');
    const [workspace] = await open().installation('test').tx(allWorkspaces);
    tenantId = workspace?.tenantId ?? '';
  });

  it('adds nothing to a database that holds a workspace', async () => {
    expect(await fillDemo(open(), depsOf())).toBe(false);
    expect(await open().installation('test').tx(allWorkspaces)).toHaveLength(1);
  });

  it('leaves a thread that can be sealed and verified', async () => {
    const report = await open()
      .installation('test')
      .tx(async (tx) => {
        expect(await sealEvents(tx, clock, tenantId)).toBeGreaterThan(demo.contributions.length);
        return verifyWorkspace(tx, tenantId);
      });
    expect(report).toMatchObject({ breaks: [], unsealed: 0, seals: 1 });
    expect(report.erased).toBe(demo.contributions.filter((said) => !said.text).length);
  });
});
