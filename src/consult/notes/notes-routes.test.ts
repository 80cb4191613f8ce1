import { expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { DatabaseAway } from '../../db/database.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import type { Account } from '../../people/index.ts';
import { newId } from '../../thread/ids.ts';
import { counted, type NotesUnderTest, notesUnderTest, storedNotes } from './notes-under-test.ts';
import { workbookParts, xmlRow, zipOf } from './table/workbook-fixture.ts';

const where = '/aanpak/gezond-opgroeien/notities';
const meeting = [
  'Datum;Plek;Naam;Bijdrage',
  '21-11-2026;Buurthuis;Jan;Meer groen in de straat',
  '21-11-2026;Buurthuis;Piet;',
  '21-11-2026;Buurthuis;Klaas;Een park <b>zonder</b> auto’s',
  '',
].join('\n');

/** What a browser would send with this form: its fields as they stand on the page. */
function fieldsOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const form = /<form[^>]*notities[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const name = attribute('name');
    const type = attribute('type');
    if (!name || type === 'file' || (type === 'checkbox' && !/ checked/.test(tag))) continue;
    fields[name] = (attribute('value') ?? '').replaceAll('&amp;', '&');
  }
  for (const [select, name] of form.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)) {
    const chosen = /<option value="([^"]*)"[^>]* selected/.exec(select);
    fields[name ?? ''] = chosen?.[1] ?? '';
  }
  return fields;
}

/** Someone of the coalition in a browser without JavaScript. */
async function browserOf(under: NotesUnderTest, seed: string, account: Account) {
  const host = `http://${seed}.localhost`;
  let { app } = under;
  const signIn = await app.request(`${host}/aanmelden/demo`, {
    method: 'POST',
    body: new URLSearchParams({ account: account.id }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const read = async (answer: Response) => ({
    status: answer.status,
    to: answer.headers.get('location'),
    type: answer.headers.get('content-type') ?? '',
    page: await answer.text(),
  });
  const get = async (path: string) =>
    read(await app.request(`${host}${path}`, { headers: { cookie } }));
  const post = async (path: string, fields: Record<string, string>) =>
    read(
      await app.request(`${host}${path}`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams(fields),
      }),
    );
  const upload = async (content: BlobPart, name = 'notities.csv', formKey?: string) => {
    const body = new FormData();
    const fields = fieldsOf((await get(where)).page);
    for (const [field, value] of Object.entries(fields)) body.set(field, value);
    if (formKey) body.set('formKey', formKey);
    body.set('file', new File([content], name));
    const request = { method: 'POST', headers: { cookie }, body };
    return read(await app.request(`${host}${where}`, request));
  };
  /** Presses "Neem … over" on the page where notes are checked. */
  const take = (page: string, change: Record<string, string> = {}) =>
    post(`${where}/overnemen`, { ...fieldsOf(page), ...change });
  const withApp = (other: typeof app) => {
    app = other;
  };
  return { get, post, upload, take, withApp };
}

onBothDatabases('notes of a meeting in the browser', (open, kind) => {
  const start = async (seed: string, who: 'nurse' | 'partner' = 'nurse') => {
    const name = `${seed}-${kind}`;
    const under = await notesUnderTest(open(), name);
    const browser = await browserOf(under, name, under.people[who]);
    return { under, browser };
  };

  it('are shown first, then taken; bad rows are named, people are left out', async () => {
    const { under, browser } = await start('notes-a');
    const check = await browser.upload(meeting);
    expect(check.status).toBe(200);
    expect(check.page).toContain('2 rijen kunnen mee. 1 rij kan niet mee.');
    expect(check.page).toContain('Er staat niets in de kolom met wat er gezegd is.');
    expect(check.page).toContain('De kolom “Naam” gaat over een persoon.');
    expect(check.page).toContain('Een park &lt;b&gt;zonder&lt;/b&gt; auto’s');
    expect(check.page).not.toMatch(/Klaas|Piet/);
    expect(await counted(under)).toMatchObject({ contributions: 0 });

    const taken = await browser.take(check.page);
    expect(taken.status).toBe(303);
    const done = await browser.get(taken.to ?? '');
    expect(done.status).toBe(200);
    expect(done.page).toContain('2 notities zijn overgenomen');
    expect(done.page).toContain('zaterdag 12 december 2026');
    expect(done.page).toContain('Marit de Groot');
    expect(done.page).toContain('1 rij is niet overgenomen');
    expect(done.page).toContain('href="/berichten?aanpak=gezond-opgroeien"');
    const notes = await storedNotes(under);
    expect(notes.map(({ body, meeting: at, dueOn }) => ({ body, at, dueOn }))).toEqual([
      { body: 'Meer groen in de straat', at: 'Buurthuis', dueOn: '2026-12-12' },
      { body: 'Een park <b>zonder</b> auto’s', at: 'Buurthuis', dueOn: '2026-12-12' },
    ]);
  });

  it('give the bad rows as a file that no spreadsheet runs', async () => {
    const { browser } = await start('notes-b');
    const check = await browser.upload(`bijdrage;datum\n=1+1;;te;veel\n;21-11-2026\nGoed;\n`);
    const link = /href="([^"]*niet-overgenomen\?[^"]*)"/.exec(check.page)?.[1] ?? '';
    const report = await browser.get(link.replaceAll('&amp;', '&'));
    expect(report.type).toBe('text/csv; charset=utf-8');
    expect(report.page.split('\r\n').map((line) => line.split(';')[0])).toEqual([
      '"Rij"',
      '"2"',
      '"3"',
      '',
    ]);
    expect(report.page).toContain(`"'=1+1"`);
    const worn = await browser.get(`${where}/niet-overgenomen?bestand=x.1.y&kolommen=0.-.-.-.-.-`);
    expect(worn).toMatchObject({ status: 303, to: where });
  });

  it('are there once when the button is pressed twice, in two tabs, or the file comes again', async () => {
    const { under, browser } = await start('notes-c');
    const check = await browser.upload(meeting);
    const [one, two] = await Promise.all([browser.take(check.page), browser.take(check.page)]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(one.to).toBe(two.to);
    const [left, right] = [await browser.upload(meeting), await browser.upload(meeting)];
    const again = await browser.take(left.page, { dueOn: '2026-12-01' });
    expect((await browser.get(again.to ?? '')).page).toContain('Er kwam niets nieuws bij');
    const third = await browser.take(right.page);
    const page = (await browser.get(third.to ?? '')).page;
    expect(page).toContain('2 notities stonden er al');
    expect(await counted(under)).toMatchObject({ contributions: 2, texts: 2, imported: 3 });
  });

  it('ask again when a form that was sent comes back with something else', async () => {
    const { under, browser } = await start('notes-d');
    const check = await browser.upload(meeting);
    await browser.take(check.page);
    const other = await browser.take(check.page, { dueOn: '2026-12-01' });
    expect(other.status).toBe(409);
    expect(other.page).toContain('Met dit formulier is al iets overgenomen');
    expect(fieldsOf(other.page)['dueOn']).toBe('2026-12-01');
    const sent = await browser.take(other.page);
    expect((await browser.get(sent.to ?? '')).page).toContain('2 notities stonden er al');
    expect(await counted(under)).toMatchObject({ contributions: 2 });
  });

  it('can be pointed out by hand, and are shown again before they are taken', async () => {
    const { under, browser } = await start('notes-e');
    const check = await browser.upload('kop1;kop2\nkort;een langere tekst over de speeltuin\n');
    expect(check.page).toContain('Wij weten niet zeker in welke kolom');
    const fields = fieldsOf(check.page);
    expect(fields['column-words']).toBe('1');

    const unseen = await browser.take(check.page, { 'column-words': '0' });
    expect(unseen.status).toBe(422);
    expect(unseen.page).toContain('U veranderde de kolommen');
    expect(await counted(under)).toMatchObject({ contributions: 0 });

    const missing = { ...fields, 'column-words': '', dueOn: '2026-12-03' };
    const faulty = await browser.post(`${where}/kolommen`, missing);
    expect(faulty.status).toBe(422);
    expect(faulty.page).toContain('(1 fout)');
    expect(faulty.page).toContain('Kies de kolom waarin staat wat er gezegd is.');
    expect(fieldsOf(faulty.page)['dueOn']).toBe('2026-12-03');
    const twice = { ...fields, 'column-words': '0', 'column-theme': '0' };
    expect((await browser.post(`${where}/kolommen`, twice)).page).toContain('hooguit één keer');

    const headerless = { ...fields, 'column-words': '0', 'column-theme': '1', headerless: 'yes' };
    const shown = await browser.post(`${where}/kolommen`, headerless);
    expect(shown.page).toContain('2 rijen kunnen mee');
    await browser.take(shown.page);
    expect((await storedNotes(under)).map(({ body, theme }) => [body, theme])).toEqual([
      ['kop1', 'kop2'],
      ['kort', 'een langere tekst over de speeltuin'],
    ]);
  });

  it('come back with everything chosen when owner or day is wrong', async () => {
    const { under, browser } = await start('notes-f');
    const check = await browser.upload(meeting);
    const wrong = { ownerId: under.people.partner.id, 'column-meeting': '' };
    const shown = await browser.post(`${where}/kolommen`, { ...fieldsOf(check.page), ...wrong });
    const first = await browser.take(shown.page, { ownerId: under.people.partner.id });
    expect(first.status).toBe(422);
    expect(first.page).toContain('Kies wie er antwoordt.');
    expect(fieldsOf(first.page)).toMatchObject({ 'column-meeting': '', 'column-words': '3' });
    const late = await browser.take(check.page, { dueOn: '2027-06-01' });
    expect(late.status).toBe(422);
    expect(late.page).toContain('Kies een dag van vandaag tot en met zaterdag 2 januari 2027.');
    expect(fieldsOf(late.page)['dueOn']).toBe('2027-06-01');
    expect(await counted(under)).toMatchObject({ contributions: 0 });
  });

  it('are refused in words when the file cannot be read', async () => {
    const { browser } = await start('notes-g');
    const rows = (count: number) => `bijdrage\n${'Meer groen\n'.repeat(count)}`;
    const zip = Buffer.from('504b0304deadbeef', 'hex');
    const old = Buffer.from(
      `d0cf11e0a1b11ae1${Buffer.from('Workbook', 'utf16le').toString('hex')}`,
      'hex',
    );
    const cases: [BlobPart, string, string][] = [
      [rows(20_001), 'veel.csv', 'te veel rijen: hooguit 20.000'],
      [zip, 'kapot.xlsx', 'beschadigd'],
      [old, 'oud.xls', 'Sla hem op als .xlsx'],
      [Buffer.alloc(2_000, 0x01), 'foto.csv', 'geen CSV'],
      ['', 'leeg.csv', 'leeg'],
      ['bijdrage\n', 'kop.csv', 'Er staan geen notities in'],
    ];
    for (const [content, name, words] of cases) {
      const answer = await browser.upload(content, name);
      expect([name, answer.status]).toEqual([name, 422]);
      expect(answer.page).toContain(words);
      expect(answer.page).toContain('(1 fout)');
    }
    const nothing = await browser.post(where, {});
    expect(nothing.page).toContain('Kies een bestand.');
    const tooLarge = await browser.upload(new Uint8Array(21 * 1024 * 1024), 'groot.csv');
    expect(tooLarge.status).toBe(422);
    expect(tooLarge.page).toContain('hooguit 20 MB');
  });

  it('are read in another encoding, with a warning, and with the results of formulas only', async () => {
    const { browser } = await start('notes-h');
    const latin = Buffer.from('bijdrage;datum\nCaf\xe9 voor ouders;gisteren\n', 'latin1');
    const check = await browser.upload(latin, 'windows.csv');
    expect(check.page).toContain('Café voor ouders');
    expect(check.page).toContain('Wij lazen het als Windows-tekst');
    expect(check.page).toContain('In 1 rij konden wij de datum niet lezen');
    const rows = [
      xmlRow(1, ['bijdrage', 'onderwerp']),
      '<row r="2"><c r="A2" t="str"><f>B9</f><v>Meer licht</v></c></row>',
      '<row r="3"><c r="A3"><f>WEBSERVICE("http://voorbeeld.nl")</f></c></row>',
      '<row r="4"><c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
      xmlRow(5, ['=cmd()']),
    ];
    const book = zipOf(workbookParts({ Notities: rows.join('') }));
    const formulas = await browser.upload(new Uint8Array(book), 'notities.xlsx');
    expect(formulas.page).toContain('2 rijen kunnen mee. 2 rijen kunnen niet mee.');
    expect(formulas.page).toContain('Meer licht');
    expect(formulas.page).toContain('In 1 rij staat een formule. Wij namen de uitkomst. (Rij 2.)');
    expect(formulas.page).toContain('Er staat alleen een fout van een formule.');
    const bsn = await browser.upload('bijdrage\nMijn nummer is 111222333\n');
    expect(bsn.page).toContain('burgerservicenummer');
  });

  it('go on where they were after the database went away in the middle', async () => {
    const { under, browser } = await start('notes-i');
    const many = `bijdrage\n${Array.from({ length: 600 }, (_, row) => `Rij ${row}\n`).join('')}`;
    const check = await browser.upload(many);
    const { db } = under.deps;
    let begun = 0;
    const flaky = createApp({
      deps: {
        ...under.deps,
        db: {
          kind: db.kind,
          tx: (context, work) => {
            begun += 1;
            // 1: approach, 2 and 3: file, 4: begin, 5: rows, 6: gone
            if (begun === 6) throw new DatabaseAway('away');
            return db.tx(context, work);
          },
          call: (context, name, argument) => db.call(context, name, argument),
        },
      },
      installation: open().installation('find the workspace of a host'),
      assets: '/nowhere',
      checkStatus: async () => ({ ok: true }),
      version: 'test',
    });
    browser.withApp(flaky);
    const away = await browser.take(check.page);
    expect(away.status).toBe(503);
    expect(away.page).toContain('Het lukt nu even niet');
    expect(await counted(under)).toMatchObject({ contributions: 250 });

    const resent = await browser.take(away.page);
    expect(resent.status).toBe(303);
    expect((await browser.get(resent.to ?? '')).page).toContain('600 notities zijn overgenomen');
    expect(await counted(under)).toEqual({
      contributions: 600,
      texts: 600,
      received: 600,
      imported: 1,
    });
  });

  it('say so when the file is gone, and keep who answers and when', async () => {
    const { browser } = await start('notes-j');
    const check = await browser.upload(meeting);
    const gone = await browser.take(check.page, { fileKey: 'a'.repeat(32), dueOn: '2026-12-01' });
    expect(gone.status).toBe(422);
    expect(gone.page).toContain('Het bestand is er niet meer');
    expect(fieldsOf(gone.page)['dueOn']).toBe('2026-12-01');
  });

  it('are not for everyone: not for resident partners, not from elsewhere, not for strangers', async () => {
    const { under, browser } = await start('notes-k', 'partner');
    expect((await browser.get(where)).status).toBe(404);
    expect((await browser.post(`${where}/overnemen`, {})).status).toBe(404);
    const { browser: nurse } = await start('notes-l');
    expect((await nurse.get('/aanpak/onbekend/notities')).status).toBe(404);
    expect((await nurse.get(`${where}/${newId(under.deps)}`)).status).toBe(404);
    expect(await nurse.get(`${where}/kolommen`)).toMatchObject({ status: 303, to: where });
  });
});
