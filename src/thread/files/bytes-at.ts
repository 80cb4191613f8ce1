/** A view for reading numbers; reading past the end throws RangeError, which means: cut off. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The same memory, with Node's own methods. */
const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The bytes from `at` as characters of one byte each, shorter at the end of the file. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  asBuffer(bytes.subarray(at, at + length)).toString('latin1');

/** Where a word of one-byte characters stands at or after `from`, or -1. */
export const findText = (bytes: Uint8Array, word: string, from: number): number =>
  asBuffer(bytes).indexOf(word, from, 'latin1');

/** One piece of a file: bytes `start` up to, not including, `end`. */
export type Span = { start: number; end: number };

/** Copies the spans one after another into new memory. */
export const joinSpans = (bytes: Uint8Array, spans: readonly Span[]): Uint8Array => {
  const size = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const joined = new Uint8Array(size);
  let at = 0;
  for (const span of spans) {
    joined.set(bytes.subarray(span.start, span.end), at);
    at += span.end - span.start;
  }
  return joined;
};
