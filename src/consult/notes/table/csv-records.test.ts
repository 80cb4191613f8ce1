import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords } from './csv-records.ts';

async function* pieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function read(text: string, delimiter: string | null = ';', length = 1000) {
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(pieces(text, length), delimiter)) records.push(record);
  return records.map(({ cells, unbalanced }) => (unbalanced ? ['UNBALANCED', ...cells] : cells));
}

describe('reading comma-separated text', () => {
  it('keeps line breaks, delimiters and doubled quotes inside quotes', async () => {
    const text = 'a;b\r\n"een\ntwee";"hij zei ""ja; graag"""\r\n';
    expect(await read(text)).toEqual([
      ['a', 'b'],
      ['een\ntwee', 'hij zei "ja; graag"'],
    ]);
  });

  it('ends lines at LF, CR LF and CR alone, wherever the pieces are cut', async () => {
    const text = 'a;b\rc;d\r\ne;f\n;\n"x";y';
    const records = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['', ''],
      ['x', 'y'],
    ];
    for (const length of [1, 2, 3, 100]) expect(await read(text, ';', length)).toEqual(records);
  });

  it('keeps an empty last cell and makes no row of the last line break', async () => {
    expect(await read('a;b;\n')).toEqual([['a', 'b', '']]);
    expect(await read('a;b;')).toEqual([['a', 'b', '']]);
    expect(await read('')).toEqual([]);
  });

  it('takes quotes in the middle of a cell as they stand', async () => {
    expect(await read('een 27" scherm;zij zei "nee";5"\n')).toEqual([
      ['een 27" scherm', 'zij zei "nee"', '5"'],
    ]);
  });

  it('allows spaces around a quoted cell', async () => {
    expect(await read('1; "a;b" ;2')).toEqual([['1', 'a;b', '2']]);
  });

  it('understands sloppy quotes that are clear within their line', async () => {
    expect(await read('"Mooi" zei hij;ja')).toEqual([['"Mooi" zei hij', 'ja']]);
    expect(await read('"Hij zei "mooi" tegen mij";ja')).toEqual([
      ['Hij zei "mooi" tegen mij', 'ja'],
    ]);
    expect(await read('"Hij zei; "mooi" dus";ja')).toEqual([['Hij zei; "mooi" dus', 'ja']]);
  });

  it('gives up one line, and not the rest of the file, for a quote that is never closed', async () => {
    const text = '1;goed\n2;"nooit gesloten\n3;goed\n4;ook goed';
    for (const length of [1, 7, 1000]) {
      expect(await read(text, ';', length)).toEqual([
        ['1', 'goed'],
        ['UNBALANCED', '2;"nooit gesloten'],
        ['3', 'goed'],
        ['4', 'ook goed'],
      ]);
    }
  });

  it('does the same where a later quote seems to close it', async () => {
    expect(await read('1;"nooit gesloten\n2;"Mooi\nhier"\n3;c')).toEqual([
      ['UNBALANCED', '1;"nooit gesloten'],
      ['2', 'Mooi\nhier'],
      ['3', 'c'],
    ]);
  });

  it('reads lines as one cell where there is no delimiter', async () => {
    expect(await read('Ja, graag; echt\n"twee\nregels"', null)).toEqual([
      ['Ja, graag; echt'],
      ['twee\nregels'],
    ]);
  });

  it('stays fast where every line opens a quote', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `${at};"nooit ""gesloten"" ${at}`);
    const records = await read(lines.join('\n'), ';', 65_536);
    expect(records).toHaveLength(20_000);
    expect(records.every(([mark]) => mark === 'UNBALANCED')).toBe(true);
  }, 10_000);

  it('agrees with csv-parse on every well-formed table', async () => {
    const cell = fc.stringMatching(/^[a "';,\n\t|é]{0,8}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    const delimiters = fc.constantFrom(',', ';', '\t', '|');
    const cut = fc.integer({ min: 1, max: 50 });
    await fc.assert(
      fc.asyncProperty(table, delimiters, cut, async (rows, delimiter, length) => {
        const write = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((cells) => cells.map(write).join(delimiter)).join('\r\n');
        const options = { delimiter, relax_column_count: true, record_delimiter: '\r\n' };
        expect(await read(text, delimiter, length)).toEqual(parse(text, options));
      }),
    );
  });
});
