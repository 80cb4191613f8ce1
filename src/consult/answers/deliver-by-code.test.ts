import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { answerUnderTest, messageUnderTest } from './answer-under-test.ts';
import { hearUnderTest } from './hear-under-test.ts';

onBothDatabases('reading an answer with a code', (open) => {
  let test: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  beforeAll(async () => {
    test = await appUnderTest(open());
    people = hearUnderTest(test);
  }, 60_000);

  describe('reading the answer', () => {
    it('delivers it, once, however often and however fast it is read', async () => {
      const message = await messageUnderTest(test);
      await answerUnderTest(test, message);
      const pages = await Promise.all([
        people.ask(message.code),
        people.ask(message.code),
        people.ask(message.code),
      ]);
      for (const page of pages) {
        expect(page.words).toContain('De gemeente maakt de speeltuin in mei.');
        expect(page.words).toContain('U heeft antwoord');
      }
      await people.ask(message.code);
      expect((await people.contributionOf(message)).state).toBe('answered');
      expect(await people.eventsOf(message)).toEqual(['answer-delivered']);
      const [delivery] = await people.rows(
        sql`select delivered_how as how, delivered_on as "on", delivered_by as by
          from answer_delivery where contribution_id = ${message.id}`,
      );
      expect(delivery).toEqual({ how: 'code', on: '2026-11-21', by: null });
    });

    it('keeps how someone brought it before', async () => {
      const message = await messageUnderTest(test);
      await answerUnderTest(test, message);
      await people.rows(sql`update answer_delivery set delivered_how = 'visit', delivered_on = '2026-11-19'
        where contribution_id = ${message.id}`);
      await people.rows(sql`update contribution set state = 'answered' where id = ${message.id}`);
      expect((await people.ask(message.code)).words).toContain(
        'U kreeg antwoord. donderdag 19 november',
      );
      const [delivery] = await people.rows(
        sql`select delivered_how as how from answer_delivery where contribution_id = ${message.id}`,
      );
      expect(delivery).toEqual({ how: 'visit' });
      expect(await people.eventsOf(message)).toEqual([]);
    });

    it('is in the language of the person', async () => {
      const message = await messageUnderTest(test);
      const words = { nl: 'Dat kan in mei.', ar: 'نعم، في شهر مايو.' };
      await answerUnderTest(test, message, { words });
      const page = await people.ask(message.code, 'ar');
      expect(page.html).toMatch(/<p[^>]*lang="ar" dir="rtl"[^>]*>نعم، في شهر مايو\.<\/p>/);
      expect(page.html).not.toContain('Dat kan in mei.');
    });

    it('says so when it is only in another language', async () => {
      const message = await messageUnderTest(test);
      await answerUnderTest(test, message, { words: { nl: 'Dat kan in mei.' } });
      const page = await people.ask(message.code, 'en');
      expect(page.words).toContain('This answer is only in this language: Dutch.');
      expect(page.html).toMatch(/<p[^>]*lang="nl" dir="ltr"[^>]*>Dat kan in mei\.<\/p>/);
    });

    it('can be heard, for an hour', async () => {
      const message = await messageUnderTest(test, { form: 'sound' });
      await answerUnderTest(test, message, { withSound: true });
      const { html } = await people.ask(message.code);
      expect(html).toMatch(/<audio[^>]*preload="none"/);
      const address = /src="(\/antwoord\/geluid\/[^"]+)"/.exec(html)?.[1] ?? '';
      const sound = await test.app.request(`http://localhost${address}`);
      expect(await sound.text()).toBe('spoken answer');
      expect(sound.headers.get('content-type')).toBe('audio/mp4');
      const forged = await test.app.request(`http://localhost${address.slice(0, -3)}AAA`);
      expect(forged.status).toBe(404);
      test.clock.forward(2 / 24);
      expect((await test.app.request(`http://localhost${address}`)).status).toBe(404);
      test.clock.forward(-2 / 24);
    });

    it('shows the newest first and the earlier ones folded', async () => {
      const { message } = await people.answeredMessage();
      test.clock.forward(0.0001);
      const words = { 'nl-eenvoudig': 'In mei komt er een nieuwe schommel.' };
      await answerUnderTest(test, message, { kind: 'explanation', words });
      const { html } = await people.ask(message.code);
      const newest = html.indexOf('nieuwe schommel');
      const folded = html.indexOf('Wat wij eerder schreven');
      expect(newest).toBeGreaterThan(0);
      expect(folded).toBeGreaterThan(newest);
      expect(html.indexOf('De gemeente maakt')).toBeGreaterThan(folded);
    });
  });
});
