/** What a table file becomes while it is read: one item at a time, rows never all at once. */

/** The largest file that is read, in bytes. Everything that takes such a file obeys it. */
export const NOTES_BYTES_LIMIT = 20 * 1024 * 1024;

/** The largest number of rows below the header that is read. */
export const NOTES_ROWS_LIMIT = 20_000;

/** The largest number of named columns that is read. */
export const NOTES_COLUMNS_LIMIT = 500;

/** Bytes that one pass over a workbook may unpack to, whatever its own directory claims. */
export const UNPACKED_BYTES_LIMIT = 200 * 1024 * 1024;

/** Bytes that the shared texts of a workbook may unpack to: these are held in memory. */
export const SHARED_TEXT_BYTES_LIMIT = 48 * 1024 * 1024;

export type TableFailure =
  | { reason: 'too-large' | 'too-many-rows' | 'too-many-columns'; limit: number }
  | { reason: 'unpacks-too-large'; limit: number }
  | {
      reason:
        | 'not-a-table'
        | 'unknown-encoding'
        | 'old-excel'
        | 'other-spreadsheet'
        | 'encrypted-workbook'
        | 'damaged-workbook'
        | 'no-rows';
    };

export type TableNotice =
  /** The bytes are no UTF-8; they were read as Windows-1252, the next most likely. */
  | { code: 'encoding-guessed'; encoding: 'windows-1252' }
  /** `count` rows stand above the header (a title, a date) and were not read as notes. */
  | { code: 'rows-above-header'; count: number }
  /** A workbook with several sheets: this one was read, `others` were not. */
  | { code: 'sheet-chosen'; sheet: string; others: number };

/** A row that is not blank. Columns are counted from 0, rows from 1 as a spreadsheet shows them. */
export type TableRow = {
  kind: 'row';
  number: number;
  cells: readonly string[];
  /** Columns in which the stored result of a formula was taken. */
  formulas: readonly number[];
  /** Columns that hold an error (#REF!). */
  errors: readonly number[];
  /** Columns with a formula of which the file holds no result. */
  unresolved: readonly number[];
  /** Columns whose text comes from a merged cell that begins in a row above. */
  carried: readonly number[];
  problem: 'too-many-cells' | 'unbalanced-quotes' | null;
};

export type TableHeader = {
  kind: 'header';
  format: 'csv' | 'xlsx';
  /** Names of the columns; empty texts where the table has no header. */
  cells: readonly string[];
  /** The row it stands in, null where the table was said to have none. */
  row: number | null;
};

export type TableItem =
  | TableHeader
  | TableRow
  | { kind: 'notice'; notice: TableNotice }
  | { kind: 'failure'; failure: TableFailure };

/** Thrown deep inside a reader and turned into a `failure` item by `readTable`, never further. */
export class UnreadableTable extends Error {
  readonly failure: TableFailure;

  constructor(failure: TableFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/** A row of texts and nothing special. */
export function plainRow(number: number, cells: readonly string[]): TableRow {
  return {
    kind: 'row',
    number,
    cells,
    formulas: [],
    errors: [],
    unresolved: [],
    carried: [],
    problem: null,
  };
}
