import { expect, it } from 'vitest';
import { onBothDatabases } from '../../db/test-database.ts';
import { teamUnderTest } from './inbox-under-test.ts';
import { logReading } from './message-store.ts';

onBothDatabases('the log of who read what', (open) => {
  const house = async (seed: string) => {
    const team = await teamUnderTest(open(), seed);
    const { deps, workspace, people } = team;
    const bram = await team.as(people.administrator);
    const message = await team.say({ words: 'De stoep is kapot.' });
    const read = async (accountId: string, times = 1) => {
      for (let time = 0; time < times; time += 1) {
        team.clock.forward(0.01);
        await deps.db.tx(workspace, (tx) =>
          logReading(tx, deps, workspace.tenantId, accountId, [message.id]),
        );
      }
    };
    const rowsOf = (html: string) =>
      [...html.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map(([, name]) => name);
    return { ...team, bram, message, read, rowsOf };
  };

  it('shows who opened which contribution, newest first, and for one person', async () => {
    const at = await house('log');
    const { nurse, coordinator } = at.people;
    await at.read(nurse.id);
    await at.read(coordinator.id);
    const { html } = await at.bram.open('/gelezen');
    expect(at.rowsOf(html)).toEqual(['Marit de Groot', 'Samira Bakker']);
    expect(html).toContain(`href="/berichten/${at.message.id}"`);
    expect(html).toContain('21 nov 2026');
    const one = await at.bram.open(`/gelezen?wie=${nurse.id}`);
    expect(at.rowsOf(one.html)).toEqual(['Samira Bakker']);
  });

  it('goes page by page, in both directions, without losing a line', async () => {
    const at = await house('pages');
    await at.read(at.people.nurse.id, 30);
    await at.read(at.people.coordinator.id);
    const first = (await at.bram.open('/gelezen')).html;
    expect(at.rowsOf(first)).toHaveLength(25);
    const older = /href="(\/gelezen\?voor=[^"]+)"/.exec(first)?.[1] ?? '';
    const second = (await at.bram.open(older)).html;
    expect(at.rowsOf(second)).toHaveLength(6);
    expect(second).not.toContain('rel="next"');
    const newer = /href="(\/gelezen\?na=[^"]+)"/.exec(second)?.[1] ?? '';
    const back = (await at.bram.open(newer)).html;
    expect(at.rowsOf(back)).toEqual(at.rowsOf(first));
    expect(back).not.toContain('rel="prev"');
  });

  it('is for the administrator only', async () => {
    const at = await house('who');
    for (const person of [at.people.coordinator, at.people.nurse, at.people.partner]) {
      expect((await (await at.as(person)).open('/gelezen')).status).toBe(404);
    }
    const odd = await at.bram.open('/gelezen?wie=iemand&voor=ooit&na=straks');
    expect(odd.status).toBe(200);
    expect(odd.html).toContain('Nog niemand las een bijdrage');
  });
});
