import type { Readable } from 'node:stream';
import type { BadRow, BadRowReason, Note } from './judge-rows.ts';
import {
  type NoteNotice,
  type NotesColumn,
  type NotesColumns,
  type NotesFailure,
  type NotesOptions,
  readNotes,
} from './read-notes.ts';
import type { ColumnMapping, ColumnReading } from './recognise-columns.ts';

/** Good rows that a preview shows. */
export const PREVIEW_NOTES = 10;
/** Bad rows that a preview names; all of them are counted. */
export const PREVIEW_BAD_ROWS = 200;
const PREVIEW_NOTICE_ROWS = 20;

/** Notices with the same code taken together: how often, and the first rows. */
export type NoticeSummary = {
  notice: NoteNotice;
  count: number;
  rows: readonly number[];
};

export type NotesPreview = {
  ok: true;
  format: 'csv' | 'xlsx';
  headerRow: number | null;
  columns: readonly NotesColumn[];
  reading: ColumnReading;
  /** Null: a person must point out the words before anything can be judged. */
  mapping: ColumnMapping | null;
  /** The first good rows. */
  sample: readonly Note[];
  goodCount: number;
  /** The first bad rows. */
  badRows: readonly BadRow[];
  badCount: number;
  badByReason: Readonly<Partial<Record<BadRowReason, number>>>;
  notices: readonly NoticeSummary[];
};

export type NotesPreviewResult = NotesPreview | { ok: false; failure: NotesFailure };

/**
 * Shows what an import of this file would take, without keeping anything.
 * @returns a preview, or why the file cannot be read as a whole
 */
export async function previewNotes(
  source: Uint8Array | Readable,
  fileName: string,
  options: NotesOptions = {},
): Promise<NotesPreviewResult> {
  let columns: NotesColumns | null = null;
  const sample: Note[] = [];
  const badRows: BadRow[] = [];
  const badByReason: Partial<Record<BadRowReason, number>> = {};
  const notices = noticeCounter();
  let goodCount = 0;
  let badCount = 0;
  for await (const item of readNotes(source, fileName, options)) {
    if (item.kind === 'failure') return { ok: false, failure: item.failure };
    if (item.kind === 'columns') columns = item;
    else if (item.kind === 'notice') notices.add(item.notice);
    else if (item.kind === 'note') {
      goodCount += 1;
      if (sample.length < PREVIEW_NOTES) sample.push(item.note);
    } else {
      badCount += 1;
      badByReason[item.reason] = (badByReason[item.reason] ?? 0) + 1;
      const { row, reason, excerpt } = item;
      if (badRows.length < PREVIEW_BAD_ROWS) badRows.push({ row, reason, excerpt });
    }
  }
  if (columns === null) return { ok: false, failure: { reason: 'no-rows' } };
  const { format, headerRow, reading, mapping } = columns;
  const table = { format, headerRow, columns: columns.columns, reading, mapping };
  const counts = { goodCount, badRows, badCount, badByReason, notices: notices.list() };
  return { ok: true, ...table, sample, ...counts };
}

function noticeCounter(): { add(notice: NoteNotice): void; list(): NoticeSummary[] } {
  const counted = new Map<string, { notice: NoteNotice; count: number; rows: number[] }>();
  return {
    add(notice) {
      const key = 'column' in notice ? `${notice.code} ${notice.column}` : notice.code;
      const entry = counted.get(key) ?? { notice, count: 0, rows: [] };
      counted.set(key, entry);
      entry.count += 1;
      if ('row' in notice && entry.rows.length < PREVIEW_NOTICE_ROWS) entry.rows.push(notice.row);
    },
    list: () => [...counted.values()],
  };
}
