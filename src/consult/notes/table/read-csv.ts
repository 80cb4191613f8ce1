import { type CsvRecord, csvRecords } from './csv-records.ts';
import { guessDelimiter } from './guess-delimiter.ts';
import { plainRow, type TableFailure, type TableNotice, type TableRow } from './table.ts';
import { decodeInSteps, findEncoding } from './text-encoding.ts';

export type OpenedTable =
  | {
      ok: true;
      format: 'csv' | 'xlsx';
      notices: readonly TableNotice[];
      rows: AsyncGenerator<TableRow>;
    }
  | { ok: false; failure: TableFailure };

const HEAD = 64 * 1024;
/** A first line with which Excel is told the delimiter. */
const SAID_DELIMITER = /^sep=([;,\t|])(?:\r\n|\r|\n|$)/i;

/**
 * Opens text as a table: comma, semicolon, tab or bar; UTF-8, UTF-16 or (guessed) Windows-1252.
 * @throws UnreadableTable while opening or reading, where the bytes break their own encoding
 */
export async function openCsv(bytes: Uint8Array, fileName: string): Promise<OpenedTable> {
  const found = findEncoding(bytes);
  if (!found.ok) return found;
  const text = decodeInSteps(bytes, found.encoding, found.bomBytes);
  const { head, whole, pieces } = await withHead(text);
  const said = SAID_DELIMITER.exec(head);
  const body = head.slice(said?.[0].length ?? 0);
  const guess = guessDelimiter(body, whole, fileName);
  const delimiter = said?.[1] ?? guess.delimiter;
  const records = csvRecords(startingWith(body, pieces), delimiter);
  const notices: TableNotice[] = found.guessed
    ? [{ code: 'encoding-guessed', encoding: 'windows-1252' }]
    : [];
  return { ok: true, format: 'csv', notices, rows: rowsOf(records) };
}

async function withHead(
  text: AsyncGenerator<string>,
): Promise<{ head: string; whole: boolean; pieces: AsyncGenerator<string> }> {
  let head = '';
  while (head.length < HEAD) {
    const next = await text.next();
    if (next.done) return { head, whole: true, pieces: text };
    head += next.value;
  }
  return { head, whole: false, pieces: text };
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Rows as a spreadsheet would number them: a text with line breaks inside quotes is one row. */
async function* rowsOf(records: AsyncGenerator<CsvRecord>): AsyncGenerator<TableRow> {
  let number = 0;
  for await (const record of records) {
    number += 1;
    if (!record.cells.some((cell) => cell.trim() !== '')) continue;
    const row = plainRow(number, record.cells);
    yield record.unbalanced ? { ...row, problem: 'unbalanced-quotes' } : row;
  }
}
