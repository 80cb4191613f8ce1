import { NOTES_COLUMNS_LIMIT } from './table.ts';
import { type UnpackBudget, unpackEntry, type ZipEntry } from './zip-entries.ts';

/** A cell that goes on below its first row. */
export type MergedColumn = { column: number; lastRow: number };

const AFTER_ROWS = Buffer.from('sheetData>');
const LONGEST_TAIL = 2 * 1024 * 1024;
const MOST_MERGES = 5_000;
const MERGE =
  /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})["']/g;

/**
 * Finds which cells of a sheet go on downwards, by the row in which they begin. Beyond 5,000 of
 * them, or where they are listed too far behind the rows, the rest counts as not merged.
 * @throws UnreadableTable as `unpackEntry`
 */
export async function mergedColumns(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: UnpackBudget,
): Promise<Map<number, MergedColumn[]>> {
  const tail = await tailOfSheet(bytes, entry, budget);
  const merged = new Map<number, MergedColumn[]>();
  let count = 0;
  for (const [, letters = '', first = '', last = ''] of tail.matchAll(MERGE)) {
    const [firstRow, lastRow] = [Number(first), Number(last)];
    const column =
      [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (lastRow <= firstRow || column >= NOTES_COLUMNS_LIMIT) continue;
    merged.set(firstRow, [...(merged.get(firstRow) ?? []), { column, lastRow }]);
    count += 1;
    if (count >= MOST_MERGES) break;
  }
  return merged;
}

/** What stands behind the rows. Only the end of the sheet is kept, never the sheet. */
async function tailOfSheet(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: UnpackBudget,
): Promise<string> {
  let kept: Buffer[] = [];
  let edge: Buffer = Buffer.alloc(0);
  let keptBytes = 0;
  let found = false;
  for await (const piece of unpackEntry(bytes, entry, budget)) {
    const joined = Buffer.concat([edge, piece]);
    const at = joined.lastIndexOf(AFTER_ROWS);
    if (at >= 0) {
      found = true;
      kept = [joined.subarray(at)];
      keptBytes = joined.length - at;
    } else if (found && keptBytes < LONGEST_TAIL) {
      kept.push(Buffer.from(piece));
      keptBytes += piece.length;
    }
    edge = Buffer.from(joined.subarray(Math.max(0, joined.length - AFTER_ROWS.length + 1)));
  }
  return Buffer.concat(kept).toString('latin1');
}
