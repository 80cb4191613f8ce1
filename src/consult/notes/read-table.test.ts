import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { NOTES_BYTES_LIMIT, type TableItem } from './table/table.ts';

async function itemsOf(
  content: string | Uint8Array | Readable,
  fileName = 'notities.csv',
  options = {},
): Promise<TableItem[]> {
  const source = typeof content === 'string' ? Buffer.from(content) : content;
  const items: TableItem[] = [];
  for await (const item of readTable(source, fileName, options)) items.push(item);
  return items;
}

async function tableOf(content: string | Uint8Array | Readable, fileName?: string, options = {}) {
  const items = await itemsOf(content, fileName, options);
  return {
    header: items.flatMap((item) => (item.kind === 'header' ? [item.cells] : []))[0],
    rows: items.flatMap((item) => (item.kind === 'row' ? [item.cells] : [])),
    numbers: items.flatMap((item) => (item.kind === 'row' ? [item.number] : [])),
    problems: items.flatMap((item) => (item.kind === 'row' ? [item.problem] : [])),
    notices: items.flatMap((item) => (item.kind === 'notice' ? [item.notice] : [])),
    failure: items.flatMap((item) => (item.kind === 'failure' ? [item.failure] : []))[0],
  };
}

function utf16(text: string, order: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

const WORDS = 'datum;bijdrage\n2026-11-21;Wij willen één veilige plek – graag\n';
const ROW = ['2026-11-21', 'Wij willen één veilige plek – graag'];

describe('how a text file is written', () => {
  it.each([
    ['UTF-8', Buffer.from(WORDS)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${WORDS}`)],
    ['UTF-16 LE', utf16(WORDS, 'LE')],
    ['UTF-16 BE', utf16(WORDS, 'BE')],
  ])('reads %s without guessing', async (_, bytes) => {
    const table = await tableOf(bytes);
    expect(table.header).toEqual(['datum', 'bijdrage']);
    expect(table.rows).toEqual([ROW]);
    expect(table.notices).toEqual([]);
  });

  it('guesses Windows-1252 only where the bytes are no UTF-8, and says so', async () => {
    const text = 'bijdrage\nEen caf\u0001 voor \u0002 5\n';
    const bytes = Buffer.from(text, 'latin1').map((byte) => ({ 1: 0xe9, 2: 0x80 })[byte] ?? byte);
    const table = await tableOf(bytes);
    expect(table.rows).toEqual([['Een café voor € 5']]);
    expect(table.notices).toEqual([{ code: 'encoding-guessed', encoding: 'windows-1252' }]);
  });

  it('keeps characters whole that lie across the pieces it decodes', async () => {
    const lines = Array.from(
      { length: 9_000 },
      (_, at) => `${'x'.repeat(at % 5)}نريد 小孩 👩‍👧 ${at}`,
    );
    const table = await tableOf(`bijdrage\n${lines.join('\n')}`);
    expect(table.rows.map(([words]) => words)).toEqual(lines);
  });

  it.each([
    ['bytes that no guess fits', Buffer.from([...Buffer.from('tekst\n'), 0xd8, 0x81, 0xff, 0x20])],
    ['half a character in UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x41, 0x00])],
  ])('does not make rubbish of %s', async (_, bytes) => {
    expect((await tableOf(bytes)).failure).toEqual({ reason: 'unknown-encoding' });
  });

  it.each([
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0', 'latin1')],
    ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919 * (at + 3)) % 256))],
    ['a page', Buffer.from('<!DOCTYPE html><table><tr><td>bijdrage</td></tr></table>')],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\n1 0 obj')],
    ['JSON', Buffer.from('[{"bijdrage": "ja"}]')],
    ['a zip that is no workbook', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1')],
  ])('refuses %s as no table', async (_, bytes) => {
    expect((await tableOf(bytes)).failure).toEqual({ reason: 'not-a-table' });
  });

  it.each([
    ['Workbook', 'old-excel'],
    ['EncryptedPackage', 'encrypted-workbook'],
    ['WordDocument', 'not-a-table'],
  ])('knows an old file that holds %s', async (stream, reason) => {
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const bytes = Buffer.concat([ole, Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
    expect((await tableOf(bytes, 'notities.xls')).failure).toEqual({ reason });
  });

  it('knows a file of Excel before 1997', async () => {
    const bytes = Buffer.from([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x10, 0x00]);
    expect((await tableOf(bytes, 'oud.xls')).failure).toEqual({ reason: 'old-excel' });
  });
});

describe('what stands between the cells', () => {
  it.each([
    [',', 'datum,bijdrage\n2026-11-21,"ja, graag"\n'],
    [';', 'datum;bijdrage\n2026-11-21;ja, graag\n'],
    ['tab', 'datum\tbijdrage\n2026-11-21\tja, graag\n'],
    ['|', 'datum|bijdrage\n2026-11-21|ja, graag\n'],
    ['a said ;', 'sep=;\r\ndatum;bijdrage\r\n2026-11-21;ja, graag\r\n'],
  ])('sees that it is %s', async (_, text) => {
    const table = await tableOf(text);
    expect(table.header).toEqual(['datum', 'bijdrage']);
    expect(table.rows).toEqual([['2026-11-21', 'ja, graag']]);
    expect(table.numbers).toEqual([2]);
  });

  it('leaves sentences with commas whole where there is one column', async () => {
    const lines = [
      'Ja, graag, een park',
      'Ik, en mijn zoon',
      'Nee',
      'Meer licht, ook ’s nachts; ja',
    ];
    const table = await tableOf(`bijdrage\n${lines.join('\n')}\n`);
    expect(table.rows.map(([words]) => words)).toEqual(lines);
  });

  it('names a row in which a comma was not quoted', async () => {
    const table = await tableOf('datum,bijdrage\n1-1-2026,ja\n2-1-2026,ja, graag\n3-1-2026,ok,,\n');
    expect(table.problems).toEqual([null, 'too-many-cells', null]);
  });
});

describe('which row is the header', () => {
  it('skips a title and a blank line above it, and says so', async () => {
    const text =
      'Notulen wijkavond\n\ndatum;bijdrage\n21-11-2026;Meer groen\n\n\n22-11-2026;Rust\n';
    const table = await tableOf(text);
    expect(table.header).toEqual(['datum', 'bijdrage']);
    expect(table.notices).toEqual([{ code: 'rows-above-header', count: 1 }]);
    expect(table.numbers).toEqual([4, 7]);
  });

  it('counts a text with line breaks as one row, as a spreadsheet does', async () => {
    const table = await tableOf('bijdrage\n"een\ntwee\ndrie"\nvier\n');
    expect(table.numbers).toEqual([2, 3]);
  });

  it('takes the first row as a note where somebody says there is no header', async () => {
    const table = await tableOf('Meer groen\nMinder auto’s\n', 'a.csv', { headerless: true });
    expect(table.header).toEqual(['']);
    expect(table.numbers).toEqual([1, 2]);
  });

  it('lists a column that holds something but has no name', async () => {
    expect((await tableOf('datum;;\n1-1-2026;Meer groen;\n')).header).toEqual(['datum', '']);
  });

  it.each(['', '\n\n', 'bijdrage\n', 'datum;bijdrage'])(
    'says of %j that there are no rows',
    async (text) => {
      expect((await tableOf(text)).failure).toEqual({ reason: 'no-rows' });
    },
  );
});

describe('how much is read', () => {
  const lines = (count: number) => `bijdrage\n${'Meer groen\n'.repeat(count)}`;

  it('reads 20,000 rows', async () => {
    const table = await tableOf(lines(20_000));
    expect(table.failure).toBeUndefined();
    expect(table.rows).toHaveLength(20_000);
  });

  it('stops at row 20,001', async () => {
    const items = await itemsOf(lines(60_000));
    expect(items.filter((item) => item.kind === 'row')).toHaveLength(20_000);
    const failure = { reason: 'too-many-rows', limit: 20_000 };
    expect(items.at(-1)).toEqual({ kind: 'failure', failure });
  });

  it('does not count blank rows', async () => {
    const table = await tableOf(`bijdrage\n${'Groen\n\n'.repeat(20_000)}`);
    expect(table.failure).toBeUndefined();
  });

  it('refuses a file over 20 MB, and leaves its stream at once', async () => {
    const limit = NOTES_BYTES_LIMIT;
    const failure = { reason: 'too-large', limit };
    expect((await tableOf(Buffer.alloc(limit + 1, 97))).failure).toEqual(failure);
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 1_000_000;
          yield Buffer.alloc(1_000_000, 97);
        }
      })(),
    );
    expect((await tableOf(endless)).failure).toEqual(failure);
    expect(given).toBeLessThan(limit + 20_000_000);
  });

  it('reads a stream as it reads a file', async () => {
    const bytes = Buffer.from(WORDS);
    const parts = [bytes.subarray(0, 20), bytes.subarray(20)];
    expect((await tableOf(Readable.from(parts))).rows).toEqual([ROW]);
  });

  it('refuses 501 columns', async () => {
    const text = `${Array.from({ length: 501 }, (_, at) => `k${at}`).join(';')}\n${';x'.repeat(500)}\n`;
    expect((await tableOf(text)).failure).toEqual({ reason: 'too-many-columns', limit: 500 });
  });
});
