import { abbreviations } from './word-lists.ts';

/** A piece of a text: `text.slice(from, to)`, in UTF-16 units as JavaScript counts them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const endsWithShort = /(?:^|[\s(])([\p{L}./]+\.)$/u;

/** Whether the dot here belongs to a shortened word ("bijv.") or to a letter of a name ("J. de Vries"). */
function isShortened(text: string, dot: number): boolean {
  const word = endsWithShort.exec(text.slice(Math.max(0, dot - 14), dot + 1))?.[1]?.toLowerCase();
  return word !== undefined && (word in abbreviations || /^\p{L}\.$/u.test(word));
}

/**
 * The sentences of a text: they end at a full stop, question or exclamation mark before a space or the
 * end, or at the end of a line. A dot within a number, a time or a shortened word ends nothing.
 */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const close = (to: number) => {
    const piece = text.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const kept = piece.trim().length;
    if (kept > 0) spans.push({ from: from + lead, to: from + lead + kept });
    from = to;
  };
  for (const { 0: found, index } of text.matchAll(/\r?\n|[.!?…]+["'”’)]*(?=\s|$)/gu)) {
    if (found.startsWith('.') && found.length === 1 && isShortened(text, index)) continue;
    close(index + found.length);
  }
  close(text.length);
  return spans;
}

/** A word with where it stands. */
export interface Word extends Span {
  /** In lower case. */
  readonly word: string;
}

/** The words in a span: letters and digits, held together by apostrophes, dashes, dots and commas within. */
export function wordsIn(text: string, { from, to }: Span): Word[] {
  return [
    ...text.slice(from, to).matchAll(/[\p{L}\p{M}\p{N}]+(?:['’.,/-][\p{L}\p{M}\p{N}]+)*/gu),
  ].map(({ 0: word, index }) => ({
    word: word.toLowerCase().normalize('NFC'),
    from: from + index,
    to: from + index + word.length,
  }));
}
