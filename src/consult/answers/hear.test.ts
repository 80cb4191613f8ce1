import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { formatCode } from '../contributions/contribution-code.ts';
import { sentenceHash } from '../spoken/spoken-sentence.ts';
import { answerUnderTest, type MessageUnderTest, messageUnderTest } from './answer-under-test.ts';
import { hearAlone, hearUnderTest, post, unknownCode } from './hear-under-test.ts';

onBothDatabases('finding a message with a code', (open) => {
  let test: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  beforeAll(async () => {
    test = await appUnderTest(open());
    people = hearUnderTest(test);
  }, 60_000);

  describe('the page for the code', () => {
    it('asks for one code and keeps it out of addresses and of the memory of browsers', async () => {
      const response = await test.app.request('http://localhost/antwoord/nl-eenvoudig');
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toMatch(/<form[^>]*action="\/antwoord\/nl-eenvoudig" method="post"/);
      expect(html).toMatch(/<input[^>]*autocomplete="off"[^>]*inputmode="numeric"/);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/)/);
      expect(html.length).toBeLessThan(15_000);
    });

    it('speaks the language of the browser where the address names none', async () => {
      const headers = { 'accept-language': 'ar,en;q=0.5' };
      const html = await (await test.app.request('http://localhost/antwoord', { headers })).text();
      expect(html).toContain('<html lang="ar" dir="rtl">');
      expect(html).toContain('action="/antwoord/ar"');
    });

    it('starts again for someone who comes back to the address of a later step', async () => {
      const response = await test.app.request('http://localhost/antwoord/en/reactie');
      expect([response.status, response.headers.get('location')]).toEqual([303, '/antwoord/en']);
    });

    it('does not exist in a language that we do not speak', async () => {
      expect((await test.app.request('http://localhost/antwoord/xx')).status).toBe(404);
      expect((await people.ask(unknownCode, 'xx')).status).toBe(404);
    });
  });

  describe('a wrong code', () => {
    it.each([
      ['', 'Typ uw code.'],
      ['Jan Jansen', 'alleen cijfers'],
      ['1234 5678', 'De code heeft 16 cijfers.'],
      ['1234 5678 9012 3456', 'De code klopt niet.'],
      [formatCode(unknownCode), 'Wij vinden geen bericht bij deze code.'],
    ])('%j comes back in its field, with what is wrong', async (typed, said) => {
      const page = await people.ask(typed);
      expect(page.status).toBe(422);
      expect(page.words).toContain(said);
      expect(page.html).toContain('(1 fout)');
      if (typed) expect(page.html).toContain(`value="${typed}"`);
      expect(page.response.headers.get('cache-control')).toBe('no-store');
    });

    it('is shown as text, whatever it holds', async () => {
      const page = await people.ask('"><script>alert(1)</script>');
      expect(page.status).toBe(422);
      expect(page.html).not.toContain('<script>alert');
    });

    it('of another workspace finds nothing here', async () => {
      const other = await appUnderTest(open(), 'elders');
      const message = await messageUnderTest(other);
      expect((await people.ask(message.code)).status).toBe(422);
    });

    it('waits when there are very many, and at last hears that it is busy; a right one never waits', async () => {
      const message = await messageUnderTest(test);
      const waited: number[] = [];
      const app = hearAlone(test, {}, async (milliseconds) => {
        waited.push(milliseconds);
      });
      const guesses = Array.from({ length: 551 }, () =>
        post(app, '/antwoord/nl-eenvoudig', { code: unknownCode }),
      );
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 422)).toHaveLength(550);
      expect(waited).toHaveLength(500);
      expect(Math.max(...waited)).toBe(10_000);

      const busy = await post(app, '/antwoord/nl-eenvoudig', { code: unknownCode });
      expect(busy.status).toBe(503);
      expect(busy.words).toContain('Het is nu druk');
      expect(busy.html).toContain(`value="${unknownCode}"`);

      const right = await post(app, '/antwoord/nl-eenvoudig', { code: message.code });
      expect(right.status).toBe(200);
      expect(waited).toHaveLength(500);
    });
  });

  describe('where a message stands', () => {
    it('says who reads it and by when there is an answer', async () => {
      const message = await messageUnderTest(test);
      const page = await people.ask(formatCode(message.code));
      expect(page.status).toBe(200);
      expect(page.words).toContain('Samira Bakker leest uw bericht.');
      expect(page.words).toContain('zaterdag 21 november 2026');
      expect(page.words).toContain('Uiterlijk op zaterdag 12 december 2026.');
      expect(page.response.headers.get('cache-control')).toBe('no-store');
      expect(page.response.headers.get('set-cookie')).toBeNull();
      expect(page.html).not.toMatch(new RegExp(`(href|src|action)="[^"]*${message.code}`));
    });

    it('takes Arabic digits, and answers from right to left', async () => {
      const message = await messageUnderTest(test, { form: 'sound' });
      const arabic = message.code.replaceAll(/\d/g, (digit) =>
        String.fromCodePoint(0x660 + Number(digit)),
      );
      const page = await people.ask(arabic, 'ar');
      expect(page.status).toBe(200);
      expect(page.html).toContain('<html lang="ar" dir="rtl">');
    });

    it('can be heard where someone read its sentences aloud, as long as the words are the same', async () => {
      const message = await messageUnderTest(test);
      await answerUnderTest(test, message);
      const { deps, workspace, clock } = test;
      const fileId = await deps.db.tx(workspace, (tx) =>
        addFile(tx, deps, workspace.tenantId, {
          kind: 'sound',
          mediaType: 'audio/mp4',
          bytes: Buffer.from('read aloud'),
          seconds: 2,
          playable: true,
          pendingMac: null,
        }),
      );
      const readAloud = (key: string, sentence: string) =>
        people.rows(sql`insert into spoken_sentence (tenant_id, locale, message_key, sentence_hash,
            file_id, recorded_at)
          values (${workspace.tenantId}, 'nl-eenvoudig', ${key},
            decode(${sentenceHash(sentence)}, 'hex'), ${fileId}, ${clock.now()})`);
      await readAloud('hear.reply.disagree', 'Ik vind het niet goed');
      await readAloud('hear.reply.understood', 'Begrepen!');
      const player = /<audio[^>]*src="\/geluid\/[^>]*aria-label="([^"]*)"/g;
      const page = await people.ask(message.code);
      expect([...page.html.matchAll(player)].map(([, label]) => label)).toEqual([
        'Ik vind het niet goed',
      ]);
      expect([...(await people.ask(message.code, 'en')).html.matchAll(player)]).toEqual([]);
      await people.rows(sql`delete from spoken_sentence`);
    });

    it('shows neither the words of the person nor the id of anything', async () => {
      const message = await messageUnderTest(test, { body: 'Mijn buurman heet Karel.' });
      await answerUnderTest(test, message);
      const page = await people.ask(message.code);
      expect(page.html).not.toContain('Karel');
      expect(page.html).not.toContain('000-555 01 62');
      expect(page.html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/);
    });

    it('says an interim answer with its new day, and asks for no reply to it', async () => {
      const message = await messageUnderTest(test);
      const words = { 'nl-eenvoudig': 'Wij vragen het eerst aan de school.' };
      const interim = { kind: 'interim', words, promisedOn: '2027-01-08' } as const;
      await answerUnderTest(test, message, interim);
      const page = await people.ask(message.code);
      expect(page.words).toContain('Samira Bakker heeft meer tijd nodig.');
      expect(page.words).toContain('Wij vragen het eerst aan de school.');
      expect(page.words).toContain('Uiterlijk op vrijdag 8 januari 2027.');
      expect(page.html).not.toContain('/reactie');
      expect((await people.contributionOf(message)).state).toBe('interim');
      expect(await people.eventsOf(message)).toEqual(['answer-delivered']);
    });

    it('says sorry when the day has passed', async () => {
      const message = await messageUnderTest(test);
      await people.rows(
        sql`update contribution set due_on = '2026-11-20' where id = ${message.id}`,
      );
      expect((await people.ask(message.code)).words).toContain('Wij zijn te laat.');
    });

    it('tells nothing of a proposal to set it aside', async () => {
      const message = await messageUnderTest(test);
      await people.rows(
        sql`update contribution set state = 'set-aside-proposed' where id = ${message.id}`,
      );
      await setAside(message, null);
      const page = await people.ask(message.code);
      expect(page.words).toContain('leest uw bericht');
      expect(page.words).not.toContain('reclame');
    });

    it('says why it was set aside', async () => {
      const message = await messageUnderTest(test, { state: 'set-aside' });
      await setAside(message, test.people.coordinator.id);
      const page = await people.ask(message.code);
      expect(page.status).toBe(200);
      expect(page.words).toContain('Wij geven geen antwoord op dit bericht');
      expect(page.words).toContain('Wij denken dat dit reclame is.');
    });

    const setAside = ({ id }: MessageUnderTest, confirmedBy: string | null) =>
      people.rows(sql`insert into set_aside (tenant_id, contribution_id, reason, state_before, proposed_by,
          proposed_at, confirmed_by, confirmed_at)
        values (${test.workspace.tenantId}, ${id}, 'spam', 'open', ${test.people.nurse.id},
          ${test.clock.now()}, ${confirmedBy}, ${confirmedBy && test.clock.now()})`);
  });
});
