/** One EBML element: from `start`, contents from `body` up to `end`; null when its size is open. */
export type Element = { id: number; start: number; body: number; end: number | null };

const VOID = 0xec;

/** A number of changing length at `at`, and where the bytes behind it begin. */
type Vint = { value: number; next: number; isAllOnes: boolean };

/** Bytes of a number of changing length, by the zeros before its first one; 9 means: none. */
const widthOf = (first: number): number => Math.clz32(first) - 23;

/** Reads a number of changing length without its marking bit; null when it does not fit. */
export const vintAt = (bytes: Uint8Array, at: number, limit: number): Vint | null => {
  const first = bytes[at] ?? 0;
  const width = widthOf(first);
  const next = at + width;
  if (width > 8 || next > limit) return null;
  let value = first - 2 ** (8 - width);
  let isAllOnes = value === 2 ** (8 - width) - 1;
  for (let step = 1; step < width; step += 1) {
    const byte = bytes[at + step] ?? 0;
    isAllOnes &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value, next, isAllOnes };
};

/**
 * The element that begins at `at`, or null when its beginning is broken or does not fit before
 * `limit`. Its end may lie beyond the limit. Source: RFC 8794, sections 4 to 6.
 */
export const elementAt = (bytes: Uint8Array, at: number, limit: number): Element | null => {
  const idWidth = widthOf(bytes[at] ?? 0);
  if (idWidth > 4 || at + idWidth >= limit) return null;
  let id = 0;
  for (let step = 0; step < idWidth; step += 1) id = id * 256 + (bytes[at + step] ?? 0);
  const size = vintAt(bytes, at + idWidth, limit);
  if (!size) return null;
  const end = size.isAllOnes ? null : size.next + size.value;
  return { id, start: at, body: size.next, end };
};

/** The same, but null also when it has an open size or does not end before `limit`. */
export const wholeElementAt = (bytes: Uint8Array, at: number, limit: number): Element | null => {
  const element = elementAt(bytes, at, limit);
  return element && element.end !== null && element.end <= limit ? element : null;
};

/** The unsigned number that an element of known size holds; 0 when it is empty. */
export const numberIn = (bytes: Uint8Array, element: Element): number => {
  let value = 0;
  for (let at = element.body; at < (element.end ?? element.body); at += 1) {
    value = value * 256 + (bytes[at] ?? 0);
  }
  return value;
};

/** The whole children of a master element, up to the first that does not fit. */
export function* childrenOf(bytes: Uint8Array, parent: Element): Generator<Element> {
  const limit = parent.end ?? bytes.length;
  for (let at = parent.body; at < limit; ) {
    const child = wholeElementAt(bytes, at, limit);
    if (!child) return;
    yield child;
    at = child.end ?? limit;
  }
}

/** Makes an element of at least two bytes a Void of the same size, filled with zeros. */
export const makeVoid = (bytes: Uint8Array, element: Element): void => {
  const end = element.end ?? element.body;
  const size = end - element.start;
  bytes.fill(0, element.start, end);
  bytes[element.start] = VOID;
  if (size <= 128) {
    bytes[element.start + 1] = 0x80 | (size - 2);
    return;
  }
  bytes[element.start + 1] = 0x01;
  let rest = size - 9;
  for (let at = element.start + 8; at > element.start + 1; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
};
