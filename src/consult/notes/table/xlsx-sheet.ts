import { serialToText } from './excel-values.ts';
import { type MergedColumn, mergedColumns } from './merged-cells.ts';
import { NOTES_COLUMNS_LIMIT, plainRow, type TableRow } from './table.ts';
import { type SheetPlace, unescapeText, unpackBudget, type Workbook } from './xlsx-workbook.ts';
import { attribute, XmlReader } from './xml-reader.ts';
import { unpackEntry } from './zip-entries.ts';

type OpenCell = {
  column: number;
  type: string;
  style: number;
  formula: boolean;
  /** null as long as the cell holds no value at all. */
  value: string | null;
};

type OpenRow = {
  number: number;
  cells: string[];
  formulas: number[];
  errors: number[];
  unresolved: number[];
};

/**
 * Reads the rows of one sheet as a stream; formulas are never evaluated.
 * @throws UnreadableTable `damaged-workbook`, `unpacks-too-large`, `encrypted-workbook`
 */
export async function* sheetRows(workbook: Workbook, sheet: SheetPlace): AsyncGenerator<TableRow> {
  // Merged cells are listed after the rows, so the part is gone through once before.
  const merged = await mergedColumns(workbook.bytes, sheet.entry, unpackBudget());
  const ready: OpenRow[] = [];
  const reader = new XmlReader(rowListener(workbook, ready));
  const decoder = new TextDecoder();
  const carry = carrier(merged);
  for await (const piece of unpackEntry(workbook.bytes, sheet.entry, unpackBudget())) {
    reader.write(decoder.decode(piece, { stream: true }));
    for (const row of ready.splice(0)) {
      const carried = carry(row);
      if (isBlank(row, carried)) continue;
      yield { ...plainRow(row.number, row.cells), ...row, carried };
    }
  }
  reader.end();
}

function isBlank(row: OpenRow, carried: readonly number[]): boolean {
  if (row.errors.length + row.unresolved.length > 0) return false;
  return !row.cells.some((cell, column) => cell.trim() !== '' && !carried.includes(column));
}

function rowListener(workbook: Workbook, ready: OpenRow[]) {
  let row: OpenRow = emptyRow(0);
  let cell: OpenCell | null = null;
  let column = -1;
  let collecting = false;
  let inReadingAid = false;
  return {
    open(name: string, attributes: string) {
      if (name === 'row') {
        row = emptyRow(Number(attribute(attributes, 'r')) || row.number + 1);
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1;
        cell = openCell(column, attributes);
      } else if (cell === null) return;
      else if (name === 'f') cell.formula = true;
      else if (name === 'rPh') inReadingAid = true;
      else if ((name === 'v' || name === 't') && !inReadingAid) {
        collecting = true;
        cell.value ??= '';
      }
    },
    text(text: string) {
      if (collecting && cell !== null) cell.value = (cell.value ?? '') + text;
    },
    close(name: string) {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') inReadingAid = false;
      else if (name === 'row') ready.push(row);
      else if (name === 'c' && cell !== null) {
        // What stands outside every column that could have a name is nobody's note.
        if (cell.column < NOTES_COLUMNS_LIMIT * 2) settleCell(workbook, row, cell);
        cell = null;
      }
    },
  };
}

function emptyRow(number: number): OpenRow {
  return { number, cells: [], formulas: [], errors: [], unresolved: [] };
}

function openCell(column: number, attributes: string): OpenCell {
  return {
    column,
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    formula: false,
    value: null,
  };
}

function settleCell(workbook: Workbook, row: OpenRow, cell: OpenCell): void {
  const { column, type, formula } = cell;
  const absent = cell.value === null || (cell.value === '' && type !== 'str');
  if (absent && !formula) return;
  while (row.cells.length <= column) row.cells.push('');
  if (type === 'e') {
    row.errors.push(column);
    return;
  }
  if (absent) {
    row.unresolved.push(column);
    return;
  }
  if (formula) row.formulas.push(column);
  row.cells[column] = textOf(workbook, cell, cell.value ?? '');
}

function textOf(workbook: Workbook, cell: OpenCell, value: string): string {
  switch (cell.type) {
    case 's':
      return workbook.sharedTexts[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescapeText(value);
    case 'b':
      return value.trim() === '1' ? 'true' : 'false';
    case 'd':
      return value;
    default: {
      const number = Number(value);
      if (Number.isNaN(number)) return value;
      const kind = workbook.numberKinds[cell.style] ?? 'number';
      return kind === 'number' ? String(number) : serialToText(number, kind, workbook.from1904);
    }
  }
}

/** `C12` → 2. Null where the cell does not say where it stands. */
function columnOf(place: string | null): number | null {
  if (place === null) return null;
  let column = 0;
  for (const letter of place.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

/** Fills a cell that is merged with the one above, and says in which columns it did. */
function carrier(merged: ReadonlyMap<number, readonly MergedColumn[]>) {
  let open: { merge: MergedColumn; text: string }[] = [];
  return (row: OpenRow): number[] => {
    const carried: number[] = [];
    open = open.filter(({ merge }) => merge.lastRow >= row.number);
    for (const { merge, text } of open) {
      if (text === '' || (row.cells[merge.column] ?? '') !== '') continue;
      while (row.cells.length <= merge.column) row.cells.push('');
      row.cells[merge.column] = text;
      carried.push(merge.column);
    }
    for (const merge of merged.get(row.number) ?? []) {
      open.push({ merge, text: row.cells[merge.column] ?? '' });
    }
    return carried;
  };
}
