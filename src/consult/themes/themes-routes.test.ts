import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { formOf, soundOfTest } from '../contributions/inbox-under-test.ts';
import { listPath, themesUnderTest } from './themes-under-test.ts';

const sorting = `${listPath}/sorteren`;

onBothDatabases('sorting into themes', (open, kind) => {
  it('puts what somebody ticked in a new theme, and leaves the rest', async () => {
    const team = await themesUnderTest(open(), `sort-${kind}`);
    const spel = await team.say({ words: 'Er is geen plek om te spelen.' });
    const rijden = await team.say({ words: 'Auto’s rijden te hard.' });
    await team.say({ words: 'De lift is stuk.' });
    const before = await team.nurse.open(listPath);
    expect(before.html).toContain('3 bijdragen staan nog in geen onderwerp.');

    const id = await team.sort([spel.id, rijden.id], '  Buiten   spelen ');
    const after = await team.nurse.open(`${listPath}?bij=${id}&aantal=2`);
    expect(after.html).toContain('2 bijdragen staan nu bij');
    expect(after.html).toContain('1 bijdrage staat nog in geen onderwerp.');
    expect(after.html).toContain('De lift is stuk.');
    expect(after.html).not.toContain('te spelen');
    const theme = await team.nurse.open(team.pathOf(id));
    for (const words of ['Buiten spelen', 'te spelen', 'rijden te hard', 'Nog geen zin']) {
      expect(theme.html).toContain(words);
    }
    const links = await team.rows(
      sql<{
        to: string;
      }>`select to_id as to from bead_link where from_id = ${id} and relation = 'gathers'`,
    );
    expect(links.map(({ to }) => to).sort()).toEqual([spel.id, rijden.id].sort());
    const events = await team.rows(
      sql<{ kind: string }>`select kind from event where subject_id = ${id} order by kind`,
    );
    expect(events.map((one) => one.kind)).toEqual(['theme-made', 'theme-sorted']);
  });

  it('keeps everything ticked and typed when something is missing', async () => {
    const team = await themesUnderTest(open(), `missing-${kind}`);
    const { id } = await team.say({ words: 'De lift is stuk.' });
    const none = await team.nurse.fill(listPath, sorting, { newTitle: 'Wonen' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('Kruis eerst aan welke bijdragen u bedoelt.');
    expect(none.html).toContain('value="Wonen"');
    const nameless = await team.nurse.fill(listPath, sorting, { ids: id });
    expect(nameless.status).toBe(422);
    expect(nameless.html).toContain('Kies een onderwerp, of noem een nieuw.');
    expect(formOf(nameless.html, sorting)['ids']).toEqual([id]);
  });

  it('sorts once when the form is sent twice, and says so when other things were ticked', async () => {
    const team = await themesUnderTest(open(), `twice-${kind}`);
    const lift = await team.say({ words: 'De lift is stuk.' });
    const deur = await team.say({ words: 'De deur klemt.' });
    const form = formOf((await team.nurse.open(listPath)).html, sorting);
    const send = (ids: string) => team.nurse.send(sorting, { ...form, ids, newTitle: 'Wonen' });
    const [first, again] = [await send(lift.id), await send(lift.id)];
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const other = await send(deur.id);
    expect(other.status).toBe(409);
    expect(other.html).toContain('Dit formulier is al verstuurd');
    expect(formOf(other.html, sorting)['ids']).toEqual([deur.id]);
    const rows = await team.rows(sql<{ count: number }>`select count(*) as count from theme`);
    expect(rows[0]?.count).toBe(1);
  });

  it('shows to the second of two sorters where a colleague put it, and lets it be in both', async () => {
    const team = await themesUnderTest(open(), `two-${kind}`);
    const lift = await team.say({ words: 'De lift is stuk.' });
    const deur = await team.say({ words: 'De deur klemt.' });
    const alderman = await team.as(team.people.alderman);
    const stale = formOf((await alderman.open(listPath)).html, sorting);
    await team.sort([lift.id], 'Wonen');
    const ids = [lift.id, deur.id];
    const late = await alderman.send(sorting, { ...stale, ids, newTitle: 'Veilig' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Een collega was u voor');
    expect(late.html).toContain('Staat bij: Wonen');
    const count = () =>
      team.rows(sql<{ count: number }>`select count(*) as count from theme_contribution`);
    expect((await count())[0]?.count).toBe(1);

    const both = await alderman.send(sorting, formOf(late.html, sorting));
    expect(both.status).toBe(303);
    expect((await count())[0]?.count).toBe(3);
  });

  it('makes one theme when two people name the same at once', async () => {
    const team = await themesUnderTest(open(), `same-${kind}`);
    const lift = await team.say({ words: 'De lift is stuk.' });
    const deur = await team.say({ words: 'De deur klemt.' });
    const alderman = await team.as(team.people.alderman);
    const [one, other] = await Promise.all([
      team.sort([lift.id], 'Wonen'),
      team.sort([deur.id], 'wonen', alderman),
    ]);
    expect(one).toBe(other);
  });

  it('offers what notes say that they are about, as a suggestion', async () => {
    const team = await themesUnderTest(open(), `notes-${kind}`);
    const { id } = await team.say({ words: 'De lift is stuk.' });
    await team.say({ words: 'Wij eten samen.' });
    const { tenantId } = team.workspace;
    const importId = id;
    await team.rows(sql`insert into note_import (tenant_id, id, approach_id, file_name, file_mac,
        reading, owner_id, due_on, good_count, bad_count, imported_at)
      values (${tenantId}, ${importId}, ${team.approachId}, 'avond.csv', '\\x00'::bytea, '{}',
        ${team.people.nurse.id}, '2026-12-01', 1, 0, ${team.clock.now()})`);
    await team.rows(sql`insert into note (tenant_id, approach_id, row_hash, occurrence,
        contribution_id, import_id, row_number, theme)
      values (${tenantId}, ${team.approachId}, '\\x01'::bytea, 1, ${id}, ${importId}, 2, 'Wonen')`);
    expect((await team.nurse.open(listPath)).html).toContain('Voorstel: Wonen');
    const chosen = await team.nurse.open(`${listPath}?voorstel=wonen&kies=alles`);
    expect(chosen.html).not.toContain('Wij eten samen.');
    const form = formOf(chosen.html, sorting);
    expect([form['ids'], form['newTitle']]).toEqual([[id], ['wonen']]);
  });

  it('lets people leave a theme: set aside, taken back, or taken out by hand', async () => {
    const team = await themesUnderTest(open(), `leave-${kind}`);
    const [lift, deur, trap] = [
      await team.say({ words: 'De lift is stuk.' }),
      await team.say({ words: 'De deur klemt.' }),
      await team.say({ words: 'De trap is glad.' }),
    ];
    const id = await team.sort([lift.id, deur.id, trap.id], 'Wonen');
    const path = team.pathOf(id);
    await team.nurse.fill(path, `${path}/eruit`, { ids: lift.id });
    const apart = `/berichten/${deur.id}`;
    await team.nurse.fill(apart, `${apart}/apart`, { 'set-aside-reason': 'spam' });
    const alderman = await team.as(team.people.alderman);
    await alderman.fill(apart, `${apart}/apart-besluit`, { 'decide-agrees': 'yes' });
    const left = await team.nurse.open(path);
    expect(left.html).toContain('1 bijdrage');
    expect(left.html).toContain('De trap is glad.');
    expect(left.html).not.toMatch(/De lift|De deur/);
    expect((await team.nurse.open(listPath)).html).toContain('De lift is stuk.');
    const linked = await team.rows(
      sql`select 1 from bead_link where from_id = ${id} and to_id = ${lift.id}`,
    );
    expect(linked).toEqual([]);
  });

  it('lets a colleague hear, a resident partner read only, and a researcher neither', async () => {
    const team = await themesUnderTest(open(), `who-${kind}`);
    const sound = await soundOfTest();
    const { id } = await team.say({ words: 'Ik durf niet over te steken.', sound });
    const theme = await team.sort([id], 'Oversteken');
    await team.say({ words: 'De lift is stuk.', sound });
    for (const path of [listPath, team.pathOf(theme)]) {
      const nurse = await team.nurse.open(path);
      expect(nurse.html).toMatch(/<audio controls="" preload="none" src="\/berichten\/bestand/);

      const partner = await (await team.as(team.people.partner)).open(path);
      expect(partner.status).toBe(200);
      expect(partner.html).toMatch(/De lift is stuk|over te steken/);
      expect(partner.html).not.toMatch(/<audio|bestand|name="ids"|verwoorden|sorteren/);

      const researcher = await (await team.as(team.people.researcher)).open(path);
      expect(researcher.status).toBe(200);
      expect(researcher.html).toContain('Oversteken');
      expect(researcher.html).not.toMatch(/De lift is stuk|over te steken|<audio|berichten\//);

      const keyPerson = await (await team.as(team.people.keyPerson)).open(path);
      expect(keyPerson.status).toBe(404);
    }
    const partner = await team.as(team.people.partner);
    const refused = await partner.send(sorting, { ids: id, newTitle: 'Anders' });
    expect(refused.status).toBe(404);
  });

  it('notes who read what while sorting', async () => {
    const team = await themesUnderTest(open(), `read-${kind}`);
    const { id } = await team.say({ words: 'De lift is stuk.' });
    await team.nurse.open(listPath);
    const read = await team.rows(
      sql<{ who: string }>`select account_id as who from read_entry where contribution_id = ${id}`,
    );
    expect(read).toEqual([{ who: team.people.nurse.id }]);
  });

  it('goes through many by key, twenty-five at a time', async () => {
    const team = await themesUnderTest(open(), `pages-${kind}`);
    for (let number = 1; number <= 27; number += 1) {
      team.clock.forward(1 / 86_400);
      await team.say({ words: `Bericht ${number}.` });
    }
    const first = await team.nurse.open(listPath);
    expect(first.html).toContain('Bericht 25.');
    expect(first.html).not.toContain('Bericht 26.');
    const next = /href="([^"]*na=[^"]*)" rel="next"/.exec(first.html)?.[1] ?? '';
    const second = await team.nurse.open(next);
    expect(second.html).toContain('Bericht 27.');
    expect(second.html).not.toContain('Bericht 25.');
    const back = /href="([^"]*voor=[^"]*)" rel="prev"/.exec(second.html)?.[1] ?? '';
    expect((await team.nurse.open(back)).html).toContain('Bericht 1.');
  });
});
