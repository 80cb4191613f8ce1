import type { Readable } from 'node:stream';
import { type BadRow, judgeRow, type Note, type RowNoticeCode } from './judge-rows.ts';
import { excerptOf } from './note-words.ts';
import { readTable } from './read-table.ts';
import {
  type ColumnMapping,
  type ColumnReading,
  mappingFits,
  recogniseColumns,
} from './recognise-columns.ts';
import type { TableFailure, TableHeader, TableNotice, TableRow } from './table/table.ts';

export type NotesOptions = {
  /** Columns pointed out by hand; recognised where absent. */
  mapping?: ColumnMapping;
  /** The first row is a note and no header. */
  headerless?: boolean;
};

export type NotesColumns = {
  kind: 'columns';
  format: TableHeader['format'];
  headerRow: number | null;
  columns: readonly NotesColumn[];
  reading: ColumnReading;
  /** The mapping that is followed; null where none was given and none recognised. */
  mapping: ColumnMapping | null;
};

/** A column to point out in a form. The example is empty for columns about a person. */
export type NotesColumn = { column: number; header: string; example: string };

/** Never the words of the notice: a code, and the row or column it is about. */
export type NoteNotice =
  | TableNotice
  | { code: 'person-column-left-out'; column: number; header: string }
  | { code: 'columns-unsure' }
  | { code: RowNoticeCode; row: number };

export type NotesFailure =
  | TableFailure
  /** The mapping points at columns that this file has not, or twice at one. */
  | { reason: 'mapping-does-not-fit'; columns: number };

export type NotesItem =
  | NotesColumns
  | { kind: 'note'; note: Note }
  | ({ kind: 'bad-row' } & BadRow)
  | { kind: 'notice'; notice: NoteNotice }
  | { kind: 'failure'; failure: NotesFailure };

/** Rows that are looked at to recognise columns. */
const SAMPLE_ROWS = 100;
const EXAMPLE_CHARACTERS = 60;

/**
 * Reads a file of notes as a stream of judged items: one `columns` before the first row; after a
 * `failure` nothing comes. Where `columns.mapping` is null no rows follow.
 */
export async function* readNotes(
  source: Uint8Array | Readable,
  fileName: string,
  options: NotesOptions = {},
): AsyncGenerator<NotesItem> {
  let header: TableHeader | null = null;
  let waiting: TableRow[] = [];
  let columns: NotesColumns | null = null;
  for await (const item of readTable(source, fileName, {
    headerless: options.headerless ?? false,
  })) {
    if (item.kind === 'header') header = item;
    else if (item.kind !== 'row') yield item;
    else if (columns !== null) {
      if (columns.mapping !== null) yield* judged(item, columns.mapping);
    } else {
      waiting.push(item);
      if (waiting.length < SAMPLE_ROWS || header === null) continue;
      columns = describeColumns(header, waiting, options);
      yield* opening(columns, waiting);
      if (stops(columns)) return;
      waiting = [];
    }
    if (item.kind === 'failure') return;
  }
  if (columns === null && header !== null) {
    yield* opening(describeColumns(header, waiting, options), waiting);
  }
}

function describeColumns(
  header: TableHeader,
  sample: readonly TableRow[],
  options: NotesOptions,
): NotesColumns {
  const texts = sample.filter((row) => row.problem === null).map((row) => row.cells);
  const reading = recogniseColumns(header.cells, texts);
  const about = new Set(reading.leftOut.map(({ column }) => column));
  const columns = header.cells.map((name, column) => {
    const text = texts.find((cells) => (cells[column] ?? '').trim() !== '')?.[column] ?? '';
    const example = about.has(column) ? '' : excerptOf(text, EXAMPLE_CHARACTERS);
    return { column, header: name, example };
  });
  const mapping = options.mapping ?? reading.mapping;
  return {
    kind: 'columns',
    format: header.format,
    headerRow: header.row,
    columns,
    reading,
    mapping,
  };
}

function stops({ mapping, columns }: NotesColumns): boolean {
  return mapping === null || !mappingFits(mapping, columns.length);
}

function* opening(found: NotesColumns, rows: readonly TableRow[]): Generator<NotesItem> {
  const { mapping, columns, reading } = found;
  if (mapping !== null && !mappingFits(mapping, columns.length)) {
    yield {
      kind: 'failure',
      failure: { reason: 'mapping-does-not-fit', columns: columns.length },
    };
    return;
  }
  yield found;
  const used = new Set(mapping === null ? [] : Object.values(mapping));
  for (const { column, header } of reading.leftOut) {
    if (used.has(column)) continue;
    yield { kind: 'notice', notice: { code: 'person-column-left-out', column, header } };
  }
  if (mapping === reading.mapping && !reading.sure) {
    yield { kind: 'notice', notice: { code: 'columns-unsure' } };
  }
  if (mapping === null) return;
  for (const row of rows) yield* judged(row, mapping);
}

function* judged(row: TableRow, mapping: ColumnMapping): Generator<NotesItem> {
  const verdict = judgeRow(row, mapping);
  if (!verdict.ok) {
    yield { kind: 'bad-row', row: verdict.row, reason: verdict.reason, excerpt: verdict.excerpt };
    return;
  }
  for (const code of verdict.notices) yield { kind: 'notice', notice: { code, row: row.number } };
  yield { kind: 'note', note: verdict.note };
}
