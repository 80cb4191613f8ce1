import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import {
  answerUnderTest,
  type MessageUnderTest,
  messageUnderTest,
} from '../../consult/answers/answer-under-test.ts';
import { hearUnderTest, post, unknownCode } from '../../consult/answers/hear-under-test.ts';
import { listZipEntries, unpackEntry } from '../../consult/notes/table/zip-entries.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { residentTags } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';

async function textIn(zip: Uint8Array, name: string): Promise<string> {
  const entry = listZipEntries(zip).get(name);
  if (!entry) throw new Error(`${name} is not in the archive`);
  const parts: Uint8Array[] = [];
  const budget = { left: 10_000_000, limit: 10_000_000 };
  for await (const part of unpackEntry(zip, entry, budget)) parts.push(part);
  return Buffer.concat(parts).toString();
}

onBothDatabases('what do you know about me', (open) => {
  let house: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  let message: MessageUnderTest;
  beforeAll(async () => {
    house = await appUnderTest(open());
    people = hearUnderTest(house);
    message = await messageUnderTest(house, { form: 'sound', body: 'Dit zei ik over de lift.' });
    await answerUnderTest(house, message);
    await people.ask(message.code);
    const samira = await browserUnderTest(house, 'nurse');
    await samira.read(`/berichten/${message.id}`);
  }, 60_000);
  const show = (code: string, tag = 'nl-eenvoudig') =>
    post(house.app, `/antwoord/${tag}/gegevens`, { code });
  const served = () =>
    people.rows(sql`select 1 from person_request_contribution k
      join person_request r on r.tenant_id = k.tenant_id and r.id = k.request_id
      where k.contribution_id = ${message.id} and r.through = 'code' and r.state = 'done'`);

  it('is asked from the page of the message, and asks for the code again', async () => {
    const page = await people.ask(message.code);
    expect(page.html).toContain('href="/antwoord/nl-eenvoudig/gegevens"');
    const asks = await house.app.request('http://localhost/antwoord/nl-eenvoudig/gegevens');
    const html = await asks.text();
    expect(html).toContain('name="code"');
    expect(html).toContain('Typ uw code nog een keer');
    expect(html).not.toContain(message.code);
    expect(html).not.toContain('over de lift');
  });

  it('shows everything, without an id or the name of who read it, and keeps nothing on the phone', async () => {
    const page = await show(message.code);
    expect(page.status).toBe(200);
    expect(page.response.headers.get('cache-control')).toBe('no-store');
    for (const part of [
      'Dit zei ik over de lift.',
      'Amira',
      '000-555 01 62',
      '25 tot en met 44 jaar',
      'Wij mogen uw bericht lezen en bewaren.',
      'De gemeente maakt de speeltuin in mei.',
      'Iemand van het team: 1 keer',
      'Wij bewaren uw bericht tot maandag 20 november 2028',
    ]) {
      expect(page.words).toContain(part);
    }
    expect(page.words).not.toContain('Samira Bakker: ');
    expect(page.html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/);
  });

  it('counts as a request that was done, once a day', async () => {
    await show(message.code);
    await show(message.code);
    expect(await served()).toHaveLength(1);
  });

  it('can be taken along: a page, the same as data, and the files', async () => {
    const body = new URLSearchParams({ code: message.code });
    const address = 'http://localhost/antwoord/nl-eenvoudig/gegevens/alles';
    const answer = await house.app.request(address, { method: 'POST', body });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const zip = new Uint8Array(await answer.arrayBuffer());
    expect([...listZipEntries(zip).keys()].sort()).toEqual([
      'bestanden/foto-1.jpg',
      'bestanden/geluid.m4a',
      'gegevens.html',
      'gegevens.json',
    ]);
    expect(await textIn(zip, 'gegevens.html')).toContain('Dit zei ik over de lift.');
    const record = JSON.parse(await textIn(zip, 'gegevens.json'));
    expect(record).toMatchObject({
      receivedOn: '2026-11-21',
      words: [{ language: 'nl-eenvoudig', words: 'Dit zei ik over de lift.' }],
      contact: { name: 'Amira', phone: '000-555 01 62' },
      background: { ageBand: '25-44' },
      answers: [{ kind: 'final', writtenBy: 'Samira Bakker', told: 'code' }],
      readBy: [{ role: 'member', times: 1 }],
    });
    const all = JSON.stringify(record);
    expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/);
    expect(all).not.toMatch(/T\d\d:\d\d/);
  });

  it.each(residentTags)('speaks %s', async (tag) => {
    const page = await show(message.code, tag);
    const { say } = residentWords(tag);
    expect(page.html).toContain(say('person.title'));
    expect(page.html).toContain('Dit zei ik over de lift.');
  });

  it('refuses a wrong code on its own page, and answers a signed-out post with nothing', async () => {
    for (const code of ['', '12', unknownCode]) {
      const page = await show(code);
      expect(page.status).toBe(422);
      expect(page.html).toContain('action="/antwoord/nl-eenvoudig/gegevens"');
      expect(page.words).not.toContain('over de lift');
    }
  });

  it('shows after taking back that nothing is left but that there was a message', async () => {
    const other = await messageUnderTest(house, { body: 'Weg hiermee.' });
    await people.takeBack(other.code);
    const page = await show(other.code);
    expect(page.words).toContain('Uw woorden zijn weg.');
    expect(page.words).not.toContain('Weg hiermee');
    expect(page.words).not.toContain('Amira');
    expect(page.words).toContain('Dit is gestopt op zaterdag 21 november 2026');
  });

  describe('of an account', () => {
    it('shows who is signed in everything of their own, to take along too', async () => {
      const samira = await browserUnderTest(house, 'nurse');
      const page = await samira.read('/mijn/gegevens');
      for (const part of ['Samira Bakker', 'samira.bakker@example.org', '1 antwoord geschreven']) {
        expect(page).toContain(part);
      }
      const answer = await samira.post('/mijn/gegevens', {});
      expect(answer.headers.get('content-disposition')).toContain('mijn-gegevens.json');
      const record = JSON.parse(await answer.text());
      expect(record).toMatchObject({
        account: { name: 'Samira Bakker', role: 'member' },
        read: [{ on: '2026-11-21', count: 1 }],
        work: { answersWritten: 1 },
      });
      expect(JSON.stringify(record)).not.toMatch(/over de lift|Amira|[0-9a-f]{8}-[0-9a-f]{4}-7/);
    });
  });
});
