import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addDays } from '../../web/calendar.ts';
import { today } from '../workspaces/workspace.ts';
import { judgeDays, overlap } from './delegation.ts';
import { standInFor, standsInFor } from './delegation-store.ts';

onBothDatabases('standing in for somebody who is away', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const { deps, workspace, people } = app;
    const { tenantId } = workspace;
    const bram = await browserUnderTest(app, 'administrator', seed);
    const path = `/mensen/${people.coordinator.id}/vervanging`;
    const name = async (typed: Record<string, string>, who = bram, at = path) =>
      who.post(at, { formKey: await who.formKey(at), ...typed });
    const onDay = (day: string) =>
      deps.db.tx({ tenantId }, async (tx) => ({
        forMarit: await standInFor(tx, tenantId, people.coordinator.id, day),
        bySamira: await standsInFor(tx, tenantId, people.nurse.id, day),
      }));
    return { ...app, seed, bram, path, name, onDay };
  };

  it('works from the first until the last day, both counted', async () => {
    const at = await house('days');
    const { coordinator, nurse } = at.people;
    const [marit, samira] = [coordinator.id, nurse.id];
    const typed = { toId: samira, fromOn: '2026-11-23', untilOn: '2026-11-27' };
    const named = await at.name(typed);
    expect(named.headers.get('location')).toBe(`${at.path}?gedaan=1`);
    const page = await at.bram.read(at.path);
    expect(page).toContain('23 nov 2026');
    expect(page).toContain('27 nov 2026');
    for (const [day, who, whose] of [
      ['2026-11-22', marit, [samira]],
      ['2026-11-23', samira, [samira, marit]],
      ['2026-11-27', samira, [samira, marit]],
      ['2026-11-28', marit, [samira]],
    ] as const) {
      expect(await at.onDay(day)).toEqual({ forMarit: who, bySamira: whose });
    }
  });

  it('follows the days of the workspace, also on the day with 25 hours', async () => {
    const at = await house('clock');
    const { coordinator, nurse } = at.people;
    at.clock.forward(-31); // 21 October
    await at.name({ toId: nurse.id, fromOn: '2026-10-25', untilOn: '2026-10-25' });
    for (const [moment, who] of [
      ['2026-10-24T21:59:00Z', coordinator.id],
      ['2026-10-24T22:00:00Z', nurse.id],
      ['2026-10-25T22:59:00Z', nurse.id],
      ['2026-10-25T23:00:00Z', coordinator.id],
    ] as const) {
      const day = today(at.workspace, new Date(moment));
      expect((await at.onDay(day)).forMarit, moment).toBe(who);
    }
  });

  it('goes one step: work does not travel on, and nobody stands in who is away then', async () => {
    const at = await house('step');
    const { coordinator, nurse, alderman } = at.people;
    const days = { fromOn: '2026-11-23', untilOn: '2026-11-27' };
    await at.name({ toId: nurse.id, ...days });
    const samira = await browserUnderTest(at, 'nurse', at.seed);
    await at.name({ toId: alderman.id, ...days }, samira, '/mijn/vervanging');
    expect((await at.onDay('2026-11-24')).forMarit).toBe(nurse.id);
    const henk = await browserUnderTest(at, 'alderman', at.seed);
    const refused = await at.name({ toId: coordinator.id, ...days }, henk, '/mijn/vervanging');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('wordt in die dagen zelf vervangen');
  });

  it('stops when it is stopped, and is nobody any more when who stood in left', async () => {
    const at = await house('stop');
    const { coordinator, nurse, alderman } = at.people;
    await at.name({ toId: nurse.id, fromOn: '2026-11-21', untilOn: '2026-11-27' });
    expect((await at.onDay('2026-11-21')).forMarit).toBe(nurse.id);
    const stop = /action="([^"]+\/stop)"/.exec(await at.bram.read(at.path))?.[1] ?? '';
    expect((await at.bram.post(stop, {})).status).toBe(303);
    expect((await at.onDay('2026-11-21')).forMarit).toBe(coordinator.id);
    await at.name({ toId: alderman.id, fromOn: '2026-11-21', untilOn: '2026-11-27' });
    const leaving = `/mensen/${alderman.id}/vertrek`;
    await at.bram.post(leaving, { formKey: await at.bram.formKey(leaving) });
    expect((await at.onDay('2026-11-21')).forMarit).toBe(coordinator.id);
  });

  it('is named once when the button is pressed twice, and never for one day by two', async () => {
    const at = await house('twice');
    const { nurse, alderman } = at.people;
    const typed = { toId: nurse.id, fromOn: '2026-11-23', untilOn: '2026-11-27' };
    const formKey = await at.bram.formKey(at.path);
    const both = await Promise.all([1, 2].map(() => at.bram.post(at.path, { ...typed, formKey })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await at.bram.read(at.path)).match(/\/stop"/g)).toHaveLength(1);
    const other = await at.name({ ...typed, toId: alderman.id, fromOn: '2026-11-27' });
    expect(other.status).toBe(422);
    expect(await other.text()).toContain('is er al vervanging');
  });

  it.each([
    [{ toId: '' }, 'Kies wie vervangt'],
    [{ toId: 'niemand' }, 'Kies wie vervangt'],
    [{ fromOn: '31-31-2026' }, 'Vul een dag in'],
    [{ untilOn: '' }, 'Vul een dag in'],
    [{ untilOn: '2026-11-22' }, 'De laatste dag ligt voor de eerste'],
    [{ fromOn: '2026-11-01', untilOn: '2026-11-20' }, 'Deze dag is al voorbij'],
    [{ untilOn: '2028-11-23' }, 'hooguit een jaar'],
  ])('comes back with what was typed when %j', async (wrong, words) => {
    const at = await house(
      `wrong-${JSON.stringify(wrong).replace(/[^a-z0-9]/gi, '')}`.toLowerCase(),
    );
    const typed = { toId: at.people.nurse.id, fromOn: '2026-11-23', untilOn: '2026-11-27' };
    const refused = await at.name({ ...typed, ...wrong });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(words);
  });

  it('is only by and for who checks answers', async () => {
    const at = await house('who');
    const days = { fromOn: '2026-11-23', untilOn: '2026-11-27' };
    expect((await at.name({ toId: at.people.partner.id, ...days })).status).toBe(422);
    const joke = await browserUnderTest(at, 'partner', at.seed);
    expect(await joke.read('/mijn/vervanging')).toContain('geen vervanging nodig');
    expect((await joke.get(at.path)).status).toBe(404);
  });
});

it('overlaps exactly when two have a day in common', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((count) => addDays('2026-10-10', count));
  const span = fc.tuple(day, day).map(([a, b]) => {
    const [fromOn = a, untilOn = b] = [a, b].sort();
    return { fromOn, untilOn };
  });
  fc.assert(
    fc.property(span, span, (a, b) => {
      const daysOf = ({ fromOn, untilOn }: typeof a) => {
        const days: string[] = [];
        for (let one = fromOn; one <= untilOn; one = addDays(one, 1)) days.push(one);
        return days;
      };
      const shared = daysOf(a).some((one) => daysOf(b).includes(one));
      expect(overlap(a, b)).toBe(shared);
      expect(judgeDays({ toId: '', ...a }, a.untilOn)).toEqual({});
    }),
  );
});
