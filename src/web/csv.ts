/** Beginnings that make a spreadsheet run a cell; the wide forms are taken for the narrow ones. */
const RUNS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Writes one text as a cell of a CSV file, quoted, so that no spreadsheet takes it for a formula:
 * what begins like one gets an apostrophe before it, which spreadsheets show as text.
 * Source: OWASP, CSV injection.
 */
export function escapeCell(text: string): string {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One line of a CSV file as Dutch spreadsheets open it: semicolons, ended by CR LF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(escapeCell).join(';')}\r\n`;
}
