import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { formOf } from '../contributions/inbox-under-test.ts';
import { heard, themesUnderTest } from './themes-under-test.ts';

onBothDatabases('one theme', (open, kind) => {
  const themeUnderTest = async (seed: string) => {
    const team = await themesUnderTest(open(), `${seed}-${kind}`);
    const sent = await team.say({ words: 'De straat is te druk.' });
    const id = await team.sort([sent.id], 'Buiten spelen');
    const path = team.pathOf(id);
    return { ...team, sent, id, path };
  };

  it('says what we heard and from whom, and keeps what it said before', async () => {
    const team = await themeUnderTest('words');
    const { id, path } = team;
    await team.word(id, { saidBy: 'vooral ouders van jonge kinderen' });
    const page = await team.nurse.open(path);
    expect(page.html).toContain(heard);
    expect(page.html).toContain('Wie dit zeiden: vooral ouders van jonge kinderen');
    expect(page.html).toContain('Nog niet gevraagd');
    await team.word(id, { heard: 'Kinderen willen veilig buiten spelen.', title: 'Veilig spelen' });
    const later = await team.nurse.open(path);
    expect(later.html).toContain('Veilig spelen');
    expect(later.html).toMatch(/Eerdere woorden[\s\S]*de straat is te druk[\s\S]*Samira Bakker/);
  });

  it.each(['80% van de ouders', '12 ouders', 'de helft van de bewoners'])(
    'does not count people: %s comes back with what to write instead',
    async (saidBy) => {
      const team = await themeUnderTest(`count-${saidBy.length}`);
      const back = await team.word(team.id, { saidBy });
      expect(back.status).toBe(422);
      expect(back.html).toContain('zonder getallen of procenten');
      expect(back.html).toContain(`value="${saidBy}"`);
      expect(back.html).toContain(heard);
    },
  );

  it('never lets the later of two writers win unseen', async () => {
    const team = await themeUnderTest('two');
    const action = `${team.path}/verwoorden`;
    const alderman = await team.as(team.people.alderman);
    const stale = formOf((await alderman.open(team.path)).html, action);
    await team.word(team.id);
    const late = await alderman.send(action, { ...stale, heard: 'De straat is van auto’s.' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Een collega was u voor');
    expect(late.html).toMatch(new RegExp(`${heard}[\\s\\S]*De straat is van auto’s\\.`));
    const seen = await alderman.send(action, formOf(late.html, action));
    expect(seen.status).toBe(303);
    expect((await alderman.open(team.path)).html).toContain('De straat is van auto’s.');
  });

  it('marks a translation of an earlier sentence, until a speaker says that it still holds', async () => {
    const team = await themeUnderTest('translate');
    const { id, path } = team;
    await team.word(id, { 'heard.tr': 'Çocuklar dışarıda oynamak istiyor.', 'machine.tr': 'yes' });
    expect((await team.nurse.open(path)).html).toContain('Vertaald door een machine');
    await team.word(id, { heard: 'Kinderen willen veilig buiten spelen.' });
    expect((await team.nurse.open(path)).html).toContain('Hoort bij een eerdere zin');
    await team.word(id, { heard: 'Kinderen willen veilig buiten spelen.', 'holds.tr': 'yes' });
    expect((await team.nurse.open(path)).html).not.toContain('Hoort bij een eerdere zin');
  });

  it('is confirmed by a resident partner, whose name stands with it', async () => {
    const team = await themeUnderTest('partner');
    const { id, path } = team;
    await team.word(id);
    const joke = await team.as(team.people.partner);
    expect((await joke.open(path)).html).not.toContain('Bedoelde u dit?');
    await team.ask(id);
    const empty = await joke.fill(path, `${path}/klopt`, {});
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Kies of de zin klopt.');
    const said = await joke.fill(path, `${path}/klopt`, { verdict: 'right' });
    expect(said.status).toBe(303);
    const page = await team.nurse.open(path);
    expect(page.html).toContain('Klopt volgens bewoners');
    expect(page.html).toContain('Gezegd door Joke Visser, bewonerpartner');
    const refused = await team.nurse.send(`${path}/klopt`, { verdict: 'right', seen: '1' });
    expect(refused.status).toBe(404);
  });

  it('is disputed by one, whoever agrees, until it is reworded: then everyone is asked again', async () => {
    const team = await themeUnderTest('dispute');
    const { id, path } = team;
    await team.word(id);
    await team.ask(id);
    const joke = await team.as(team.people.partner);
    const words = 'De straat is niet druk, maar te hard.';
    await joke.fill(path, `${path}/klopt`, { verdict: 'wrong', words });
    await team.mean(team.sent.code, 'right');
    const disputed = await team.nurse.open(path);
    expect(disputed.html).toContain('Klopt niet volgens bewoners');
    expect(disputed.html).toContain(words);

    await team.word(id, { heard: 'Auto’s rijden te hard in de straat.' });
    const reworded = await team.nurse.open(path);
    expect(reworded.html).toContain('Gevraagd aan bewoners');
    expect(reworded.html).toMatch(/Eerdere woorden[\s\S]*De straat is niet druk/);
    const again = await team.hear(team.sent.code);
    expect(again.html).toContain('Auto’s rijden te hard in de straat.');
    expect(again.html).not.toContain('U zei: Ja, dat bedoel ik.');
    expect((await joke.open(path)).html).not.toContain('U zei eerder');
  });

  it('takes no word about a sentence that was changed meanwhile', async () => {
    const team = await themeUnderTest('stale');
    const { id, path } = team;
    await team.word(id);
    await team.ask(id);
    const joke = await team.as(team.people.partner);
    const stale = formOf((await joke.open(path)).html, `${path}/klopt`);
    await team.word(id, { heard: 'Auto’s rijden te hard in de straat.' });
    const words = 'Het gaat over de stoep.';
    const late = await joke.send(`${path}/klopt`, { ...stale, verdict: 'right', words });
    expect(late.status).toBe(409);
    expect(late.html).toContain('De zin is intussen veranderd.');
    expect(late.html).toContain(words);
    const checks = await team.rows(sql`select 1 from theme_check`);
    expect(checks).toEqual([]);
  });

  it('can be asked about aloud: a key person notes what a resident told', async () => {
    const team = await themeUnderTest('told');
    const { id, path } = team;
    await team.word(id);
    const amal = await team.as(team.people.keyPerson);
    const asking = path.replace('onderwerpen', 'navragen');
    expect((await amal.open(asking)).status).toBe(404);
    await team.ask(id);
    const list = await amal.open(asking.replace(`/${id}`, ''));
    expect(list.html).toContain(heard);
    const form = formOf((await amal.open(asking)).html, asking);
    const told = { ...form, verdict: 'right', words: 'Ja, zo is het.' };
    expect((await amal.send(asking, told)).status).toBe(303);
    expect((await amal.send(asking, told)).status).toBe(303);
    const page = await team.nurse.open(path);
    expect(page.html.match(/Verteld aan Amal Idrissi/g)).toHaveLength(1);
    expect(page.html).toContain('Ja, zo is het.');
    expect((await amal.open(asking)).html).not.toContain('De straat is te druk.');
  });

  it('shows to a researcher how it stands, and nobody’s words', async () => {
    const team = await themeUnderTest('researcher');
    const { id, path } = team;
    await team.word(id);
    await team.ask(id);
    await team.mean(team.sent.code, 'wrong', 'Het gaat mij om de geur.');
    const tom = await team.as(team.people.researcher);
    const page = await tom.open(path);
    expect(page.html).toContain('Klopt niet volgens bewoners');
    expect(page.html).not.toMatch(/de geur|De straat is te druk\.|verwoorden|klopt"/);
    expect((await team.nurse.open(path)).html).toContain('Het gaat mij om de geur.');
  });
});
