import { findText, viewOf } from './bytes-at.ts';

const HEADER = 27;

/** One Ogg page; `lacing` holds the sizes of the segments that fill `body` up to `end`. */
export type OggPage = {
  start: number;
  body: number;
  end: number;
  serial: number;
  lacing: Uint8Array;
  beginsStream: boolean;
  /** The place in time of the last packet that ends here, in samples; -1 when none does. */
  granule: number;
};

const pageAt = (bytes: Uint8Array, start: number): OggPage | null => {
  const segments = bytes[start + HEADER - 1];
  if (segments === undefined || bytes[start + 4] !== 0) return null;
  const view = viewOf(bytes);
  const lacing = bytes.subarray(start + HEADER, start + HEADER + segments);
  const body = start + HEADER + segments;
  const end = body + lacing.reduce((sum, size) => sum + size, 0);
  if (end > bytes.length) return null;
  return {
    start,
    body,
    end,
    serial: view.getUint32(start + 14, true),
    lacing,
    beginsStream: ((bytes[start + 5] ?? 0) & 2) !== 0,
    granule: Number(view.getBigInt64(start + 6, true)),
  };
};

/** All whole pages in order; what stands between them is passed over. Source: RFC 3533. */
export function* oggPages(bytes: Uint8Array): Generator<OggPage> {
  for (let at = findText(bytes, 'OggS', 0); at >= 0; ) {
    const page = pageAt(bytes, at);
    if (page) yield page;
    at = findText(bytes, 'OggS', page ? page.end : at + 4);
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = rest < 0 ? (rest << 1) ^ 0x04c1_1db7 : rest << 1;
  return rest >>> 0;
});

/** Counts the check number of a changed page anew and writes it into the page. */
export const sealPage = (bytes: Uint8Array, page: { start: number; end: number }): void => {
  const view = viewOf(bytes);
  view.setUint32(page.start + 22, 0, true);
  let crc = 0;
  for (let at = page.start; at < page.end; at += 1) {
    crc = ((crc << 8) ^ (crcTable[(crc >>> 24) ^ (bytes[at] ?? 0)] ?? 0)) >>> 0;
  }
  view.setUint32(page.start + 22, crc, true);
};
