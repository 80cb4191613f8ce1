import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account } from '../../people/index.ts';
import { coalitionWords } from '../../web/words.ts';
import { formOf } from '../contributions/inbox-under-test.ts';
import { themeAttention } from './theme-attention.ts';
import { approachPath, listPath, type ThemesTeam, themesUnderTest } from './themes-under-test.ts';

const asked = async (team: ThemesTeam, account: Account): Promise<string[]> => {
  const words = coalitionWords('nl');
  const request = {
    workspace: team.workspace,
    account: { ...account, locale: 'nl', secondFactor: 'none' },
    words,
    today: '2026-11-21',
  } as const;
  const { items, total } = await team.deps.db.tx(team.workspace, (tx) =>
    themeAttention(request, tx),
  );
  expect(total).toBe(items.length);
  return items.map(({ what }) => what);
};

onBothDatabases('themes elsewhere', (open, kind) => {
  it('asks the coordinator to sort what piles up, and nobody else', async () => {
    const team = await themesUnderTest(open(), `pile-${kind}`);
    for (let number = 1; number <= 20; number += 1) await team.say({ words: `Bericht ${number}.` });
    expect(await asked(team, team.people.coordinator)).toEqual([]);
    await team.say({ words: 'Bericht 21.' });
    expect(await asked(team, team.people.coordinator)).toEqual([
      '21 bijdragen aan Gezond opgroeien staan nog in geen onderwerp.',
    ]);
    expect(await asked(team, team.people.nurse)).toEqual([]);
  });

  it('asks residents at the table and who speaks with others, and who must mend the sentence', async () => {
    const team = await themesUnderTest(open(), `asks-${kind}`);
    const { id, code } = await team.say({ words: 'Te druk.' });
    const theme = await team.asked([id]);
    const { partner, keyPerson, coordinator, nurse, researcher, alderman } = team.people;
    expect(await asked(team, partner)).toEqual(['Klopt wat wij hoorden over “Buiten spelen”?']);
    expect(await asked(team, keyPerson)).toEqual([
      'Vraag bewoners of klopt wat wij hoorden, in “Gezond opgroeien”.',
    ]);
    expect(await asked(team, coordinator)).toEqual([]);
    await team.mean(code, 'wrong', 'Het gaat om de stoep.');
    const mend = ['Bewoners zeggen dat wij het onderwerp “Buiten spelen” niet goed hoorden.'];
    expect(await asked(team, coordinator)).toEqual(mend);
    expect(await asked(team, nurse)).toEqual(mend);
    for (const other of [partner, keyPerson, researcher, alderman]) {
      expect(await asked(team, other)).toEqual([]);
    }
    await team.word(theme, { heard: 'De stoep is te smal.' });
    expect(await asked(team, coordinator)).toEqual([]);
    const joke = await team.as(partner);
    expect(await asked(team, partner)).toHaveLength(1);
    const path = team.pathOf(theme);
    await joke.fill(path, `${path}/klopt`, { verdict: 'right' });
    expect(await asked(team, partner)).toEqual([]);
  });

  it('shows on the page of an approach how its themes stand, to who may see them', async () => {
    const team = await themesUnderTest(open(), `part-${kind}`);
    const { id, code } = await team.say({ words: 'Te druk.' });
    await team.say({ words: 'De lift is stuk.' });
    await team.asked([id]);
    await team.mean(code, 'right');
    const page = await team.nurse.open(approachPath);
    expect(page.html).toContain(`href="${listPath}"`);
    expect(page.html).toContain('Van 1 daarvan zeiden bewoners dat wij het goed hoorden.');
    expect(page.html).toContain('1 bijdrage staat nog los.');
    const amal = await team.as(team.people.keyPerson);
    expect((await amal.open(approachPath)).html).not.toContain(listPath);
  });

  it('leads on to a goal and a decision once residents confirmed it; so does a message', async () => {
    const team = await themesUnderTest(open(), `next-${kind}`);
    const { id, code } = await team.say({ words: 'Te druk.' });
    const theme = await team.asked([id]);
    const path = team.pathOf(theme);
    const goal = `href="${approachPath}/doelen/nieuw?onderwerp=${theme}"`;
    const decision = `href="${approachPath}/besluiten/nieuw?bij=${theme}"`;
    // before residents said that it is what they meant, nothing is based on it
    expect((await team.nurse.open(path)).html).not.toContain('/nieuw?');
    await team.mean(code, 'right');
    const { html } = await team.nurse.open(path);
    expect(html).toContain(goal);
    expect(html).toContain(decision);
    const joke = await team.as(team.people.partner);
    const asPartner = (await joke.open(path)).html;
    expect(asPartner).toContain(goal);
    expect(asPartner).not.toContain(decision);
    const mei = await team.as(team.people.researcher);
    expect((await mei.open(path)).html).not.toContain('/nieuw?');
    const message = (await team.nurse.open(`/berichten/${id}`)).html;
    expect(message).toContain(`${approachPath}/doelen/nieuw?bijdrage=${id}`);
    expect(message).toContain(`${approachPath}/besluiten/nieuw?bij=${id}`);
    const form = (await team.nurse.open(`${approachPath}/besluiten/nieuw?bij=${theme}`)).html;
    expect(form).toMatch(new RegExp(`value="${theme}"[^>]*checked`));
  });

  it('leads to one answer for what was ticked in it', async () => {
    const team = await themesUnderTest(open(), `one-${kind}`);
    const said = [await team.say({ words: 'Te druk.' }), await team.say({ words: 'Te hard.' })];
    const theme = await team.sort(
      said.map(({ id }) => id),
      'Buiten spelen',
    );
    const { html } = await team.nurse.open(team.pathOf(theme));
    expect(html).toMatch(/formaction="\/berichten\/antwoord" formmethod="get"/);
    const ids = said.map(({ id }) => `ids=${id}`).join('&');
    const group = await team.nurse.open(`/berichten/antwoord?${ids}`);
    expect(group.html).toContain('Eén antwoord op 2 bijdragen');
    const own = `/berichten/${said[0]?.id}`;
    const typed = { 'answer-words-nl-eenvoudig': 'Wij komen kijken.', doen: 'send' };
    await team.nurse.fill(own, `${own}/antwoorden/answer`, typed);
    const rest = (await team.nurse.open(`/berichten/antwoord?${ids}`)).html;
    expect(rest).toContain('Deze bijdragen wachten niet op dit antwoord');
    expect(rest).toContain('Antwoord op 1 bijdrage');
  });

  it('is found on the thread, from the words to the theme and back', async () => {
    const team = await themesUnderTest(open(), `thread-${kind}`);
    const { id } = await team.say({ words: 'De straat is te druk.' });
    const theme = await team.asked([id]);
    const page = await team.nurse.open(`/draad/${id}`);
    expect(page.html).toContain('Buiten spelen');
    expect(page.html).toContain('Gevraagd aan bewoners');
    expect(page.html).toContain(team.pathOf(theme));
  });
});

onBothDatabases('the themes of one message', (open, kind) => {
  it('are chosen beside its words, and stand on its page', async () => {
    const team = await themesUnderTest(open(), `choose-${kind}`);
    const { id } = await team.say({ words: 'De straat is te druk.' });
    const path = `/berichten/${id}/onderwerpen`;
    expect((await team.nurse.open(`/berichten/${id}`)).html).toContain(path);
    await team.nurse.fill(path, path, { newTitle: 'Buiten spelen' });
    await team.nurse.fill(path, path, { newTitle: 'Verkeer' });
    const page = await team.nurse.open(`/berichten/${id}`);
    expect(page.html).toMatch(/Buiten spelen[\s\S]*Verkeer/);
    const form = formOf((await team.nurse.open(path)).html, path);
    expect(form['themeIds']).toHaveLength(2);
    await team.nurse.send(path, { ...form, themeIds: form['themeIds']?.slice(1) ?? [] });
    const themes = await team.rows(
      sql<{
        title: string;
      }>`select t.title from theme_contribution x join theme t on t.id = x.theme_id`,
    );
    expect(themes).toHaveLength(1);
    const partner = await team.as(team.people.partner);
    const read = await partner.open(`/berichten/${id}`);
    expect(read.html).toContain(themes[0]?.title);
    expect(read.html).not.toContain(path);
    expect((await partner.open(path)).status).toBe(404);
  });

  it('are never changed over the head of a colleague', async () => {
    const team = await themesUnderTest(open(), `over-${kind}`);
    const { id } = await team.say({ words: 'De straat is te druk.' });
    const path = `/berichten/${id}/onderwerpen`;
    const alderman = await team.as(team.people.alderman);
    const stale = formOf((await alderman.open(path)).html, path);
    await team.sort([id], 'Buiten spelen');
    const late = await alderman.send(path, { ...stale, newTitle: 'Verkeer' });
    expect(late.status).toBe(409);
    expect(late.html).toContain(
      'Een collega heeft deze bijdrage intussen ergens anders bij gezet.',
    );
    expect(late.html).toContain('value="Verkeer"');
    const themes = await team.rows(sql`select 1 from theme`);
    expect(themes).toHaveLength(1);
  });
});
