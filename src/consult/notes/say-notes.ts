import type { CoalitionKey, Say } from '../../web/words.ts';
import type { BadRowReason } from './judge-rows.ts';
import type { NoticeSummary } from './preview-notes.ts';
import type { NotesFailure } from './read-notes.ts';
import { NOTES_BYTES_LIMIT } from './table/table.ts';

type SayNotes = Say<CoalitionKey>;

/** The largest file in megabytes, as people say it. */
export const megabytesLimit = NOTES_BYTES_LIMIT / (1024 * 1024);

/** Why a file cannot be read as a whole, and what to do. */
export function sayFailure(say: SayNotes, failure: NotesFailure): string {
  const limit = 'limit' in failure ? failure.limit : 0;
  return say(`notes.fault.${failure.reason}`, { limit, megabytes: megabytesLimit });
}

/** Why a row was not taken. */
export function sayBadReason(say: SayNotes, reason: BadRowReason): string {
  return say(`notes.bad.${reason}`);
}

/** One sentence or two on something that a person should know of the file. */
export function sayNotice(say: SayNotes, { notice, count, rows }: NoticeSummary): string {
  if (!('row' in notice)) return say(`notes.notice.${notice.code}`, { ...notice });
  const list = rows.join(', ');
  const named = rows.length < count ? 'notes.notice.rows-first' : 'notes.notice.rows';
  return say(`notes.notice.${notice.code}`, { count, rows: say(named, { count, list }) });
}

/** The letter by which spreadsheets name a column counted from 0: A … Z, AA … */
export function columnLetter(column: number): string {
  const alphabet = 26;
  const last = String.fromCharCode(65 + (column % alphabet));
  return column < alphabet ? last : columnLetter(Math.floor(column / alphabet) - 1) + last;
}
