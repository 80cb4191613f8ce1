import { joinSpans, type Span, textAt } from './bytes-at.ts';
import { type Cleaned, unreadable } from './sound.ts';

/** Bytes of a frame by its type, header of one byte included; 0 where the type does not exist. */
const NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];
const SECONDS_PER_FRAME = 0.02;

/**
 * AMR, what older phones record: the mark and its frames, up to the first byte that is no frame.
 * No browser plays it, so it is kept for download. Source: RFC 4867, section 5.
 */
export const cleanAmr = (bytes: Uint8Array): Cleaned => {
  const isWide = textAt(bytes, 0, 9) === '#!AMR-WB\n';
  const sizes = isWide ? WIDE : NARROW;
  const start = isWide ? 9 : 6;
  let at = start;
  let count = 0;
  while (at < bytes.length) {
    const header = bytes[at] ?? 0;
    const size = sizes[(header >> 3) & 15] ?? 0;
    // The highest bit and the two lowest are always zero: a tag behind the sound stops here.
    if (size === 0 || (header & 0x83) !== 0 || at + size > bytes.length) break;
    at += size;
    count += 1;
  }
  if (count === 0) return unreadable;
  const sound: Span = { start: 0, end: at };
  return {
    ok: true,
    bytes: joinSpans(bytes, [sound]),
    mediaType: isWide ? 'audio/amr-wb' : 'audio/amr',
    seconds: count * SECONDS_PER_FRAME,
    playable: false,
  };
};
