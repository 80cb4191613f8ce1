import type { Context } from 'hono';

/** The part that was asked for, as first and last byte; 'outside' when it does not exist. */
function rangeOf(
  header: string | undefined,
  length: number,
): { first: number; last: number } | 'all' | 'outside' {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!asked) return 'all';
  const [from, to] = [asked[1] ?? '', asked[2] ?? ''];
  if (from === '' && to === '') return 'all';
  // "bytes=-500" is the last 500 bytes
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first > last || first >= length ? 'outside' : { first, last };
}

/**
 * Sends someone's photo or sound: never kept by a browser, never run as a page, and in parts when
 * asked for a part (RFC 9110 §14; Safari plays no sound without).
 */
export function sendFile(
  c: Context,
  file: { readonly bytes: Uint8Array; readonly mediaType: string },
): Response {
  const length = file.bytes.byteLength;
  const range = rangeOf(c.req.header('range'), length);
  const headers: Record<string, string> = {
    'content-type': file.mediaType,
    'content-disposition': 'inline',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  };
  if (range === 'outside') {
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${length}` });
  }
  const { first, last } = range === 'all' ? { first: 0, last: length - 1 } : range;
  headers['content-length'] = String(last - first + 1);
  if (range !== 'all') headers['content-range'] = `bytes ${first}-${last}/${length}`;
  const part = new Uint8Array(file.bytes.subarray(first, last + 1));
  return c.body(part, range === 'all' ? 200 : 206, headers);
}
