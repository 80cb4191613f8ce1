import { looksLikeHeader } from '../column-names.ts';
import { scanRecord } from './csv-records.ts';

export type DelimiterGuess = {
  /** null: every line is one cell. */
  delimiter: string | null;
  /** Cells that most rows have. */
  width: number;
};

const CANDIDATES = [';', '\t', ',', '|'] as const;
const RECORDS_LOOKED_AT = 50;
const ROWS_ABOVE_HEADER = 10;

/**
 * Guesses what stands between the cells: the sign that gives most rows as many cells as the row of
 * names, where commas inside sentences give every row another number.
 * @param head the first part of the text
 * @param whole whether `head` is the whole text
 */
export function guessDelimiter(head: string, whole: boolean, fileName: string): DelimiterGuess {
  const byName = /\.(?:tsv|tab)$/i.test(fileName) ? '\t' : null;
  let best: DelimiterGuess & { score: number } = { delimiter: null, width: 1, score: 0 };
  for (const delimiter of CANDIDATES) {
    const records = firstRecords(head, whole, delimiter);
    const width = widthOfHeader(records);
    if (width < 2) continue;
    const regular = records.filter((cells) => cells.length === width).length / records.length;
    const known = records.slice(0, ROWS_ABOVE_HEADER).some(looksLikeHeader);
    if (regular < 0.5 && !known) continue;
    const score = regular + (known ? 1 : 0) + (delimiter === byName ? 1 : 0) + width / 1000;
    if (score > best.score) best = { delimiter, width, score };
  }
  return { delimiter: best.delimiter, width: best.width };
}

function widthOfHeader(records: readonly string[][]): number {
  const header = records.slice(0, ROWS_ABOVE_HEADER).find(looksLikeHeader) ?? records[0];
  return header?.length ?? 0;
}

function firstRecords(head: string, whole: boolean, delimiter: string): string[][] {
  const records: string[][] = [];
  for (let at = 0; at < head.length && records.length < RECORDS_LOOKED_AT; ) {
    const scan = scanRecord(head, at, delimiter, whole);
    if (scan === 'more') break;
    if (!scan.unbalanced && scan.cells.some((cell) => cell.trim() !== '')) records.push(scan.cells);
    at = scan.end;
  }
  return records;
}
