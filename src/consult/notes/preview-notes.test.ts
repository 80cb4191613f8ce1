import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, escapeCell } from '../../web/csv.ts';
import { badRowsReport } from './bad-rows-report.ts';
import type { BadRow, Note } from './judge-rows.ts';
import { normaliseWords, saysNothing } from './note-words.ts';
import { type NotesPreview, previewNotes } from './preview-notes.ts';
import { type NotesOptions, readNotes } from './read-notes.ts';
import { rowIdentifier } from './row-identity.ts';
import { workbookParts, xmlRow, zipOf } from './table/workbook-fixture.ts';

async function preview(
  text: string | Uint8Array,
  options: NotesOptions = {},
): Promise<NotesPreview> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const result = await previewNotes(bytes, 'notities.csv', options);
  if (!result.ok) throw new Error(result.failure.reason);
  return result;
}

async function notesOf(bytes: Uint8Array, options: NotesOptions = {}): Promise<Note[]> {
  const notes: Note[] = [];
  for await (const item of readNotes(bytes, 'notities.csv', options)) {
    if (item.kind === 'note') notes.push(item.note);
  }
  return notes;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('a preview of notes', () => {
  it('shows what is taken, and names what is not', async () => {
    const result = await preview(
      [
        'datum;naam;bijdrage',
        '21-11-2026;Jan;Meer groen',
        '21-11-2026;Piet;',
        '11/21/2026;Kees;"Minder auto’s; ook ’s nachts"',
        '21-11-2026;An;"nooit gesloten',
        '21-11-2026;Els;een;te veel',
        '',
        '22-11-2026;Mo;111222333',
      ].join('\n'),
    );
    expect(result.columns).toEqual([
      { column: 0, header: 'datum', example: '21-11-2026' },
      { column: 1, header: 'naam', example: '' },
      { column: 2, header: 'bijdrage', example: 'Meer groen' },
    ]);
    expect(result.reading.sure).toBe(true);
    expect(result.sample.map(({ row, words, notedOn }) => [row, words, notedOn])).toEqual([
      [2, 'Meer groen', '2026-11-21'],
      [4, 'Minder auto’s; ook ’s nachts', null],
      [8, '111222333', '2026-11-22'],
    ]);
    expect(result.goodCount).toBe(3);
    expect(result.badRows).toEqual([
      { row: 3, reason: 'empty', excerpt: '' },
      { row: 5, reason: 'unbalanced-quotes', excerpt: '21-11-2026;An;"nooit gesloten' },
      { row: 6, reason: 'too-many-cells', excerpt: 'een' },
    ]);
    expect(result.badByReason).toEqual({
      empty: 1,
      'unbalanced-quotes': 1,
      'too-many-cells': 1,
    });
    expect(result.notices.map(({ notice, count, rows }) => [notice.code, count, rows])).toEqual([
      ['person-column-left-out', 1, []],
      ['date-unsure', 1, [4]],
      ['looks-like-bsn', 1, [8]],
    ]);
  });

  it('never hands on what stands in a column about a person', async () => {
    const text = 'naam;telefoon;bijdrage\nGeheimenaar;0699999999;Meer groen\n';
    expect(JSON.stringify(await preview(text))).not.toMatch(/Geheimenaar|0699999999/);
  });

  it('follows the columns that somebody pointed out', async () => {
    const text = 'opmerking;tekst\nrood;Meer groen\n';
    const mapping = { words: 1, date: null, meeting: 0, locale: null, theme: null, notedBy: null };
    const result = await preview(text, { mapping });
    expect(result.sample[0]).toMatchObject({ words: 'Meer groen', meeting: 'rood' });
    expect(result.notices).toEqual([]);
    expect(
      await previewNotes(Buffer.from(text), 'a.csv', { mapping: { ...mapping, words: 9 } }),
    ).toEqual({
      ok: false,
      failure: { reason: 'mapping-does-not-fit', columns: 2 },
    });
  });

  it('suggests the longest texts where no name tells, and says that it is not sure', async () => {
    const result = await preview('k1;k2\na;Meer groen in onze straat\n');
    expect(result.mapping?.words).toBe(1);
    expect(result.notices.map(({ notice }) => notice.code)).toEqual(['columns-unsure']);
    expect(result.goodCount).toBe(1);
  });

  it('judges nothing before the words are pointed out, where only people stand in the table', async () => {
    const result = await preview('naam;e-mail\nJan;jan@voorbeeld.nl\n');
    expect(result).toMatchObject({ mapping: null, goodCount: 0, badCount: 0, sample: [] });
  });

  it('reads a list without header', async () => {
    const result = await preview('Meer groen\nMinder auto’s, graag\n', { headerless: true });
    expect(result.sample.map(({ words }) => words)).toEqual(['Meer groen', 'Minder auto’s, graag']);
  });

  it('counts all bad rows and names the first 200', async () => {
    const result = await preview(`datum;bijdrage\n${'1-1-2026;\n'.repeat(500)}1-1-2026;ja\n`);
    expect([result.badRows.length, result.badCount, result.goodCount]).toEqual([200, 500, 1]);
  });

  it('names the rows in which a result of a formula was taken', async () => {
    const row = '<row r="2"><c r="A2" t="str"><f>B9</f><v>Meer groen</v></c></row>';
    const book = zipOf(workbookParts({ Blad: xmlRow(1, ['bijdrage']) + row }));
    const result = await preview(book);
    expect(result.goodCount).toBe(1);
    expect(result.notices).toEqual([
      { notice: { code: 'formula-result-used', row: 2 }, count: 1, rows: [2] },
    ]);
  });

  it('hands on why a file cannot be read', async () => {
    const bytes = Buffer.from(`bijdrage\n${'Groen\n'.repeat(20_001)}`);
    expect(await previewNotes(bytes, 'a.csv')).toEqual({
      ok: false,
      failure: { reason: 'too-many-rows', limit: 20_000 },
    });
  });
});

describe('whatever a file holds', () => {
  it('is an answer and never an exception', async () => {
    const starts = fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '\u00FF\u00FE',
      '\u00FE\u00FF',
      'bijdrage\n',
      'sep=;\n',
    );
    const text = fc.string({ unit: fc.constantFrom('"', ';', ',', '\n', '\r', 'a', 'é', '=') });
    const rest = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      text.map((written) => Buffer.from(written)),
    );
    await fc.assert(
      fc.asyncProperty(starts, rest, async (start, more) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), more]);
        const result = await previewNotes(bytes, 'notities.csv');
        expect(
          result.ok ? result.goodCount + result.badCount : result.failure.reason,
        ).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('words that come back the same', () => {
  const words = fc
    .oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    .map(normaliseWords)
    .filter((text) => !saysNothing(text));

  it('from CSV with any delimiter and in any Unicode encoding', async () => {
    const delimiters = fc.constantFrom(',', ';', '\t', '|');
    const encodings = fc.constantFrom('utf8', 'utf16le') as fc.Arbitrary<'utf8' | 'utf16le'>;
    const lists = fc.array(words, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lists, delimiters, encodings, async (list, delimiter, encoding) => {
        const lines = list.map((text, at) => [String(at), quoted(text)].join(delimiter));
        const text = `\uFEFF${[`nr${delimiter}bijdrage`, ...lines].join('\r\n')}`;
        const notes = await notesOf(Buffer.from(text, encoding));
        expect(notes.map((note) => note.words)).toEqual(list);
      }),
    );
  });

  it('from a workbook', async () => {
    const printable = words.map((text) => text.replace(/_x/gi, '').replace(/[\uFFFE\uFFFF]/g, '.'));
    const lists = fc.array(printable.filter((text) => !saysNothing(text)).map(normaliseWords), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(lists, async (list) => {
        const rows = list.map((text, at) => xmlRow(at + 2, [text]));
        const book = zipOf(workbookParts({ Blad: xmlRow(1, ['bijdrage']) + rows.join('') }));
        expect((await notesOf(book)).map((note) => note.words)).toEqual(list);
      }),
    );
  });
});

describe('knowing a row again', () => {
  const identitiesOf = async (text: string | Uint8Array, approach = 'aanpak-1') =>
    (await notesOf(typeof text === 'string' ? Buffer.from(text) : text)).map(
      rowIdentifier(approach),
    );
  const keys = (identities: { cellsHash: string; occurrence: number }[]) =>
    identities.map(({ cellsHash, occurrence }) => `${cellsHash} ${occurrence}`);

  it('gives the same file the same identities, and every row its own', async () => {
    const cell = fc.constantFrom('Meer groen', 'Meer', 'groen', 'a;b', 'é', 'é'.normalize('NFD'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const lines = rows.map((cells) => cells.map(quoted).join(';'));
        const text = ['plek;bijdrage', ...lines].join('\n');
        const first = await identitiesOf(text);
        expect(await identitiesOf(text)).toEqual(first);
        expect(new Set(keys(first)).size).toBe(rows.length);
      }),
    );
  });

  it('counts two equal rows in one file as two', async () => {
    const found = await identitiesOf('bijdrage\nMeer groen\nMeer groen\nRust\n');
    expect(found.map(({ occurrence }) => occurrence)).toEqual([1, 2, 1]);
    expect(found[0]?.cellsHash).toBe(found[1]?.cellsHash);
    expect(found[0]?.cellsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('knows a row again in a longer file, another encoding, another order of columns or a workbook', async () => {
    const [known] = keys(await identitiesOf('datum;bijdrage\n21-11-2026;Meer één\n'));
    const others = [
      'datum;bijdrage\n21-11-2026;Meer één\n22-11-2026;Rust\n',
      Buffer.from('\uFEFFdatum;bijdrage\n2026-11-21;Meer één\n', 'utf16le'),
      'id,bijdrage,datum\n7, Meer één ,21/11/2026\n',
      zipOf(
        workbookParts({ B: xmlRow(1, ['datum', 'bijdrage']) + xmlRow(2, ['46347', 'Meer één']) }),
      ),
    ];
    for (const other of others) expect(keys(await identitiesOf(other))[0]).toBe(known);
  });

  it('keeps approaches and cells apart', async () => {
    const ofOther = await identitiesOf('bijdrage\nMeer groen\n', 'aanpak-2');
    expect(ofOther[0]?.approachId).toBe('aanpak-2');
    const rows = await identitiesOf('plek;bijdrage\na;b c\na b;c\n');
    expect(rows[0]?.cellsHash).not.toBe(rows[1]?.cellsHash);
  });
});

describe('a report of what was not taken', () => {
  const words = {
    row: 'Rij',
    reason: 'Reden',
    excerpt: 'Begin',
    sayReason: (reason: string) => (reason === 'empty' ? 'Er staat niets' : reason),
  };

  it('opens in a spreadsheet with its accents, and runs nothing', () => {
    const rows: BadRow[] = [
      { row: 3, reason: 'empty', excerpt: '' },
      { row: 9, reason: 'too-long', excerpt: '=HYPERLINK("http://x";"één")' },
    ];
    expect(badRowsReport(rows, words)).toBe(
      '\uFEFF"Rij";"Reden";"Begin"\r\n"3";"Er staat niets";""\r\n' +
        '"9";"too-long";"\'=HYPERLINK(""http://x"";""één"")"\r\n',
    );
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '＝1'])('escapes %j', (text) => {
    expect(escapeCell(text)).toBe(`"'${text}"`);
  });

  it.each(['Meer groen', '1 = 1', 'a@b', "'", ''])('leaves %j as it is', (text) => {
    expect(escapeCell(text)).toBe(`"${text}"`);
  });

  it('is itself a table that reads back', async () => {
    const text = csvLine(['nr', 'bijdrage']) + csvLine(['1', 'zij zei "ja;\nnee"']);
    expect((await notesOf(Buffer.from(text))).map((note) => note.words)).toEqual([
      'zij zei "ja;\nnee"',
    ]);
  });
});
