import { NOTE_ROLES, type NoteRole } from './column-names.ts';
import { readNoteDate } from './note-date.ts';
import { readNoteLocale } from './note-locale.ts';
import {
  excerptOf,
  holdsCitizenNumber,
  isTooLong,
  normaliseWords,
  saysNothing,
} from './note-words.ts';
import type { ColumnMapping } from './recognise-columns.ts';
import type { TableRow } from './table/table.ts';

/** Longest text kept of a place, theme or name of who noted it, in UTF-16 units. */
const LABEL_LIMIT = 200;

/** A note as it will be taken. */
export type Note = {
  /** Its row in the file, from 1. */
  row: number;
  words: string;
  /** A calendar day, `2026-11-21`. */
  notedOn: string | null;
  meeting: string | null;
  locale: string | null;
  theme: string | null;
  notedBy: string | null;
  /** What the note is known by: its cells in the order of `NOTE_ROLES`, '' where there is none. */
  cells: readonly string[];
};

export type BadRowReason =
  | 'empty'
  | 'too-long'
  | 'only-formula-error'
  | 'formula-without-result'
  | 'too-many-cells'
  | 'unbalanced-quotes';

export type BadRow = { row: number; reason: BadRowReason; excerpt: string };

export type RowNoticeCode =
  | 'formula-result-used'
  | 'date-unsure'
  | 'language-unknown'
  | 'label-shortened'
  | 'looks-like-bsn';

export type RowVerdict =
  | { ok: true; note: Note; notices: readonly RowNoticeCode[] }
  | ({ ok: false } & BadRow);

/** Judges one row: a note, or the reason why it is none. Only the columns of the mapping are seen. */
export function judgeRow(row: TableRow, mapping: ColumnMapping): RowVerdict {
  const cell = (role: NoteRole): string => {
    const column = mapping[role];
    return column === null ? '' : normaliseWords(row.cells[column] ?? '');
  };
  // Words merged over two rows were said once.
  const words = row.carried.includes(mapping.words) ? '' : cell('words');
  const reason = reasonAgainst(row, mapping, words);
  if (reason !== null) {
    const shown = reason === 'empty' ? '' : excerpt(row, words);
    return { ok: false, row: row.number, reason, excerpt: shown };
  }

  const notices = new Set<RowNoticeCode>();
  const label = (role: NoteRole): string | null => {
    const text = cell(role).replace(/\s+/g, ' ');
    if (text.length > LABEL_LIMIT) notices.add('label-shortened');
    return text === '' ? null : text.slice(0, LABEL_LIMIT).toWellFormed();
  };
  const notedOn = readNoteDate(cell('date'));
  const locale = readNoteLocale(cell('locale'));
  if (notedOn === null && holdsSomething(row, mapping.date)) notices.add('date-unsure');
  if (locale === null && holdsSomething(row, mapping.locale)) notices.add('language-unknown');
  if (NOTE_ROLES.some((role) => row.formulas.includes(mapping[role] ?? -1))) {
    notices.add('formula-result-used');
  }
  if (holdsCitizenNumber(words)) notices.add('looks-like-bsn');
  const note: Note = {
    row: row.number,
    words,
    notedOn,
    meeting: label('meeting'),
    locale,
    theme: label('theme'),
    notedBy: label('notedBy'),
    cells: NOTE_ROLES.map((role) => {
      if (role === 'words') return words;
      // The same day is the same however a spreadsheet or a text file writes it.
      return role === 'date' ? (notedOn ?? cell('date')) : cell(role);
    }),
  };
  return { ok: true, note, notices: [...notices] };
}

function reasonAgainst(row: TableRow, mapping: ColumnMapping, words: string): BadRowReason | null {
  if (row.problem !== null) return row.problem;
  if (row.errors.includes(mapping.words)) return 'only-formula-error';
  if (row.unresolved.includes(mapping.words)) return 'formula-without-result';
  if (saysNothing(words)) return 'empty';
  return isTooLong(words) ? 'too-long' : null;
}

/** A text, or an error or formula that gave none. */
function holdsSomething(row: TableRow, column: number | null): boolean {
  if (column === null) return false;
  const lost = row.errors.includes(column) || row.unresolved.includes(column);
  return lost || (row.cells[column] ?? '').trim() !== '';
}

function excerpt(row: TableRow, words: string): string {
  // A line with unclosed quotes could not be split: its beginning is all there is to show.
  return excerptOf(row.problem === 'unbalanced-quotes' ? (row.cells[0] ?? '') : words);
}
