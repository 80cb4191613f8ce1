import { expect, it } from 'vitest';
import { type Team, teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Readers } from './approach-record.ts';
import {
  decisionUnderTest,
  moveUnderTest,
  openUnderTest,
  publishUnderTest,
} from './published-under-test.ts';
import { approachRecord } from './read-record.ts';

const on = '2026-11-21';

const read = (team: Team, readers: Readers) =>
  team.deps.db.tx({ tenantId: team.workspace.tenantId }, (tx) =>
    approachRecord(tx, team.workspace.tenantId, team.approachId, readers, on),
  );

onBothDatabases('the record of an approach', (open) => {
  it('tells the public nothing of an approach without a public page', async () => {
    const team = await teamUnderTest(open(), 'recordclosed');
    expect(await read(team, 'public')).toBeNull();
    expect((await read(team, 'coalition'))?.approach.openedOn).toBeNull();
  });

  it('tells the public only what is published, in the words of the copy', async () => {
    const team = await teamUnderTest(open(), 'recordpublic');
    const { approachId } = team;
    await openUnderTest(team, approachId);
    const said = await team.say({ words: 'Op de Dorpsstraat bij Ali is het glad.' });
    const unpublished = await team.say({ words: 'Dit blijft onder ons.' });
    const decisionId = await decisionUnderTest(team, approachId);
    const quote = await publishUnderTest(team, {
      ...{ approachId, beadId: said.id, kind: 'contribution', name: 'Ali', uses: [] },
      words: { words: 'Het is glad op straat.' },
    });
    await publishUnderTest(team, {
      ...{ approachId, beadId: decisionId, kind: 'decision', seen: true },
      words: { what: 'Wij strooien niet overal.', why: 'Er is te weinig zout.' },
    });
    const record = await read(team, 'public');
    expect(record?.quotes).toMatchObject([
      { publicId: quote, name: null, locale: 'nl-eenvoudig', saidIn: '2026-11' },
    ]);
    expect(record?.quotes[0]?.words?.['nl-eenvoudig']?.body).toBe('Het is glad op straat.');
    expect(record?.decisions).toMatchObject([
      { outcome: 'no', state: 'to-review', by: null, seenByPartner: true },
    ]);
    expect(record?.figures).toMatchObject({ received: 2, answered: 0, open: 2, asOf: on });
    expect(record?.stuck).toEqual([]);
    const told = JSON.stringify(record);
    expect(told).not.toContain('Dorpsstraat');
    expect(told).not.toContain('onder ons');
    expect(told).not.toContain('naam en toenaam');
    expect(told).not.toContain('Joke');
    expect(told).not.toContain(unpublished.id);

    const inside = await read(team, 'coalition');
    expect(inside?.decisions[0]).toMatchObject({ by: 'Joke Visser' });
    expect(inside?.decisions[0]?.what['nl']?.body).toContain('met naam en toenaam');
    expect(inside?.stuck).toMatchObject([{ kind: 'decision-not-reviewed', since: '2026-11-20' }]);
  });

  it('shows a name only while the person allows it, and of what was taken back only that', async () => {
    const team = await teamUnderTest(open(), 'recordback');
    const { approachId } = team;
    await openUnderTest(team, approachId);
    const { id: beadId } = await team.say({ words: 'Glad.' });
    const publicId = await publishUnderTest(team, {
      ...{ approachId, beadId, kind: 'contribution', name: 'Fatma', uses: ['name'] },
      words: { words: 'Het is glad.' },
    });
    expect((await read(team, 'public'))?.quotes).toMatchObject([{ name: 'Fatma' }]);
    await team.rows(sql`update publication_consent set withdrawn_at = now()
      where tenant_id = ${team.workspace.tenantId} and use = 'name'`);
    expect((await read(team, 'public'))?.quotes).toMatchObject([{ name: null }]);
    await moveUnderTest(team, publicId, 'withdrawn');
    const record = await read(team, 'public');
    expect(record?.quotes).toEqual([]);
    expect(record?.tombstones).toEqual([{ publicId, kind: 'contribution', on: '2026-11-20' }]);
  });
});
