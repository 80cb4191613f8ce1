import type { Context } from 'hono';

type Range = { start: number; end: number };

/**
 * The part of `length` bytes that a `Range` header asks for: 'all' when it asks for none or for
 * what we do not do (several parts), null when there is no such part.
 */
export function rangeOf(header: string | undefined, length: number): Range | 'all' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return 'all';
  const last = length - 1;
  if (asked[1] === '') {
    const start = Math.max(0, length - Number(asked[2]));
    return start > last ? null : { start, end: last };
  }
  const start = Number(asked[1]);
  const end = asked[2] === '' ? last : Math.min(Number(asked[2]), last);
  return start > last || end < start ? null : { start, end };
}

/**
 * Answers with a photo or a sound, or with the part of it that is asked for: iPhones play sound only
 * when they may ask for parts.
 * @param cacheControl how browsers may keep it: `private, no-store` for what one person sent
 */
export function sendBytes(
  c: Context,
  file: { bytes: Uint8Array; mediaType: string },
  cacheControl: string,
): Response {
  const { length } = file.bytes;
  const range = rangeOf(c.req.header('range'), length);
  c.header('accept-ranges', 'bytes');
  c.header('cache-control', cacheControl);
  c.header('content-type', file.mediaType);
  if (range === null) {
    c.header('content-range', `bytes */${length}`);
    return c.body(null, 416);
  }
  if (range === 'all') {
    c.header('content-length', String(length));
    return c.body(new Uint8Array(file.bytes));
  }
  c.header('content-range', `bytes ${range.start}-${range.end}/${length}`);
  c.header('content-length', String(range.end - range.start + 1));
  return c.body(new Uint8Array(file.bytes.subarray(range.start, range.end + 1)), 206);
}
