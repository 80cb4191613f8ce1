import { csvLine } from '../../web/csv.ts';
import type { BadRow, BadRowReason } from './judge-rows.ts';

/** The words of the report, in the language of who imports. */
export type BadRowsReportWords = {
  row: string;
  reason: string;
  excerpt: string;
  sayReason: (reason: BadRowReason) => string;
};

/**
 * Writes every row that was not taken as CSV: row number, reason in words, the first characters.
 * @returns UTF-8 text with a byte order mark, so that a spreadsheet reads the accents right
 */
export function badRowsReport(badRows: Iterable<BadRow>, words: BadRowsReportWords): string {
  const lines = [csvLine([words.row, words.reason, words.excerpt])];
  for (const { row, reason, excerpt } of badRows) {
    lines.push(csvLine([String(row), words.sayReason(reason), excerpt]));
  }
  return `\uFEFF${lines.join('')}`;
}
