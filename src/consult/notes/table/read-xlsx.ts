import { looksLikeHeader } from '../column-names.ts';
import { peekRows } from './peek-rows.ts';
import type { OpenedTable } from './read-csv.ts';
import type { TableNotice, TableRow } from './table.ts';
import { sheetRows } from './xlsx-sheet.ts';
import { findWorkbookPath, openWorkbook, type SheetPlace, type Workbook } from './xlsx-workbook.ts';
import { listZipEntries } from './zip-entries.ts';

/**
 * Opens a workbook: the first visible sheet with a row of known names, else the first with rows.
 * @throws UnreadableTable while opening or reading
 */
export async function openXlsx(bytes: Uint8Array): Promise<OpenedTable> {
  const entries = listZipEntries(bytes);
  const path = findWorkbookPath(entries);
  if (path === null) return { ok: false, failure: { reason: 'not-a-table' } };
  const workbook = await openWorkbook(bytes, entries, path);
  const sheets = workbook.sheets.filter((sheet) => !sheet.hidden);
  const chosen = await chooseSheet(workbook, sheets);
  if (chosen === null) return { ok: false, failure: { reason: 'no-rows' } };
  const others = sheets.length - 1;
  const notices: TableNotice[] =
    others > 0 ? [{ code: 'sheet-chosen', sheet: chosen.sheet.name, others }] : [];
  return { ok: true, format: 'xlsx', notices, rows: chosen.rows };
}

async function chooseSheet(
  workbook: Workbook,
  sheets: readonly SheetPlace[],
): Promise<{ sheet: SheetPlace; rows: AsyncGenerator<TableRow> } | null> {
  let fallback: SheetPlace | null = null;
  for (const sheet of sheets) {
    const { first, rows } = await peekRows(sheetRows(workbook, sheet), 10);
    if (first.some((row) => looksLikeHeader(row.cells))) return { sheet, rows };
    await rows.return(undefined);
    if (first.length > 0) fallback ??= sheet;
  }
  return fallback === null ? null : { sheet: fallback, rows: sheetRows(workbook, fallback) };
}
