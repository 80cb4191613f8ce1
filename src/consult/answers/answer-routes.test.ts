import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account } from '../../people/index.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import {
  formOf,
  soundOfTest,
  type Team,
  teamUnderTest,
} from '../contributions/inbox-under-test.ts';
import { markOfAnswer } from '../contributions/message-of-code.ts';
import { asShown } from '../contributions/say-under-test.ts';
import { takeBack } from '../contributions/take-back.ts';
import { readByCode } from './deliver-by-code.ts';
import { replyToAnswer } from './reply-to-answer.ts';

const field = 'answer-words-nl-eenvoudig';
const standing = async (team: Team, id: string) => {
  const [row] = await team.rows(
    sql<{
      state: string;
      dueOn: string;
      owner: string;
      interims: number;
      level: string;
    }>`select state, level,
      due_on as "dueOn", owner_id as owner, interim_count as interims from contribution where id = ${id}`,
  );
  return row;
};
const kindsOf = async (team: Team, id: string) => {
  const rows = await team.rows(
    sql<{ kind: string }>`select kind from event where subject_id = ${id} order by id`,
  );
  return rows.map(({ kind }) => kind);
};
const versionOf = async (team: Team) => {
  const [row] = await team.rows(
    sql<{ version: number }>`select publication_version as version from approach`,
  );
  return row?.version ?? 0;
};

onBothDatabases('answering', (open, kind) => {
  /** A message, and somebody who can do everything with it. */
  const begin = async (
    seed: string,
    message: Parameters<Team['say']>[0] = { words: 'De lift is stuk' },
    who: (people: Team['people']) => Account = (people) => people.nurse,
  ) => {
    const team = await teamUnderTest(open(), `${seed}-${kind}`);
    const { id, code } = await team.say(message);
    const me = await team.as(who(team.people));
    const path = `/berichten/${id}`;
    const answer = (fields: Record<string, string | Blob>) =>
      me.fill(path, `${path}/antwoorden/answer`, fields);
    const deliver = (fields: Record<string, string> = {}) =>
      me.fill(path, `${path}/gebracht`, { 'deliver-how': 'visit', ...fields });
    return { team, id, code, me, path, answer, deliver };
  };

  it('goes from words to delivered to understood', async () => {
    const { team, id, me, path, answer, deliver } = await begin('whole');
    const before = await versionOf(team);
    const written = await answer({ [field]: 'Wij maken de lift.\nOp <b>maandag</b>.' });
    expect(written.status).toBe(303);
    expect((await standing(team, id))?.state).toBe('written');
    const shown = (await me.open(written.headers.get('location') ?? '')).html;
    expect(shown).toContain('Breng het antwoord nu naar de bewoner.');
    expect(shown).toContain('Op &lt;b&gt;maandag&lt;/b&gt;.');
    expect(shown).not.toContain('/antwoorden/answer"');
    expect((await deliver()).status).toBe(303);
    expect((await standing(team, id))?.state).toBe('answered');
    const reply = await me.fill(path, `${path}/reactie`, {
      'reply-reply': 'understood',
      'reply-words': 'Fijn, bedankt',
    });
    expect(reply.status).toBe(303);
    const ended = (await me.open(path)).html;
    expect(ended).toContain('Gebracht: op bezoek, 21 nov 2026, door Samira Bakker');
    expect(ended).toContain('De bewoner zei: Ik begrijp het (opgeschreven door het team)');
    expect(ended).toContain('Fijn, bedankt');
    expect(await kindsOf(team, id)).toEqual([
      'contribution-received',
      'answer-written',
      'answer-delivered',
      'answer-replied',
    ]);
    expect(await versionOf(team)).toBe(before + 3);
    const list = await me.open('/berichten?stand=beantwoord');
    expect(list.html).toContain('Ik begrijp het');
    const links = await team.rows(
      sql`select 1 from bead_link where relation = 'answers' and to_id = ${id}`,
    );
    expect(links).toHaveLength(1);
  });

  it.each([
    ['', 'Vul in: Uw antwoord: Makkelijk Nederlands'],
    [' \n\u200b ', 'Vul in: Uw antwoord'],
    ['x'.repeat(10_001), 'u hebt er 10.001'],
  ])('comes back with what was typed when it cannot be kept', async (words, message) => {
    const { team, id, answer } = await begin(`bad${words.length}`);
    const page = await answer({ [field]: words, 'answer-otherWords': 'Wordt <bewaard>' });
    expect(page.status).toBe(422);
    expect(page.html).toContain(message);
    expect(asShown(page.html)).toContain('Wordt <bewaard>');
    expect(asShown(page.html)).toContain('Vul in: Taal');
    expect(page.html).toContain('(2 fouten)');
    expect((await standing(team, id))?.state).toBe('open');
  });

  it.each(['😀😀', '\u202eOmgekeerd', "'; drop table answer; --", 'مرحبا', 'a'.repeat(10_000)])(
    'takes any words that people type: %s',
    async (words) => {
      const { me, path, answer } = await begin(`odd${words.length}`);
      expect((await answer({ [field]: words })).status).toBe(303);
      expect(asShown((await me.open(path)).html)).toContain(words.replace('\u202e', ''));
    },
  );

  it('is given in the language of the message, with one more, and says what a machine made', async () => {
    const { team, me, path, answer } = await begin('languages', { words: 'مرحبا', locale: 'ar' });
    const wrong = await answer({ [field]: 'Nederlands helpt hier niet' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Vul in: Uw antwoord: Arabisch');
    const done = await answer({
      'answer-words-ar': 'أهلا',
      'answer-machine-ar': 'yes',
      'answer-otherLocale': 'nl-eenvoudig',
      'answer-otherWords': 'Hallo',
    });
    expect(done.status).toBe(303);
    const { html } = await me.open(path);
    expect(html).toContain('Gemaakt door een machine, nog niet nagekeken');
    const versions = await team.rows(
      sql<{ locale: string; status: string; source: number | null }>`select v.locale, v.status,
        v.source_version as source from text_version v join answer a on a.text_id = v.text_id
        order by v.version`,
    );
    expect(versions).toEqual([
      { locale: 'ar', status: 'machine', source: null },
      { locale: 'nl-eenvoudig', status: 'written', source: 1 },
    ]);
  });

  it('can be spoken; a recording survives a form that has to be mended', async () => {
    const { me, path, answer } = await begin('spoken', { sound: await soundOfTest() });
    const sound = new File([Buffer.from(await soundOfTest())], 'Samira thuis.ogg');
    const asked = await answer({ 'answer-sound': sound, 'answer-otherWords': 'Zonder taal' });
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('Uw opname is bewaard');
    const action = `${path}/antwoorden/answer`;
    const pending = /<audio[^>]*src="([^"]+)"/.exec(
      asked.html.slice(asked.html.indexOf('is bewaard')),
    );
    expect((await me.open(pending?.[1] ?? '')).status).toBe(200);
    const mended = await me.send(action, {
      ...formOf(asked.html, action),
      'answer-otherLocale': 'en',
    });
    expect(mended.status).toBe(303);
    const { html } = await me.open(path);
    expect(html).toContain('Geluid van het antwoord');
    expect(html).not.toContain('Samira thuis');
  });

  it('refuses what is no sound, and sound of somebody else', async () => {
    const { me, path, answer } = await begin('nosound');
    const lying = new File(['%PDF-1.7'], 'sound.mp3', { type: 'audio/mpeg' });
    const page = await answer({ 'answer-sound': lying, [field]: 'Blijft staan' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('dit bestand is geen geluid');
    expect(page.html).toContain('Blijft staan');
    const large = new File([Buffer.alloc(10 * 1024 * 1024 + 1)], 'sound.mp3');
    expect((await answer({ 'answer-sound': large, [field]: 'Blijft' })).html).toContain(
      'groter dan 10 MB',
    );
    const action = `${path}/antwoorden/answer`;
    const stolen = await me.fill(path, action, {
      'answer-soundId': '01890a5d-ac96-774b-bcce-b302099a8057',
    });
    expect(stolen.status).toBe(422);
    expect(stolen.html).toContain('de opname is niet meer bewaard');
  });

  it('gives an interim answer at most twice, with a day within six weeks', async () => {
    const { team, id, me, path } = await begin('interim');
    const action = `${path}/antwoorden/interim`;
    const interim = (day: string, words = 'Wij zoeken het uit') =>
      me.fill(path, action, {
        'interim-words-nl-eenvoudig': words,
        'interim-promisedOn': day,
      });
    for (const [day, message] of [
      ['', 'Vul in: Nieuwe datum'],
      ['2026-02-30', 'deze dag bestaat niet'],
      ['2026-11-21', 'kies een dag na vandaag'],
      ['2027-01-03', 'kies een dag binnen 42 dagen'],
    ] as const) {
      const page = await interim(day);
      expect(page.status).toBe(422);
      expect(page.html).toContain(message);
      expect(page.html).toContain('Wij zoeken het uit');
    }
    expect((await interim('2027-01-02')).status).toBe(303);
    expect(await standing(team, id)).toMatchObject({
      state: 'interim',
      dueOn: '2027-01-02',
      interims: 1,
    });
    const told = await me.fill(path, `${path}/gebracht`, { 'deliver-how': 'phone' });
    expect(told.status).toBe(303);
    expect((await standing(team, id))?.state).toBe('interim');
    const third = formOf((await me.open(path)).html, action);
    expect((await interim('2026-12-31', 'Nog even')).status).toBe(303);
    expect((await me.open(path)).html).not.toContain(`action="${action}"`);
    const refused = await me.send(action, {
      ...third,
      'interim-words-nl-eenvoudig': 'En nog eens',
      'interim-promisedOn': '2026-12-30',
    });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('En nog eens');
    expect(await kindsOf(team, id)).toEqual([
      'contribution-received',
      'interim-given',
      'answer-delivered',
      'interim-given',
    ]);
  });

  it('counts once when the button is pressed twice, or the form is sent again later', async () => {
    const { team, me, path } = await begin('twice');
    const action = `${path}/antwoorden/answer`;
    const filled = { ...formOf((await me.open(path)).html, action), [field]: 'Eén keer' };
    const both = await Promise.all([me.send(action, filled), me.send(action, filled)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    team.clock.forward(0.1);
    expect((await me.send(action, filled)).status).toBe(303);
    const other = await me.send(action, { ...filled, [field]: 'Iets anders' });
    expect(other.status).toBe(409);
    expect(other.html).toContain('Eén keer');
    expect(other.html).toContain('Iets anders');
    expect(await team.rows(sql`select 1 from answer`)).toHaveLength(1);
  });

  it('lets only one of two people answer; the other sees both', async () => {
    const { team, me, path } = await begin('race');
    const colleague = await team.as(team.people.coordinator);
    const action = `${path}/antwoorden/answer`;
    const filled = async (who: typeof me, words: string) => ({
      ...formOf((await who.open(path)).html, action),
      [field]: words,
    });
    const [mine, theirs] = [await filled(me, 'Van Samira'), await filled(colleague, 'Van Marit')];
    const pages = await Promise.all([me.send(action, mine), colleague.send(action, theirs)]);
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 409]);
    const second = pages.find(({ status }) => status === 409)?.html ?? '';
    expect(second).toContain('Iemand was u voor');
    expect(second).toContain('Van Samira');
    expect(second).toContain('Van Marit');
    expect(await team.rows(sql`select 1 from answer`)).toHaveLength(1);
  });

  it('shows an interim answer that came meanwhile before the answer goes', async () => {
    const { team, me, path } = await begin('meanwhile');
    const colleague = await team.as(team.people.coordinator);
    const action = `${path}/antwoorden/answer`;
    const filled = { ...formOf((await me.open(path)).html, action), [field]: 'Ja, dat kan' };
    await colleague.fill(path, `${path}/antwoorden/interim`, {
      'interim-words-nl-eenvoudig': 'Nog even geduld',
      'interim-promisedOn': '2026-12-01',
    });
    const first = await me.send(action, filled);
    expect(first.status).toBe(409);
    expect(first.html).toContain('Nog even geduld');
    const again = await me.send(action, formOf(first.html, action));
    expect(again.status).toBe(303);
    expect((await me.open(path)).html).toContain('Ja, dat kan');
  });

  it('refuses an answer to what was taken back, and loses nothing typed', async () => {
    const { team, code, me, path } = await begin('taken');
    const action = `${path}/antwoorden/answer`;
    const filled = { ...formOf((await me.open(path)).html, action), [field]: 'Te laat' };
    await takeBack(team.deps, team.workspace, code);
    const page = await me.send(action, filled);
    expect(page.status).toBe(409);
    expect(page.html).toContain('De bewoner nam deze bijdrage terug');
    expect(page.html).toContain('Te laat');
  });

  it('notes how, when and by whom it was brought, and nothing impossible', async () => {
    const { team, id, path, me, answer, deliver } = await begin('deliver');
    await answer({ [field]: 'Ja' });
    team.clock.forward(2);
    for (const [fields, message] of [
      [{ 'deliver-how': '' }, 'Vul in: Hoe is het gebracht'],
      [{ 'deliver-how': 'code' }, 'Hoe is het gebracht: kies iets uit de lijst'],
      [{ 'deliver-on': '' }, 'Vul in: Op welke dag'],
      [{ 'deliver-on': 'gisteren' }, 'deze dag bestaat niet'],
      [{ 'deliver-on': '2026-11-24' }, 'deze dag is nog niet geweest'],
      [{ 'deliver-on': '2026-11-20' }, 'het antwoord was toen nog niet geschreven'],
      [{ 'deliver-by': team.people.partner.id }, 'Door wie: kies iets uit de lijst'],
    ] as const) {
      const page = await deliver(fields);
      expect(page.status).toBe(422);
      expect(page.html).toContain(message);
    }
    expect((await standing(team, id))?.state).toBe('written');
    const done = await deliver({
      'deliver-how': 'key-person',
      'deliver-on': '2026-11-22',
      'deliver-by': team.people.coordinator.id,
    });
    expect(done.status).toBe(303);
    expect((await me.open(path)).html).toContain(
      'Gebracht: door een sleutelpersoon, 22 nov 2026, door Marit de Groot',
    );
  });

  it('was read with the code before somebody could bring it', async () => {
    const { team, code, me, path, answer } = await begin('code');
    await answer({ [field]: 'Ja' });
    const action = `${path}/gebracht`;
    const filled = { ...formOf((await me.open(path)).html, action), 'deliver-how': 'visit' };
    await readByCode(team.deps, team.workspace, code);
    const page = await me.send(action, filled);
    expect(page.status).toBe(409);
    expect(page.html).toContain('Gebracht: gelezen met de code');
  });

  it('is explained again when it was not understood', async () => {
    const { team, id, me, path, answer, deliver } = await begin('explain');
    await answer({ [field]: 'Conform de prioritering' });
    await deliver();
    const silent = await me.fill(path, `${path}/reactie`, {});
    expect(silent.status).toBe(422);
    await me.fill(path, `${path}/reactie`, { 'reply-reply': 'not-understood' });
    expect(await standing(team, id)).toMatchObject({ state: 'explain', dueOn: '2026-11-28' });
    const asked = await me.open(path);
    expect(asked.html).toContain('Leg het opnieuw uit');
    const explained = await me.fill(path, `${path}/antwoorden/explain`, {
      'explain-words-nl-eenvoudig': 'Eerst de school, dan het park.',
    });
    expect(explained.status).toBe(303);
    expect((await deliver()).status).toBe(303);
    expect((await standing(team, id))?.state).toBe('answered');
  });

  it('goes one level higher when it is contested', async () => {
    const { team, id, code, me, path, answer, deliver } = await begin('contest');
    await answer({ [field]: 'Nee' });
    await deliver();
    const read = await readByCode(team.deps, team.workspace, code);
    const current = read?.answers[0]?.id ?? '';
    await replyToAnswer(team.deps, team.workspace, {
      code,
      formKey: newFormKey(team.deps.random),
      answerMark: markOfAnswer(current),
      reply: 'no-answer',
      words: 'Waarom niet?',
      locale: 'nl-eenvoudig',
    });
    expect(await standing(team, id)).toMatchObject({
      state: 'reopened',
      level: 'policy',
      // she wrote nothing of it, and is who works at that level
      owner: team.people.coordinator.id,
    });
    const shown = (await me.open(path)).html;
    expect(shown).toContain('Was geen antwoord: kijk opnieuw');
    expect(shown).toContain('Waarom niet?');
    team.clock.forward(0.01);
    expect((await answer({ [field]: 'Nee, omdat …' })).status).toBe(303);
    expect((await deliver()).status).toBe(303);
    await me.fill(path, `${path}/reactie`, { 'reply-reply': 'no-answer' });
    expect((await standing(team, id))?.state).toBe('answered');
  });

  it('cannot be sent by another site, nor without signing in', async () => {
    const { team, me, path } = await begin('csrf');
    const url = `http://csrf-${kind}.localhost${path}/antwoorden/answer`;
    const post = (headers: Record<string, string>) =>
      team.app.request(url, {
        method: 'POST',
        body: new URLSearchParams({ [field]: 'Een heel antwoord' }),
        headers,
      });
    expect((await post({ cookie: me.cookie, origin: 'https://evil.example' })).status).toBe(403);
    const stranger = await post({});
    expect(stranger.status).toBe(401);
    expect(await stranger.text()).toContain('Een heel antwoord');
  });
});
