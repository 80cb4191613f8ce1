import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOfFormKey } from '../../consult/contributions/contribution-code.ts';
import { takeBack } from '../../consult/contributions/take-back.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { demoFormKey } from '../../demo/demo-codes.ts';
import { type Workspace, workspaceOfHost } from '../../people/index.ts';
import { verifyWorkspace } from '../../thread/verify.ts';
import { trustTables } from '../trust-tables.ts';
import {
  backupUnderTest,
  depsOf,
  emptyPglite,
  emptyPostgres,
  holds,
  releasedOnPglite,
  restoreUnderTest,
} from './backup-under-test.ts';
import { eraseAgain } from './erase-again.ts';
import { readErasures } from './erasure-list.ts';
import { keepErasures } from './keep-erasures.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-erasures-'));
const said = 'kost een blikje energy 1 euro';
const codeOf = (key: string): string => codeOfFormKey(demoFormKey(key));

describe('what was taken back after a backup was made', () => {
  const file = join(folder, 'before.backup');
  const list = join(folder, 'erasures.jsonl');
  let demo: OpenDatabase | undefined;
  let workspace: Workspace | undefined;
  const lost = (): { demo: OpenDatabase; workspace: Workspace } => {
    if (!demo || !workspace) throw new Error('the demo is not there yet');
    return { demo, workspace };
  };
  beforeAll(async () => {
    demo = await releasedOnPglite();
    workspace = (await workspaceOfHost(demo.installation('test'), 'localhost')) ?? undefined;
    await backupUnderTest(demo, file);
    expect(await holds(demo, said)).toBe(true);
    const result = await takeBack(depsOf(demo), lost().workspace, codeOf('energiedrank'));
    expect(result).toEqual({ ok: true });
  }, 60_000);
  afterAll(() => demo?.close());

  it('is written down apart from the database, once, without a word of what was said', async () => {
    const { demo: database } = lost();
    const keep = () => keepErasures(database.installation('test'), depsOf(database).clock, list);
    expect(await keep()).toBeGreaterThan(0);
    expect(await keep()).toBe(0);
    const kept = readFileSync(list, 'utf8');
    expect(kept).toContain('"kind":"withdrawn"');
    expect(kept).not.toMatch(/energy|blikje/i);
  });

  it.each([['PGlite', emptyPglite] as const, ['PostgreSQL', emptyPostgres] as const])(
    'is erased again before anybody can see it (%s)',
    async (_, open) => {
      const erasures = await readErasures(list);
      if (!erasures.ok) throw new Error('there is no list');
      const to = await open();
      const result = await restoreUnderTest(to, file, {
        eraseAgain: (tx) => eraseAgain(tx, depsOf(to), erasures.erasures),
      });
      expect(result).toMatchObject({ ok: true, erased: 1 });
      expect(await holds(to, said)).toBe(false);
      const { tenantId } = lost().workspace;
      const report = await verifyWorkspace(to.installation('test'), tenantId, trustTables);
      expect(report.breaks).toEqual([]);
      await to.close();
    },
    60_000,
  );

  it('comes back without that list', async () => {
    const to = await emptyPglite();
    expect(await restoreUnderTest(to, file)).toMatchObject({ ok: true, erased: 0 });
    expect(await holds(to, said)).toBe(true);
    await to.close();
  }, 60_000);

  it('is written down again when a crash cut the list off', async () => {
    const { demo: database } = lost();
    const whole = readFileSync(list, 'utf8');
    const cut = join(folder, 'cut.jsonl');
    writeFileSync(cut, whole.slice(0, -20));
    await keepErasures(database.installation('test'), depsOf(database).clock, cut);
    expect(readFileSync(cut, 'utf8')).toBe(whole);
  });

  it('is not believed of a list that holds something else', async () => {
    const other = join(folder, 'other.jsonl');
    writeFileSync(other, readFileSync(list));
    appendFileSync(other, '{"words":"iets anders"}\n');
    const lines = readFileSync(list, 'utf8').trim().split('\n').length;
    expect(await readErasures(other)).toEqual({
      ok: false,
      reason: 'unreadable',
      line: lines + 1,
    });
  });
});
