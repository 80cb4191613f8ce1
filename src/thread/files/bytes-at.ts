/** A view for reading numbers; reading past the end throws RangeError, which means: cut off. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The bytes from `at` as characters of one byte each, shorter at the end of the file. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).latin1Slice(
    Math.min(at, bytes.length),
    Math.min(at + length, bytes.length),
  );

/** Where a word of one-byte characters stands at or after `from`, or -1. */
export const findText = (bytes: Uint8Array, word: string, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(word, from, 'latin1');

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
