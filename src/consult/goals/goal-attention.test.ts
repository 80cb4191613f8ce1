import { expect, it } from 'vitest';
import type { PersonUnderTest } from '../../app-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { today } from '../../people/index.ts';
import { coalitionWords } from '../../web/words.ts';
import { goalAttention } from './goal-attention.ts';
import { goalThreadSource } from './goal-thread.ts';
import { type GoalHouse, goalHouse } from './goal-under-test.ts';

const words = coalitionWords('nl');

function requestOf(house: GoalHouse, person: PersonUnderTest) {
  const account = { ...house.people[person], locale: 'nl' as const, secondFactor: 'none' as const };
  const { workspace } = house;
  return { workspace, account, words, today: today(workspace, house.deps.clock.now()) };
}

const asked = (house: GoalHouse, person: PersonUnderTest) =>
  house.deps.db.tx(house.workspace, (tx) =>
    goalAttention(house.deps)(requestOf(house, person), tx),
  );

onBothDatabases('what goals ask', (open) => {
  it('asks resident partners for their word, and the team after two weeks without residents', async () => {
    const house = await goalHouse(open(), 'goalweek');
    const marit = await house.as('coordinator');
    const goal = await house.write(marit);
    const asks = async (person: PersonUnderTest) => (await asked(house, person)).items;
    expect(await asks('partner')).toMatchObject([
      {
        what: 'In “Gezond opgroeien” staat een doel. Klopt het volgens u?',
        action: { href: goal },
      },
    ]);
    expect(await asks('coordinator')).toEqual([]);
    house.clock.forward(15);
    expect(await asks('coordinator')).toMatchObject([
      { action: { href: goal }, dueOn: '2026-12-05' },
    ]);
    // not to who does not follow it, nor to who may not decide
    expect(await asks('nurse')).toEqual([]);
    expect(await asks('researcher')).toEqual([]);
    const joke = await house.as('partner');
    await house.change(joke, `${goal}/wijzigen`, {
      reason: 'Besproken.',
      decidedOn: '2026-11-30',
      present: house.people.partner.id,
    });
    expect([await asks('partner'), await asks('coordinator')]).toEqual([[], []]);
  });

  it('asks nothing of a goal that is stopped, and tells no words of residents', async () => {
    const house = await goalHouse(open(), 'goalstopped');
    const joke = await house.as('partner');
    const goal = await house.write(joke, { change: 'Een geheim van bewoners.' });
    const first = await asked(house, 'partner');
    expect(JSON.stringify(first)).not.toContain('geheim');
    await house.change(joke, `${goal}/stand`, {
      state: 'stopped',
      reason: 'Dubbel.',
      decidedOn: '2026-11-21',
      'present-coalition': house.people.nurse.id,
    });
    expect(await asked(house, 'partner')).toEqual({ items: [], total: 0 });
  });

  it('is told on the thread with whether residents decided it', async () => {
    const house = await goalHouse(open(), 'goalthread');
    const marit = await house.as('coordinator');
    const goal = await house.write(marit);
    const told = await house.deps.db.tx(house.workspace, (tx) =>
      goalThreadSource.describe(tx, requestOf(house, 'researcher'), [goal.split('/').at(-1) ?? '']),
    );
    expect(told).toMatchObject([
      { kind: 'goal', state: 'open, Nog zonder bewoners besloten', on: '2026-11-21', href: goal },
    ]);
  });
});
