import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { DatabaseAway } from '../../db/database.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { answerUnderTest, messageUnderTest } from './answer-under-test.ts';
import { hearAlone, hearUnderTest, post, replyFields, unknownCode } from './hear-under-test.ts';

onBothDatabases('replying to an answer', (open) => {
  let test: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  beforeAll(async () => {
    test = await appUnderTest(open());
    people = hearUnderTest(test);
  }, 60_000);

  describe('what the person says of the answer', () => {
    it('offers the four replies', async () => {
      const { page } = await people.answeredMessage();
      for (const reply of [
        'Ik begrijp het',
        'Ik begrijp het niet',
        'Ik vind het niet goed',
        'Dit is geen antwoord',
      ]) {
        expect(page.html).toContain(`>${reply}</span>`);
      }
    });

    it('"Ik begrijp het" is kept with the words beside it', async () => {
      const { message, fields } = await people.answeredMessage();
      const page = await people.send({
        ...fields,
        reactie: 'understood',
        woorden: 'Fijn! <b>Top</b>',
      });
      expect(page.status).toBe(200);
      expect(page.words).toContain('Dank u wel');
      expect(page.words).toContain('U zei: Ik begrijp het.');
      expect((await people.contributionOf(message)).state).toBe('answered');
      expect(await people.saidOf(message)).toEqual([
        { reply: 'understood', body: 'Fijn! <b>Top</b>', through: 'code' },
      ]);
      expect(await people.eventsOf(message)).toEqual(['answer-delivered', 'answer-replied']);
    });

    it('"Ik begrijp het niet" gets an explanation within seven days', async () => {
      const { message, fields } = await people.answeredMessage();
      const page = await people.send({ ...fields, reactie: 'not-understood' });
      expect(page.words).toContain('Samira Bakker legt het nog een keer uit.');
      expect(page.words).toContain('zaterdag 28 november 2026');
      expect(page.html).not.toContain('name="reactie"');
      expect(await people.contributionOf(message)).toMatchObject({
        state: 'explain',
        due_on: '2026-11-28',
        owner_id: test.people.nurse.id,
      });
    });

    it('"Ik vind het niet goed" is kept', async () => {
      const { message, fields } = await people.answeredMessage();
      const page = await people.send({
        ...fields,
        reactie: 'disagree',
        woorden: 'Het duurt te lang.',
      });
      expect(page.words).toContain('Dat bewaren wij.');
      expect((await people.contributionOf(message)).state).toBe('answered');
      expect(await people.saidOf(message)).toMatchObject([{ reply: 'disagree' }]);
    });

    it('"Dit is geen antwoord" goes one level higher, once; then it is kept', async () => {
      const { message, fields } = await people.answeredMessage();
      const page = await people.send({ ...fields, reactie: 'no-answer' });
      expect(page.words).toContain('Marit de Groot kijkt nu naar uw bericht.');
      expect(await people.contributionOf(message)).toMatchObject({
        state: 'reopened',
        due_on: '2026-11-28',
        owner_id: test.people.coordinator.id,
        reopened_count: 1,
      });

      test.clock.forward(0.0001);
      await answerUnderTest(test, message, { writtenBy: test.people.coordinator.id });
      const second = replyFields((await people.ask(message.code)).html);
      const kept = await people.send({ ...second, reactie: 'no-answer', woorden: 'Weer niets.' });
      expect(kept.words).toContain('Wij bewaren wel wat u zegt.');
      expect(await people.contributionOf(message)).toMatchObject({
        state: 'answered',
        reopened_count: 1,
      });
      expect((await people.saidOf(message)).map(({ reply, body }) => [reply, body])).toEqual([
        ['no-answer', null],
        ['no-answer', 'Weer niets.'],
      ]);
    });

    it('pressing twice says it once', async () => {
      const { message, fields } = await people.answeredMessage();
      const said = { ...fields, reactie: 'no-answer', woorden: 'Nee.' };
      const pages = await Promise.all([people.send(said), people.send(said), people.send(said)]);
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await people.contributionOf(message)).toMatchObject({ reopened_count: 1 });
      expect(await people.eventsOf(message)).toEqual(['answer-delivered', 'answer-replied']);
      expect(await people.saidOf(message)).toHaveLength(1);
    });

    it('sent again by a slow phone, an old reply does not undo a newer one', async () => {
      const { message, fields } = await people.answeredMessage();
      const old = { ...fields, reactie: 'understood', woorden: 'Dank u.' };
      const newer = replyFields((await people.send(old)).html);
      await people.send({ ...newer, reactie: 'disagree', woorden: 'Toch niet goed.' });
      const before = await people.saidOf(message);
      expect((await people.send(old)).status).toBe(200);
      expect(await people.saidOf(message)).toEqual(before);
      expect(before).toContainEqual(expect.objectContaining({ reply: 'disagree' }));
    });

    it('in two tabs the second hears that we are at work, and keeps its words', async () => {
      const { message, fields } = await people.answeredMessage();
      const other = replyFields((await people.ask(message.code)).html);
      expect(other.formKey).not.toBe(fields.formKey);
      await people.send({ ...fields, reactie: 'not-understood' });
      const page = await people.send({
        ...other,
        reactie: 'no-answer',
        woorden: 'Ik wil een mens.',
      });
      expect(page.status).toBe(422);
      expect(page.words).toContain('Wij zijn al bezig met wat u eerder zei.');
      expect(page.words).toContain('Ik wil een mens.');
      expect(await people.contributionOf(message)).toMatchObject({
        state: 'explain',
        reopened_count: 0,
      });
    });

    it('after Back, another reply with the same form is asked once more, with its words', async () => {
      const { message, fields } = await people.answeredMessage();
      await people.send({ ...fields, reactie: 'understood' });
      const page = await people.send({
        ...fields,
        reactie: 'disagree',
        woorden: 'Toch niet goed.',
      });
      expect(page.status).toBe(422);
      expect(page.words).toContain('U zei al iets over dit antwoord.');
      expect(page.html).toContain('Toch niet goed.</textarea>');
      expect(await people.saidOf(message)).toMatchObject([{ reply: 'understood' }]);

      const again = { ...replyFields(page.html), reactie: 'disagree', woorden: 'Toch niet goed.' };
      expect((await people.send(again)).status).toBe(200);
      expect(await people.saidOf(message)).toMatchObject([
        { reply: 'disagree', body: 'Toch niet goed.' },
      ]);
    });

    it('about an older answer is asked again under the new one', async () => {
      const { message, fields } = await people.answeredMessage();
      test.clock.forward(0.0001);
      const words = { 'nl-eenvoudig': 'Een beter antwoord.' };
      await answerUnderTest(test, message, { words });
      const page = await people.send({ ...fields, reactie: 'disagree', woorden: 'Slecht.' });
      expect(page.status).toBe(422);
      expect(page.words).toContain('Er is een nieuw antwoord.');
      expect(page.words).toContain('Een beter antwoord.');
      expect(page.html).toContain('Slecht.</textarea>');
    });

    it.each([
      ['', 'Kies eerst'],
      ['hack', 'Kies eerst'],
    ])('needs a choice, not %j', async (reactie, said) => {
      const { fields } = await people.answeredMessage();
      const page = await people.send({ ...fields, reactie, woorden: 'Mijn woorden' });
      expect(page.status).toBe(422);
      expect(page.words).toContain(said);
      expect(page.html).toContain('Mijn woorden</textarea>');
    });

    it('may be 10,000 characters, and one more comes back whole', async () => {
      const { message, fields } = await people.answeredMessage();
      const long = await people.send({
        ...fields,
        reactie: 'disagree',
        woorden: 'x'.repeat(10_001),
      });
      expect(long.status).toBe(422);
      expect(long.words).toContain('Uw tekst is te lang.');
      expect(long.html).toContain('x'.repeat(10_001));
      await people.send({ ...fields, reactie: 'disagree', woorden: '🙂'.repeat(5_000) });
      expect((await people.saidOf(message))[0]?.body).toHaveLength(10_000);
    });

    it('cannot be said before there is an answer', async () => {
      const message = await messageUnderTest(test);
      const page = await people.send({ code: message.code, reactie: 'understood', woorden: 'Dag' });
      expect(page.status).toBe(422);
      expect((await people.contributionOf(message)).state).toBe('open');
    });
  });

  describe('while the database is away', () => {
    const away = () => {
      const lost = () => Promise.reject(new DatabaseAway('gone'));
      return hearAlone(test, { db: { kind: 'pglite', tx: lost, call: lost } });
    };

    it('keeps the code', async () => {
      const page = await post(away(), '/antwoord/nl-eenvoudig', { code: unknownCode });
      expect(page.status).toBe(503);
      expect(page.words).toContain('Het lukt nu even niet');
      expect(page.html).toContain(`value="${unknownCode}"`);
    });

    it('keeps a reply with its words, ready to be sent again', async () => {
      const { message, fields } = await people.answeredMessage();
      const said = { ...fields, reactie: 'disagree', woorden: 'Ik wacht al een jaar.' };
      const page = await post(away(), '/antwoord/nl-eenvoudig/reactie', said);
      expect(page.status).toBe(503);
      expect(page.words).toContain('Ik wacht al een jaar.');
      const kept = replyFields(page.html);
      expect(kept).toEqual(said);
      expect((await people.send(kept)).status).toBe(200);
      expect(await people.saidOf(message)).toMatchObject([
        { reply: 'disagree', body: 'Ik wacht al een jaar.' },
      ]);
    });
  });
});
