import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { type BrowserUnderTest, browserUnderTest } from '../../browser-under-test.ts';
import type { Query } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { coalitionWords } from '../../web/words.ts';
import {
  answerUnderTest,
  type MessageUnderTest,
  messageUnderTest,
} from '../answers/answer-under-test.ts';
import { readByCode } from '../answers/deliver-by-code.ts';
import { bringAttention } from './bring-attention.ts';

const list = '/mijn-mensen/nl-eenvoudig';
const today = '2026-11-21';

/** What a person reads: without marks, spaces made one. */
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(svg|head)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

onBothDatabases('bringing answers', (open) => {
  let test: AppUnderTest;
  let team: BrowserUnderTest;
  let amal: BrowserUnderTest;
  let nurse: BrowserUnderTest;

  beforeAll(async () => {
    test = await appUnderTest(open());
    team = await browserUnderTest(test, 'coordinator');
    amal = await browserUnderTest(test, 'keyPerson');
    nurse = await browserUnderTest(test, 'nurse');
  }, 60_000);

  const rows = <T>(query: Query<T>): Promise<T[]> =>
    test.deps.db.tx(test.workspace, (tx) => tx.run(query));

  /** An answer for some people; the first sent the message of the page. */
  async function answerFor(
    count: number,
    wanted: Parameters<typeof answerUnderTest>[2] & { body?: string } = {},
  ): Promise<{ answerId: string; people: MessageUnderTest[] }> {
    const people: MessageUnderTest[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      people.push(await messageUnderTest(test, { body: wanted.body ?? `Ouder ${nth} zegt iets.` }));
    }
    const [first, ...others] = people;
    if (!first) throw new Error('an answer is for somebody');
    const { answerId } = await answerUnderTest(test, first, wanted);
    for (const { id } of others) {
      const { tenantId } = test.workspace;
      await rows(sql`insert into answer_delivery (tenant_id, answer_id, contribution_id)
        values (${tenantId}, ${answerId}, ${id})`);
      await rows(sql`update contribution set state = 'written'
        where tenant_id = ${tenantId} and id = ${id}`);
    }
    return { answerId, people };
  }

  async function ask(
    answerId: string,
    message: MessageUnderTest | undefined,
    bringerId = test.people.keyPerson.id,
    forAll = true,
  ): Promise<Response> {
    const page = `/berichten/${message?.id}`;
    return team.post(`${page}/laten-brengen`, {
      formKey: await team.formKey(page),
      'bring-answer': answerId,
      'bring-bringer': bringerId,
      ...(forAll ? { 'bring-forAll': 'yes' } : {}),
    });
  }

  /** What the form sends when somebody told it on a visit today. */
  async function told(answerId: string, who: readonly MessageUnderTest[]) {
    return {
      formKey: await amal.formKey(`${list}/${answerId}`),
      who: who.map(({ id }) => id),
      how: 'visit',
      on: today,
      words: '',
    };
  }
  const tellAt = (answerId: string) => `${list}/${answerId}/verteld`;

  const standing = (message: MessageUnderTest | undefined) =>
    rows(sql<Record<string, unknown>>`select c.state, d.delivered_how as how, d.delivered_on as on,
        people_name(d.delivered_by) as by, d.reply, d.bringer_id is not null as asked
      from answer_delivery d join contribution c on c.id = d.contribution_id
      where c.id = ${message?.id ?? ''} order by d.answer_id desc limit 1`);

  describe('asking somebody', () => {
    it('puts the answer on the list of a key person, and says so on the page of the message', async () => {
      const { answerId, people } = await answerFor(1);
      expect((await ask(answerId, people[0])).headers.get('location')).toContain('gedaan=bring');
      const page = wordsOf(await team.read(`/berichten/${people[0]?.id}`));
      expect(page).toContain(
        'Amal Idrissi is gevraagd om het antwoord te brengen, op 21 nov 2026.',
      );
      expect(page).toContain('Amal Idrissi (sleutelpersoon)');
      expect(await amal.read(list)).toContain(answerId);
      expect(await nurse.read(list)).not.toContain(answerId);
      await ask(answerId, people[0], '');
      expect(wordsOf(await amal.read(list))).toContain('Er is nu geen antwoord om te vertellen.');
    });

    it('asks nobody who may not bring, and can be taken back', async () => {
      const { answerId, people } = await answerFor(1);
      const refused = await ask(answerId, people[0], test.people.researcher.id);
      expect(refused.status).toBe(422);
      await ask(answerId, people[0]);
      await ask(answerId, people[0], '');
      expect(await standing(people[0])).toMatchObject([{ asked: false, state: 'written' }]);
      expect(await amal.read(list)).not.toContain(answerId);
    });

    it('asks for everybody of a group who waits, or for one of them', async () => {
      const { answerId, people } = await answerFor(3);
      await ask(answerId, people[0]);
      expect(wordsOf(await amal.read(`${list}/${answerId}`))).toContain('Aan wie vertelde u het?');
      await ask(answerId, people[1], test.people.nurse.id, false);
      expect(await nurse.read(`${list}/${answerId}`)).toContain(people[1]?.id ?? '-');
      expect(await amal.read(`${list}/${answerId}`)).not.toContain(people[1]?.id ?? '-');
      await ask(answerId, people[0], '');
      expect(await amal.read(list)).not.toContain(answerId);
    });
  });

  describe('telling', () => {
    it('shows what to tell and how to find the person, and ends with what they said', async () => {
      const { answerId, people } = await answerFor(1, { withSound: true });
      await ask(answerId, people[0]);
      const html = await amal.read(`${list}/${answerId}`);
      const page = wordsOf(html);
      expect(page).toContain('De gemeente maakt de speeltuin in mei.');
      expect(page).toContain('Ouder 0 zegt iets.');
      expect(page.replaceAll(/[\u2066\u2069]/g, '')).toContain('Bel 000-555 01 62');
      expect(html).toContain('href="tel:000');
      expect(html).toMatch(/<audio controls(="")? preload="none"/);
      const sent = await told(answerId, people);
      const words = 'Zij wil weten wie het doet.';
      const answer = await amal.post(tellAt(answerId), { ...sent, reply: 'disagree', words });
      expect(answer.headers.get('location')).toBe(`${list}?gedaan=verteld`);
      expect(await standing(people[0])).toMatchObject([
        { state: 'answered', how: 'visit', on: today, by: 'Amal Idrissi', reply: 'disagree' },
      ]);
      const after = wordsOf(await team.read(`/berichten/${people[0]?.id}`));
      expect(after).toContain(words);
      expect(after).toContain('door Amal Idrissi');
    });

    it('leaves nothing of the person with who told it, and notes that they read it', async () => {
      const { answerId, people } = await answerFor(1, { body: 'Alleen tot het verteld is.' });
      await ask(answerId, people[0]);
      await amal.read(`${list}/${answerId}`);
      await amal.post(tellAt(answerId), await told(answerId, people));
      const after = await amal.read(list);
      expect(wordsOf(after)).toContain('De gemeente maakt de speeltuin in mei.');
      expect(after).not.toContain('Alleen tot het verteld is.');
      expect(after).not.toContain('Amira');
      expect(wordsOf(await amal.read(`${list}/${answerId}`))).toContain(
        'U hoeft dit antwoord niet meer te vertellen.',
      );
      const readings = await rows(sql`select 1 from read_entry
        where contribution_id = ${people[0]?.id ?? ''} and account_id = ${test.people.keyPerson.id}`);
      expect(readings).toHaveLength(1);
    });

    it('ticks several people who heard it together; who was not there stays on the list', async () => {
      const { answerId, people } = await answerFor(3);
      await ask(answerId, people[0]);
      const sent = await told(answerId, people.slice(0, 2));
      await amal.post(tellAt(answerId), { ...sent, how: 'meeting', reply: 'understood' });
      for (const one of people.slice(0, 2)) {
        expect(await standing(one)).toMatchObject([{ state: 'answered', how: 'meeting' }]);
      }
      expect(await standing(people[2])).toMatchObject([{ state: 'written', how: null }]);
      expect(await amal.read(`${list}/${answerId}`)).toContain(people[2]?.id ?? '-');
    });

    it('opens it again, one level higher, for who says that it is no answer', async () => {
      const { answerId, people } = await answerFor(1);
      await ask(answerId, people[0]);
      const sent = await told(answerId, people);
      await amal.post(tellAt(answerId), { ...sent, reply: 'no-answer' });
      expect(await standing(people[0])).toMatchObject([{ state: 'reopened', reply: 'no-answer' }]);
    });

    it('asks nothing of an interim answer but that it was told', async () => {
      const { answerId, people } = await answerFor(1, {
        kind: 'interim',
        promisedOn: '2026-12-01',
      });
      await ask(answerId, people[0]);
      const page = wordsOf(await amal.read(`${list}/${answerId}`));
      expect(page).toContain('Uiterlijk op dinsdag 1 december 2026');
      expect(page).not.toContain('Wat zei de persoon?');
      await amal.post(tellAt(answerId), await told(answerId, people));
      expect(await standing(people[0])).toMatchObject([{ state: 'interim', how: 'visit' }]);
    });

    it.each([
      [{ how: '' }, 'Kies hoe u het vertelde.'],
      [{ how: 'code' }, 'Kies hoe u het vertelde.'],
      [{ on: '2026-11-22' }, 'Deze dag is nog niet geweest.'],
      [{ on: '2026-11-01' }, 'Op deze dag was het antwoord nog niet klaar.'],
      [{ on: 'gisteren' }, 'Vul de dag in.'],
      [{ who: [] }, 'Kies aan wie u het vertelde.'],
    ])('%j comes back with everything that was typed', async (wrong, sentence) => {
      const { answerId, people } = await answerFor(2);
      await ask(answerId, people[0]);
      const sent = { ...(await told(answerId, people)), words: 'Zij lachte.', ...wrong };
      const back = await amal.post(tellAt(answerId), sent);
      const html = await back.text();
      expect(back.status).toBe(422);
      expect(wordsOf(html)).toContain(sentence);
      expect(html).toContain('Zij lachte.');
      expect(await standing(people[0])).toMatchObject([{ state: 'written' }]);
    });
  });

  describe('twice, or at the same time', () => {
    it('keeps the same form sent twice once', async () => {
      const { answerId, people } = await answerFor(1);
      await ask(answerId, people[0]);
      const sent = { ...(await told(answerId, people)), reply: 'understood' };
      const both = await Promise.all([
        amal.post(tellAt(answerId), sent),
        amal.post(tellAt(answerId), sent),
      ]);
      expect(both.map(({ status }) => status)).toEqual([303, 303]);
      const events = await rows(sql`select 1 from event
        where subject_id = ${people[0]?.id ?? ''} and kind = 'answer-delivered'`);
      expect(events).toHaveLength(1);
    });

    it('says so in a second tab, and when the person read it with the code meanwhile', async () => {
      const { answerId, people } = await answerFor(2);
      await ask(answerId, people[0]);
      const [first, second] = [await told(answerId, people), await told(answerId, people)];
      await readByCode(test.deps, test.workspace, people[0]?.code ?? '');
      const back = await amal.post(tellAt(answerId), { ...first, words: 'Zij was blij.' });
      const html = await back.text();
      expect(back.status).toBe(409);
      expect(wordsOf(html)).toContain('1 persoon las het antwoord al zelf.');
      expect(html).toContain('Zij was blij.');
      expect(await standing(people[1])).toMatchObject([{ state: 'written' }]);
      await amal.post(tellAt(answerId), await told(answerId, people.slice(1)));
      const late = await amal.post(tellAt(answerId), { ...second, words: 'Zij was blij.' });
      const gone = wordsOf(await late.text());
      expect(late.status).toBe(409);
      expect(gone).toContain('1 persoon hoorde het antwoord al.');
      expect(gone).toContain('Zij was blij.');
    });
  });

  describe('when it cannot be brought', () => {
    it('goes back to who answers, with the reason and without words about a person', async () => {
      const { answerId, people } = await answerFor(1);
      await ask(answerId, people[0]);
      const path = `${list}/${answerId}`;
      const formKey = await amal.formKey(path);
      const who = people.map(({ id }) => id);
      const none = await amal.post(`${path}/terug`, { formKey, who });
      expect(wordsOf(await none.text())).toContain('Kies waarom het niet lukt.');
      await amal.post(`${path}/terug`, { formKey, who, reason: 'not-found' });
      expect(await amal.read(list)).not.toContain(answerId);
      const page = wordsOf(await team.read(`/berichten/${people[0]?.id}`));
      expect(page).toContain(
        'Amal Idrissi kon het antwoord niet brengen: kan deze persoon niet vinden',
      );
      expect(page).toContain('Het antwoord kwam terug');
    });

    it('asks the attention of who brings, and of who gets it back', async () => {
      const of = (person: 'keyPerson' | 'nurse' | 'researcher') =>
        test.deps.db.tx(test.workspace, (tx) =>
          bringAttention(
            {
              workspace: test.workspace,
              account: { ...test.people[person], locale: 'nl', secondFactor: 'none' },
              words: coalitionWords('nl'),
              today,
            },
            tx,
          ),
        );
      const before = await of('keyPerson');
      const { answerId, people } = await answerFor(2);
      await ask(answerId, people[0]);
      const asked = (await of('keyPerson')).items.find(({ key }) => key === `bring:${answerId}`);
      expect(asked?.what).toBe('Vertel een antwoord aan 2 mensen. Gevraagd op 21 nov 2026.');
      expect((await of('keyPerson')).total).toBe(before.total + 1);
      const formKey = await amal.formKey(`${list}/${answerId}`);
      const who = people.map(({ id }) => id);
      await amal.post(`${list}/${answerId}/terug`, { formKey, who, reason: 'no-time' });
      const back = (await of('nurse')).items.filter(({ what }) => what.includes('geen tijd'));
      expect(back.map(({ action }) => action.href).sort()).toEqual(
        who.map((id) => `/berichten/${id}`).sort(),
      );
      expect(await of('researcher')).toEqual({ items: [], total: 0 });
    });
  });

  describe('a key person', () => {
    it('sees and hears nothing that was not asked of them', async () => {
      const { answerId, people } = await answerFor(1, { withSound: true });
      const sound = `/mijn-mensen/geluid/${answerId}/nl-eenvoudig`;
      expect((await amal.get(sound)).status).toBe(404);
      expect((await amal.get(`/berichten/${people[0]?.id}`)).status).toBe(404);
      expect(await amal.read(`${list}/${answerId}`)).not.toContain('Ouder 0');
      const formKey = await amal.formKey(list).catch(() => 'a'.repeat(32));
      const sent = { formKey, who: people.map(({ id }) => id), how: 'visit', on: today };
      expect((await amal.post(tellAt(answerId), sent)).status).toBe(409);
      expect(await standing(people[0])).toMatchObject([{ state: 'written' }]);
      await ask(answerId, people[0]);
      expect((await amal.get(sound)).status).toBe(200);
      expect((await nurse.get(sound)).status).toBe(404);
    });

    it('works in their own language, tells in that of who asked, on a page that is light', async () => {
      const words = { 'nl-eenvoudig': 'De speeltuin komt in mei.', ar: 'الملعب في مايو.' };
      const { answerId, people } = await answerFor(40, { words });
      await ask(answerId, people[0]);
      const html = await amal.read(`/mijn-mensen/ar/${answerId}`);
      expect(html).toContain('<html lang="ar" dir="rtl">');
      expect(html).toMatch(/lang="nl" dir="ltr"><p[^>]*>De speeltuin komt in mei\./);
      expect(wordsOf(html)).toContain('الملعب في مايو.');
      for (const path of ['/mijn-mensen/ar', `/mijn-mensen/ar/${answerId}`]) {
        const packed = await amal.get(path, { 'accept-encoding': 'gzip' });
        expect((await packed.arrayBuffer()).byteLength, path).toBeLessThan(15_000);
      }
    });
  });
});
