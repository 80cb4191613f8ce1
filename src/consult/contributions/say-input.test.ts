import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Database, DatabaseAway } from '../../db/database.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { judgeContact, judgeMessage } from './contribution.ts';
import { asShown, codeOn, fieldsOf, type Visitor, visitor } from './say-under-test.ts';

const recording = readFileSync(
  new URL('../../thread/files/fixtures/recorded.mp4', import.meta.url),
);
const path = '/meedoen/demo/nl-eenvoudig';
const keyOf = (number: number) => number.toString(16).padStart(32, '0');

describe('what counts as a message', () => {
  it.each(['', '   ', '\n\t', '\u200b\u200f\u2060', '\ufe0f'])('nothing: %j', (words) => {
    expect(judgeMessage({ words, hasSound: false, photoCount: 0 })).toEqual([
      { field: 'words', reason: 'nothing-said' },
    ]);
    expect(judgeMessage({ words, hasSound: true, photoCount: 0 })).toEqual([]);
  });

  it('a photo needs a word', () => {
    expect(judgeMessage({ words: '', hasSound: false, photoCount: 1 })).toEqual([
      { field: 'words', reason: 'photo-alone' },
    ]);
  });

  it('10,000 signs of any kind, and not one more', () => {
    const judge = (words: string) => judgeMessage({ words, hasSound: false, photoCount: 0 });
    expect(judge('👍'.repeat(10_000))).toEqual([]);
    expect(judge('👍'.repeat(10_001))).toEqual([
      { field: 'words', reason: 'too-long-words', count: 10_001 },
    ]);
  });
});

describe('how to reach someone', () => {
  const empty = { isAdult: false, name: '', phone: '', email: '' };
  it.each([
    [{}, { ok: true, contact: null }],
    [{ isAdult: true }, { ok: true, contact: null }],
    [
      { isAdult: true, email: ' a@example.org ' },
      { ok: true, contact: { name: null, phone: null, email: 'a@example.org', reach: 'email' } },
    ],
    [{ phone: '0612345678' }, { ok: false, faults: [{ field: 'adult', reason: 'adult-missing' }] }],
    [
      { isAdult: true, name: 'Ans' },
      { ok: false, faults: [{ field: 'phone', reason: 'reach-missing' }] },
    ],
    [
      { isAdult: true, phone: 'geen', email: 'geen' },
      {
        ok: false,
        faults: [
          { field: 'phone', reason: 'phone-wrong' },
          { field: 'email', reason: 'email-wrong' },
        ],
      },
    ],
  ])('%j', (typed, judged) => {
    expect(judgeContact({ ...empty, ...typed })).toEqual(judged);
  });
});

async function storedWords(me: Visitor): Promise<(string | null)[]> {
  const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
    tx.run(sql<{ body: string | null }>`select v.body from contribution c
      join text_version v on v.tenant_id = c.tenant_id and v.text_id = c.text_id order by c.id`),
  );
  return rows.map(({ body }) => body);
}

onBothDatabases('what people type', (open) => {
  it.each([
    ['emoji alone', '👍🏽👨‍👩‍👧‍👦🇳🇱', '👍🏽👨‍👩‍👧‍👦🇳🇱'],
    [
      'HTML',
      '<script>alert(1)</script></textarea><b>&amp;"',
      '<script>alert(1)</script></textarea><b>&amp;"',
    ],
    ['SQL', "'); drop table contribution; --", "'); drop table contribution; --"],
    ['right to left', 'السلام عليكم (1) abc', 'السلام عليكم (1) abc'],
    ['signs that turn what follows', 'goed \u202Eslecht\u0000\u0007', 'goed slecht'],
    ['lines', ' een\r\ntwee\rdrie\n\n', 'een\ntwee\ndrie'],
    ['marks of programs', '\\u0000 {name} %s $1 ?', '\\u0000 {name} %s $1 ?'],
    ['a first empty line of quotes', '"\n\'', '"\n\''],
  ])('is kept and shown as it is: %s', async (_, typed, kept) => {
    const me = await visitor(open(), `typed-${Math.random().toString(36).slice(2)}`);
    const second = await me.open(path);
    const third = await me.send(`${path}/nalezen`, { ...fieldsOf(second.html), words: typed });
    expect(third.status).toBe(200);
    expect(asShown(third.html)).toContain(kept);
    expect(third.html).not.toContain('<script>alert');
    const back = await me.send(path, fieldsOf(third.html));
    expect(fieldsOf(back.html)['words']).toEqual([kept]);
    const fourth = await me.send(`${path}/versturen`, fieldsOf(third.html));
    expect(fourth.status).toBe(200);
    expect(await storedWords(me)).toEqual([kept]);
  });

  it('may be 10,000 signs; one more comes back whole, with what to do', async () => {
    const me = await visitor(open(), 'long');
    const most = 'é'.repeat(10_000);
    const sent = await me.send(`${path}/versturen`, { formKey: keyOf(1), words: most });
    expect(sent.status).toBe(200);
    for (const step of ['nalezen', 'versturen']) {
      const long = await me.send(`${path}/${step}`, { formKey: keyOf(2), words: `${most}n` });
      expect(long.status).toBe(422);
      expect(long.html).toContain('U heeft er nu 10.001.');
      expect(long.html).toContain('<title>(1 fout) ');
      expect(fieldsOf(long.html)['words']).toEqual([`${most}n`]);
    }
    expect(await me.count()).toBe(1);
  });

  it('may not be nothing, and may not be a photo alone', async () => {
    const me = await visitor(open(), 'nothing');
    const empty = await me.send(`${path}/versturen`, { formKey: keyOf(1), words: ' \n ' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Schrijf of zeg eerst iets.');
    expect(empty.html).toContain('href="#field-words"');
  });

  it('may come without a key, or with an odd one', async () => {
    const me = await visitor(open(), 'odd');
    for (const formKey of ['', 'x', "' or 1=1 --"]) {
      const sent = await me.send(`${path}/versturen`, {
        formKey,
        words: 'Zonder sleutel',
        at: 'gisteren',
      });
      expect(codeOn(sent.html)).toMatch(/^\d{16}$/);
    }
    expect(await me.count()).toBe(3);
  });

  it('is not lost when the body is no form, or breaks off', async () => {
    const me = await visitor(open(), 'broken');
    const address = `http://broken.localhost${path}/versturen`;
    const json = await me.app.request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"words":"x"}',
    });
    expect(json.status).toBe(422);
    const half = await me.app.request(address, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: `--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nHalverwege\r\n--x\r\nContent-Disp`,
    });
    expect(half.status).toBe(422);
    const html = await half.text();
    expect(fieldsOf(html)['words']).toEqual(['Halverwege']);
    expect(html).toContain('kwam niet goed binnen');
    expect(await me.count()).toBe(0);
  });
});

onBothDatabases('a link that is closed', (open) => {
  it('says so politely, and keeps what was typed on the page', async () => {
    const me = await visitor(open(), 'closed', { endsOn: '2026-11-20' });
    for (const address of ['/meedoen/demo', path]) {
      const page = await me.open(address);
      expect(page.status).toBe(410);
      expect(page.html).toContain('Deze vraag is gesloten');
      expect(page.html).toContain('href="tel:0005550120"');
    }
    const late = await me.send(`${path}/versturen`, { formKey: keyOf(1), words: 'Te laat' });
    expect(late.status).toBe(410);
    expect(late.html).toContain('Te laat');
    expect(await me.count()).toBe(0);
  });

  it('takes for a week what was written before, and marks it', async () => {
    const me = await visitor(open(), 'late', { endsOn: '2026-11-20' });
    const at = '2026-11-20T22:59:00.000Z';
    const late = await me.send(`${path}/versturen`, { formKey: keyOf(1), words: 'Op tijd', at });
    expect(late.status).toBe(200);
    expect(late.html).toContain('De vraag was al gesloten. Uw bericht telt nog mee.');
    const midnight = '2026-11-20T23:00:00.000Z';
    const after = { formKey: keyOf(2), words: 'Niet op tijd', at: midnight };
    expect((await me.send(`${path}/versturen`, after)).status).toBe(410);
    me.clock.forward(7);
    expect((await me.send(`${path}/versturen`, { ...after, at })).status).toBe(410);
    const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
      tx.run(sql`select is_late, claimed_at from contribution`),
    );
    expect(rows).toEqual([{ is_late: true, claimed_at: new Date(at) }]);
  });
});

onBothDatabases('addresses', (open) => {
  it('that lead nowhere, or to a language the link does not speak', async () => {
    const me = await visitor(open(), 'where', { locales: ['nl-eenvoudig', 'ar'] });
    expect((await me.open('/meedoen/niets')).status).toBe(404);
    expect((await me.open('/meedoen/niets/ar')).status).toBe(404);
    expect((await me.open('/meedoen/demo/xx')).status).toBe(404);
    expect((await me.send('/meedoen/demo/xx/versturen', { words: 'x' })).status).toBe(404);
    expect((await me.send('/meedoen/niets/ar/versturen', { words: 'x' })).status).toBe(404);
    expect((await me.open('/meedoen/bestand/x.1.y')).status).toBe(404);
    const other = await me.open('/meedoen/demo/pl');
    expect(other.headers.get('location')).toBe('/meedoen/demo');
    const reload = await me.open(`${path}/versturen`);
    expect(reload.headers.get('location')).toBe(path);
    const first = await me.open('/meedoen/demo', { 'accept-language': 'pl' });
    expect(first.html).toContain('<html lang="nl" dir="ltr"');
    expect(first.html).not.toContain('Polski');
  });
});

/** A database that can be taken away and brought back. */
function shaky(database: OpenDatabase): { database: OpenDatabase; away: (is: boolean) => void } {
  let isAway = false;
  const through = <T>(work: () => Promise<T>): Promise<T> =>
    isAway ? Promise.reject(new DatabaseAway('taken away by the test')) : work();
  const db: Database = {
    kind: database.db.kind,
    tx: (context, work) => through(() => database.db.tx(context, work)),
    call: (context, name, argument) => through(() => database.db.call(context, name, argument)),
  };
  return {
    database: { ...database, db },
    away: (is) => {
      isAway = is;
    },
  };
}

onBothDatabases('a database that goes away in the middle', (open) => {
  it('gives everything back, and the same post works when it is there again', async () => {
    const { database, away } = shaky(open());
    const me = await visitor(database, 'away');
    const second = await me.open(path);
    const typed = { ...fieldsOf(second.html), words: ['Bewaar dit'] };
    away(true);
    const sound = new File([recording], 'opname.m4a');
    const third = await me.send(`${path}/nalezen`, { ...typed, sound });
    expect(third.status).toBe(503);
    expect(third.html).toContain('Wat u schreef, is niet weg.');
    expect(third.html).toContain('Kies het bestand opnieuw.');
    expect(fieldsOf(third.html)).toMatchObject(typed);
    away(false);
    const readBack = await me.send(`${path}/nalezen`, fieldsOf(third.html));
    expect(readBack.status).toBe(200);
    away(true);
    const contact = { adult: 'yes', email: 'a@example.org' };
    const lost = await me.send(`${path}/versturen`, { ...fieldsOf(readBack.html), ...contact });
    expect(lost.status).toBe(503);
    expect(lost.html).toContain('Probeer het opnieuw');
    away(false);
    const sent = await me.send(`${path}/versturen`, fieldsOf(lost.html));
    expect(sent.status).toBe(200);
    expect(sent.html).toContain('Iemand van het team stuurt u ook een e-mail.');
    away(true);
    const told = await me.send(`${path}/over-u`, { ...fieldsOf(sent.html), age: '25-44' });
    expect(told.status).toBe(503);
    away(false);
    expect((await me.send(`${path}/over-u`, fieldsOf(told.html))).status).toBe(200);
    expect(await me.count()).toBe(1);
  });
});
