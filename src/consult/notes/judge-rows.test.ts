import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRow } from './judge-rows.ts';
import { readNoteDate } from './note-date.ts';
import { readNoteLocale } from './note-locale.ts';
import { excerptOf, holdsCitizenNumber, normaliseWords } from './note-words.ts';
import type { ColumnMapping } from './recognise-columns.ts';
import { plainRow, type TableRow } from './table/table.ts';

const MAPPING: ColumnMapping = {
  words: 0,
  date: 1,
  meeting: 2,
  locale: 3,
  theme: null,
  notedBy: null,
};

function judge(cells: readonly string[], also: Partial<TableRow> = {}) {
  return judgeRow({ ...plainRow(7, cells), ...also }, MAPPING);
}

function wordsOf(text: string): string | null {
  const verdict = judge([text]);
  return verdict.ok ? verdict.note.words : null;
}

describe('judging what somebody said', () => {
  it('takes a note with its day, place and language', () => {
    expect(judge([' Meer groen ', '21-11-2026', 'Buurthuis  Zuid', 'Arabisch', 'geheim'])).toEqual({
      ok: true,
      notices: [],
      note: {
        row: 7,
        words: 'Meer groen',
        notedOn: '2026-11-21',
        meeting: 'Buurthuis Zuid',
        locale: 'ar',
        theme: null,
        notedBy: null,
        cells: ['Meer groen', '2026-11-21', 'Buurthuis  Zuid', 'Arabisch', '', ''],
      },
    });
  });

  it.each([
    '=SOM(A1:A3) is wat zij zei',
    '+31 bellen helpt niet',
    '- eerste punt',
    '@gemeente: doe iets',
    '<script>alert(1)</script>',
    "'; DROP TABLE contribution; --",
    'نريد مكانًا آمنًا للأطفال',
    '👩‍👧‍👦❤️',
    '小孩',
  ])('keeps %j as words', (text) => {
    expect(wordsOf(text)).toBe(text);
  });

  it('writes the same words the same', () => {
    expect(wordsOf('\uFEFF cafe\u0301\r\nop\u0000 \u0007de hoek\u000Bhier ')).toBe(
      'café\nop de hoek\nhier',
    );
    expect(normaliseWords('half \uD800 teken')).toBe('half \uFFFD teken');
  });

  it.each(['', '  \n ', '\u200B\u200F', '\u00A0', '\u0000\u0001'])(
    'says that %j is empty',
    (text) => {
      expect(judge([text, '21-11-2026'])).toEqual({
        ok: false,
        row: 7,
        reason: 'empty',
        excerpt: '',
      });
    },
  );

  it('takes 10,000 characters, as people count them, and not one more', () => {
    expect(judge(['a'.repeat(10_000)]).ok).toBe(true);
    expect(judge(['👍'.repeat(10_000)]).ok).toBe(true);
    expect(judge(['a'.repeat(10_001)])).toEqual({
      ok: false,
      row: 7,
      reason: 'too-long',
      excerpt: `${'a'.repeat(79)}…`,
    });
    expect(judge(['👍'.repeat(10_001)])).toMatchObject({ reason: 'too-long' });
  });

  it.each([
    [{ errors: [0] }, 'only-formula-error'],
    [{ unresolved: [0] }, 'formula-without-result'],
    [{ carried: [0] }, 'empty'],
    [{ problem: 'too-many-cells' }, 'too-many-cells'],
    [{ problem: 'unbalanced-quotes' }, 'unbalanced-quotes'],
  ] as const)('refuses a row with %j', (also, reason) => {
    expect(judge(['Meer groen'], also)).toMatchObject({ ok: false, reason });
  });

  it('does not mind an error in a column that nobody pointed out', () => {
    expect(judge(['Meer groen', '', '', '', ''], { errors: [4], formulas: [4] })).toMatchObject({
      ok: true,
      notices: [],
    });
  });

  it('says what it is not sure of', () => {
    const notices = (cells: string[], also: Partial<TableRow> = {}) => {
      const verdict = judge(cells, also);
      return verdict.ok ? verdict.notices : null;
    };
    expect(notices(['a', '11/21/2026'])).toEqual(['date-unsure']);
    expect(notices(['a', ''], { errors: [1] })).toEqual(['date-unsure']);
    expect(notices(['a', '', '', 'Klingonees'])).toEqual(['language-unknown']);
    expect(notices(['a', '', 'x'.repeat(201)])).toEqual(['label-shortened']);
    expect(notices(['a'], { formulas: [0] })).toEqual(['formula-result-used']);
    expect(notices(['mijn nummer is 111222333'])).toEqual(['looks-like-bsn']);
    expect(notices(['a', '', ''])).toEqual([]);
  });

  it('never shows a half character in an excerpt', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 30 }),
        (text, length) => {
          const excerpt = excerptOf(text, length);
          expect(excerpt.isWellFormed()).toBe(true);
          expect([...excerpt].length).toBeLessThanOrEqual(length);
          expect(excerpt).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });

  it('finds words already normalised unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseWords(text);
        expect(normaliseWords(once)).toBe(once);
      }),
    );
  });
});

describe('the day somebody wrote down', () => {
  it.each([
    ['2026-11-21'],
    ['21-11-2026'],
    ['21/11/2026'],
    ['21.11.2026'],
    ['2026/11/21'],
    ['2026-11-21T23:30:00Z'],
    ['2026-11-21 19:30'],
    ['21-11-2026 19:30:00'],
    ['21-11-2026, 19.30 uur'],
    ['21 november 2026'],
    ['21 nov. 2026'],
    ['zaterdag 21 november 2026'],
    ['za 21 nov 2026'],
    ['21-nov-2026'],
    ['Sat Nov 21 23:30:00 WIB 2026'],
    ['Sat Nov 21 2026 01:00:00 GMT+0700 (WIB)'],
    ['46347'],
    ['46347.8125'],
    [' 21-11-2026 '],
  ])('understands %j', (text) => {
    expect(readNoteDate(text)).toBe('2026-11-21');
  });

  it('keeps the day as written, whatever the zone', () => {
    expect(readNoteDate('Tue Aug 30 17:21:58 WIB 2016')).toBe('2016-08-30');
    expect(readNoteDate('3/4/2026')).toBe('2026-04-03');
  });

  it.each([
    '11/21/2026',
    '21-11-26',
    '31-02-2026',
    '29-02-2026',
    '0-1-2026',
    'gisteren',
    '1542406176584',
    '21-11-1026',
    '2026',
    '',
    '21 brumaire 2026',
    '99999',
    '2026-11-21abc',
    'Nov 21',
  ])('does not guess at %j', (text) => {
    expect(readNoteDate(text)).toBeNull();
  });

  it('reads back every day between 1970 and 2100 in every way of writing', () => {
    const min = new Date('1970-01-01');
    const max = new Date('2100-12-31');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (moment) => {
        const iso = moment.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        const words = moment.toLocaleDateString('nl', { dateStyle: 'full', timeZone: 'UTC' });
        const serial = String(Math.floor(moment.getTime() / 86_400_000) + 25_569);
        for (const text of [iso, `${day}-${month}-${year}`, words, serial]) {
          expect(readNoteDate(text)).toBe(iso);
        }
      }),
    );
  });
});

describe('the language of a note', () => {
  it.each([
    ['nl', 'nl'],
    ['Nederlands', 'nl'],
    ['Dutch', 'nl'],
    ['ar', 'ar'],
    ['العربية', 'ar'],
    ['Turks', 'tr'],
    ['Türkçe', 'tr'],
    ['Pools', 'pl'],
    ['українська', 'uk'],
    ['zh-TW', 'zh-TW'],
    ['nl_NL', 'nl-NL'],
    ['Makkelijk Nederlands', 'nl-eenvoudig'],
    ['nl-eenvoudig', 'nl-eenvoudig'],
    ['Papiamento', 'pap'],
    ['Tigrinya', 'ti'],
    ['Farsi', 'fa'],
    ['ENG', 'en'],
  ])('understands %j', (text, locale) => {
    expect(readNoteLocale(text)).toBe(locale);
  });

  it.each(['', '?', 'xx', 'onbekend', 'ja', 'nl; DROP TABLE', '12'])(
    'does not guess at %j',
    (text) => {
      expect(readNoteLocale(text)).toBeNull();
    },
  );
});

describe('a number that could be a citizen service number', () => {
  it.each(['111222333', 'bsn 123456782.', '1234.56.782', '123 456 782', 'x111222333y'])(
    'sees %j',
    (text) => {
      expect(holdsCitizenNumber(text)).toBe(true);
    },
  );

  it.each(['123456789', '000000000', '0612345678', '1112223334', '€ 1.111.222.333', 'geen'])(
    'lets %j be',
    (text) => {
      expect(holdsCitizenNumber(text)).toBe(false);
    },
  );
});
