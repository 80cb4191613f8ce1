import type { Readable } from 'node:stream';
import { looksLikeHeader } from './column-names.ts';
import { peekRows } from './table/peek-rows.ts';
import { type OpenedTable, openCsv } from './table/read-csv.ts';
import { openXlsx } from './table/read-xlsx.ts';
import {
  NOTES_BYTES_LIMIT,
  NOTES_COLUMNS_LIMIT,
  NOTES_ROWS_LIMIT,
  type TableFailure,
  type TableItem,
  type TableRow,
  UnreadableTable,
} from './table/table.ts';

const ROWS_LOOKED_AT = 10;
const OLE_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_FILE = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads a CSV or XLSX file as a stream of items: notices, one header, then the rows; or, anywhere,
 * one failure, after which nothing comes. The file is held once (20 MB at most), its rows never.
 * Nothing is evaluated and nothing is thrown for what a file can contain.
 * @param source the file, or a stream of it that is left as soon as it proves too large
 * @param fileName only a hint: what a file is, is seen from its content
 * @param options.headerless the first row is no header but a row like the others
 */
export async function* readTable(
  source: Uint8Array | Readable,
  fileName: string,
  options: { headerless?: boolean } = {},
): AsyncGenerator<TableItem> {
  try {
    const bytes = source instanceof Uint8Array ? source : await collect(source);
    if (bytes === null || bytes.length > NOTES_BYTES_LIMIT) {
      yield failure({ reason: 'too-large', limit: NOTES_BYTES_LIMIT });
      return;
    }
    const opened = await open(bytes, fileName);
    if (!opened.ok) yield failure(opened.failure);
    else yield* itemsOf(opened, options.headerless ?? false);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    yield failure(error.failure);
  }
}

async function collect(source: Readable): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    const bytes: Uint8Array = typeof part === 'string' ? Buffer.from(part) : part;
    size += bytes.length;
    if (size > NOTES_BYTES_LIMIT) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts, size);
}

async function open(bytes: Uint8Array, fileName: string): Promise<OpenedTable> {
  if (startsWith(bytes, ZIP_FILE)) return await openXlsx(bytes);
  if (startsWith(bytes, OLE_FILE)) return { ok: false, failure: kindOfOleFile(bytes) };
  // Excel before 1997: a bare stream that begins with a BOF record (0x0009, 0x0209, 0x0409, 0x0809).
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && bytes[3] === 0) {
    return { ok: false, failure: { reason: 'old-excel' } };
  }
  return await openCsv(bytes, fileName);
}

/** A protected workbook and an old one are both such a file; so is an old Word document. */
function kindOfOleFile(bytes: Uint8Array): TableFailure {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => file.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return { reason: 'encrypted-workbook' };
  return { reason: holds('Workbook') || holds('Book') ? 'old-excel' : 'not-a-table' };
}

async function* itemsOf(
  table: Extract<OpenedTable, { ok: true }>,
  headerless: boolean,
): AsyncGenerator<TableItem> {
  for (const notice of table.notices) yield { kind: 'notice', notice };
  // One more than the header is looked for in: below the last of them there must be a row.
  const { first, rows } = await peekRows(table.rows, ROWS_LOOKED_AT + 1);
  const known = first.slice(0, ROWS_LOOKED_AT).findIndex((row) => looksLikeHeader(row.cells));
  const skip = headerless ? 0 : Math.max(0, known) + 1;
  const header = first[Math.max(0, skip - 1)];
  if (header === undefined || first.length <= skip) {
    yield failure({ reason: 'no-rows' });
    return;
  }
  const width = table.format === 'csv' ? header.cells.length : null;
  const names = columnNames(header, first.slice(skip), width);
  if (names.length > NOTES_COLUMNS_LIMIT) {
    yield failure({ reason: 'too-many-columns', limit: NOTES_COLUMNS_LIMIT });
    return;
  }
  if (skip > 1) yield { kind: 'notice', notice: { code: 'rows-above-header', count: skip - 1 } };
  const row = headerless ? null : header.number;
  const cells = headerless ? names.map(() => '') : names;
  yield { kind: 'header', format: table.format, cells, row };
  yield* dataRows(rows, skip, width);
}

/** @param width cells a row may have; null where a cell says itself in which column it stands */
async function* dataRows(
  rows: AsyncGenerator<TableRow>,
  skip: number,
  width: number | null,
): AsyncGenerator<TableItem> {
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (seen <= skip) continue;
    if (seen - skip > NOTES_ROWS_LIMIT) {
      yield failure({ reason: 'too-many-rows', limit: NOTES_ROWS_LIMIT });
      return;
    }
    const overfull = width !== null && row.problem === null && lastFilled(row.cells) >= width;
    yield overfull ? { ...row, problem: 'too-many-cells' } : row;
  }
}

/** Names, with an empty one for a column that holds something but was given none. */
function columnNames(header: TableRow, below: readonly TableRow[], width: number | null): string[] {
  const filled = Math.max(...below.map((row) => lastFilled(row.cells) + 1));
  const named = lastFilled(header.cells) + 1;
  const length = Math.max(named, Math.min(filled, width ?? NOTES_COLUMNS_LIMIT));
  return Array.from({ length }, (_, column) =>
    (header.cells[column] ?? '').replace(/\s+/g, ' ').trim(),
  );
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function failure(reason: TableFailure): TableItem {
  return { kind: 'failure', failure: reason };
}
