import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopUse, withdrawPublicationsOf } from '../../approach/index.ts';
import { codeOfFormKey } from '../../consult/contributions/contribution-code.ts';
import { takeBack } from '../../consult/contributions/take-back.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { sql } from '../../db/sql.ts';
import { demoFormKey } from '../../demo/demo-codes.ts';
import { type Account, type Workspace, workspaceOfHost } from '../../people/index.ts';
import { publishUnderTest } from '../../reports/record/published-under-test.ts';
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
const onPage = 'Er is een plek om buiten te spelen, zo stond het op de pagina.';
const shown = 'Fatima uit de Wilgenhof';
const stays = 'Het verkeer is hier te druk.';
interface Bead {
  id: string;
  approachId: string;
  ownerId: string;
}
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
  /** Two copies on the public page: one is taken off after the backup, of the other only the name. */
  const publish = async (
    database: OpenDatabase,
    workspace: Workspace,
  ): Promise<() => Promise<void>> => {
    const deps = depsOf(database);
    const { tenantId } = workspace;
    const [goal, contribution] = await database.installation('test').tx((tx) =>
      tx.run(
        sql<Bead>`(select g.id, g.approach_id as "approachId", g.owner_id as "ownerId" from goal g order by g.id limit 1)
          union all (select c.id, c.approach_id, c.owner_id from contribution c
            where c.state = 'answered' and c.origin = 'resident' order by c.id desc limit 1)`,
      ),
    );
    if (!goal || !contribution) throw new Error('the demo has no goal or no contribution');
    const coordinator = { id: goal.ownerId } as Account;
    const house = { deps, workspace, people: { coordinator, partner: coordinator } as never };
    const about = { approachId: goal.approachId, facts: {} } as const;
    await publishUnderTest(house, {
      ...about,
      beadId: goal.id,
      kind: 'goal',
      words: { change: onPage },
    });
    const named = {
      beadId: contribution.id,
      kind: 'contribution',
      words: { words: stays },
    } as const;
    await publishUnderTest(house, { ...about, ...named, name: shown, uses: ['name'] });
    return () =>
      deps.db.tx({ tenantId }, async (tx) => {
        await withdrawPublicationsOf(tx, deps, tenantId, goal.id, 'by-team');
        const speaking = { through: 'code', actorRole: 'resident' } as const;
        expect(await stopUse(tx, deps, tenantId, contribution.id, 'name', speaking)).toBe(true);
      });
  };
  beforeAll(async () => {
    demo = await releasedOnPglite();
    workspace = (await workspaceOfHost(demo.installation('test'), 'localhost')) ?? undefined;
    const takeOff = await publish(demo, lost().workspace);
    await backupUnderTest(demo, file);
    for (const words of [said, onPage, shown, stays]) expect(await holds(demo, words)).toBe(true);
    await takeOff();
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
    expect(kept).not.toMatch(/energy|blikje|Fatima|spelen/i);
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
      expect(result).toMatchObject({ ok: true, erased: 3 });
      for (const words of [said, onPage, shown]) expect(await holds(to, words)).toBe(false);
      expect(await holds(to, stays)).toBe(true);
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
