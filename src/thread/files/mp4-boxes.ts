import { textAt, viewOf } from './bytes-at.ts';

/** A box of an MP4 file: from `start`, its contents from `body`, up to `end`. */
export type Box = { type: string; start: number; body: number; end: number };

/** Far above the two boxes for each twentieth of a second that a recorder writes. */
const MOST_BOXES = 20_000;

/**
 * The boxes between two places, in order; null when one of them does not fit, or when they
 * are more than any recorder makes. Fewer than eight bytes at the end are no box. Source: ISO/IEC 14496-12, section 4.2.
 */
export const boxesIn = (bytes: Uint8Array, start: number, end: number): Box[] | null => {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end; ) {
    const short = view.getUint32(at);
    const type = textAt(bytes, at + 4, 4);
    if (short === 1 && at + 16 > end) return null;
    const body = at + (short === 1 ? 16 : 8);
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    // A size of 0 means: up to the end of the file.
    const next = short === 0 ? end : at + size;
    if (next < body || next > end || boxes.length === MOST_BOXES) return null;
    boxes.push({ type, start: at, body, end: next });
    at = next;
  }
  return boxes;
};

/** All boxes at a path of types below `parent`, [] when there are none or they do not fit. */
export const boxesAt = (bytes: Uint8Array, parent: Box, path: readonly string[]): Box[] => {
  let found = [parent];
  for (const type of path) {
    found = found.flatMap((box) => boxesIn(bytes, box.body, box.end) ?? []);
    found = found.filter((box) => box.type === type);
  }
  return found;
};

/** The first box at a path of types below `parent`. */
export const boxAt = (bytes: Uint8Array, parent: Box, path: readonly string[]): Box | undefined =>
  boxesAt(bytes, parent, path)[0];

/** Turns a box into free space of the same size, so that no offset in the file changes. */
export const freeBox = (bytes: Uint8Array, box: Box): void => {
  bytes.set(Buffer.from('free', 'latin1'), box.start + 4);
  bytes.fill(0, box.body, box.end);
};
