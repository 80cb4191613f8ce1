import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest, type PersonUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { register } from '../register/register.ts';

onBothDatabases('the register at work', (open) => {
  let house: AppUnderTest;
  beforeAll(async () => {
    house = await appUnderTest(open());
  }, 60_000);
  const as = (person: PersonUnderTest) => browserUnderTest(house, person);
  const chosen = (processing: string) =>
    house.deps.db.tx(house.workspace, (tx) =>
      tx.run(
        sql<{ version: number; days: number; reason: string }>`select version, days, reason
          from processing_term where processing = ${processing} order by version`,
      ),
    );
  const term = { days: '400', reason: 'Zo besloot het college op 3 november.', seen: '0' };

  it('shows the privacy officer every processing with ground and term, and nothing to change', async () => {
    const officer = await as('privacyOfficer');
    const page = await officer.read('/verwerkingen');
    for (const { name } of register) expect(page).toContain(name.nl);
    expect(page).toContain('730 dagen');
    expect(page).toContain('toestemming, toestemming voor gezondheid');
    const one = await officer.read('/verwerkingen/contributions');
    expect(one).toContain('toestemming (AVG 6-1-a)');
    expect(one).toContain('retention: contributions');
    expect(one).not.toContain('name="days"');
    expect((await officer.get('/berichten')).status).toBe(404);
    expect((await officer.get('/aanpak')).status).toBe(404);
    expect(await officer.read('/gelezen')).not.toContain('/berichten/');
  });

  it('says that nobody filled in yet who is responsible', async () => {
    const page = await (await as('privacyOfficer')).read('/verwerkingen');
    expect(page).toContain('Er staat nog niet wie verantwoordelijk is');
  });

  describe('choosing a term', () => {
    it('counts from then on, stays with its reason, and is an event without words', async () => {
      const bram = await as('administrator');
      const sent = { ...term, shorter: 'yes' };
      const answer = await bram.post('/verwerkingen/contributions', sent);
      expect(answer.status).toBe(303);
      const page = await bram.read('/verwerkingen/contributions?gelukt');
      expect(page).toContain('400 dagen');
      expect(page).toContain('Zo besloot het college');
      expect(page).toContain('Bram Hofman');
      expect(await chosen('contributions')).toHaveLength(1);
      const events = await house.deps.db.tx(house.workspace, (tx) =>
        tx.run(
          sql<{
            content: string;
          }>`select c.content from event e join event_content c on c.event_id = e.id
            where e.kind = 'term-changed'`,
        ),
      );
      expect(events.map(({ content }) => JSON.parse(content))).toEqual([
        { processing: 'contributions', version: 1, days: 400 },
      ]);
    });

    it('twice with one press is once', async () => {
      const bram = await as('administrator');
      const sent = { days: '100', reason: 'Kort.', seen: '0', shorter: 'yes' };
      await bram.post('/verwerkingen/background', sent);
      expect((await bram.post('/verwerkingen/background', sent)).status).toBe(303);
      expect(await chosen('background')).toHaveLength(1);
    });

    it('in two tabs shows the later one what the earlier chose, and keeps what was typed', async () => {
      const bram = await as('administrator');
      const first = { days: '60', reason: 'Eerst dit.', seen: '0', shorter: 'yes' };
      await bram.post('/verwerkingen/contact', first);
      const answer = await bram.post('/verwerkingen/contact', {
        days: '120',
        reason: 'Toch langer.',
        seen: '0',
      });
      expect(answer.status).toBe(409);
      const page = await answer.text();
      expect(page).toContain('Bram Hofman koos 60 dagen');
      expect(page).toContain('value="120"');
      expect(page).toContain('Toch langer.');
      expect(page).toContain('name="seen" value="1"');
      expect(await chosen('contact')).toMatchObject([{ days: 60 }]);
    });

    it.each([
      ['', 'Vul in hoeveel dagen'],
      ['0', 'Kies minstens 180 dagen'],
      ['-5', 'Vul een heel getal in'],
      ['1.5', 'Vul een heel getal in'],
      ['een jaar', 'Vul een heel getal in'],
      ['99999', 'Kies hoogstens 1825 dagen'],
      ['9999999999', 'Vul een heel getal in'],
    ])('refuses %j days in words, and keeps the reason', async (days, fault) => {
      const bram = await as('administrator');
      const answer = await bram.post('/verwerkingen/read-log', { ...term, days });
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(fault);
      expect(page).toContain('Zo besloot het college');
      expect(await chosen('read-log')).toEqual([]);
    });

    it('asks for a reason, and apart whether a shorter one is meant', async () => {
      const bram = await as('administrator');
      const answer = await bram.post('/verwerkingen/letters', {
        days: '30',
        reason: ' ',
        seen: '0',
      });
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain('Schrijf op waarom');
      expect(page).toContain('kortere termijn');
      expect(await chosen('letters')).toEqual([]);
    });

    it('is not for the privacy officer, and not for a term that is fixed', async () => {
      const officer = await as('privacyOfficer');
      expect((await officer.post('/verwerkingen/contributions', term)).status).toBe(404);
      const bram = await as('administrator');
      for (const fixed of ['form-keys', 'unsent-files', 'trail', 'bestaat-niet']) {
        expect((await bram.post(`/verwerkingen/${fixed}`, term)).status).toBe(404);
        expect(await chosen(fixed)).toEqual([]);
      }
    });
  });
});
