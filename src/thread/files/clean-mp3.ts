import { joinSpans, type Span, textAt } from './bytes-at.ts';
import { type MpegFrame, mpegFrameAt } from './mpeg-frame.ts';
import { type Cleaned, notSound } from './sound.ts';

/** Where the sound can begin: after the ID3v2 tags, which tell their own size in 4 × 7 bits. */
const afterTags = (bytes: Uint8Array): number => {
  let at = 0;
  while (textAt(bytes, at, 3) === 'ID3' && at + 10 <= bytes.length) {
    const sevens = bytes.subarray(at + 6, at + 10);
    const size = sevens.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at += 10 + size + footer;
  }
  return at;
};

const isAlike = (one: MpegFrame, other: MpegFrame): boolean =>
  one.rate === other.rate && one.samples === other.samples;

/** True when `wanted` frames of one kind follow each other from `at`, or fill the file to its end. */
const beginsChain = (bytes: Uint8Array, at: number, wanted: number): boolean => {
  const first = mpegFrameAt(bytes, at);
  let next = at;
  for (let count = 0; count < wanted; count += 1) {
    if (count > 0 && next === bytes.length) return true;
    const frame = mpegFrameAt(bytes, next);
    if (!first || !frame || !isAlike(first, frame)) return false;
    next += frame.size;
  }
  return next <= bytes.length;
};

const findChain = (bytes: Uint8Array, from: number, wanted: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (beginsChain(bytes, at, wanted)) return at;
  }
  return -1;
};

const isTableOfContents = (bytes: Uint8Array, at: number, frame: MpegFrame): boolean => {
  const mark = textAt(bytes, at + frame.markAt, 4);
  return mark === 'Xing' || mark === 'Info' || textAt(bytes, at + 36, 4) === 'VBRI';
};

/**
 * MP3 as its frames and nothing between, before or after them: ID3v1, ID3v2, APE, Lyrics3 and any
 * other words fall away because they are no frames. The frame with the table of contents stays,
 * it holds numbers and the name of the encoder. A cut last frame is dropped.
 */
export const cleanMp3 = (bytes: Uint8Array): Cleaned => {
  let at = findChain(bytes, afterTags(bytes), 3);
  const first = at < 0 ? null : mpegFrameAt(bytes, at);
  if (!first) return notSound;
  const frames: Span[] = [];
  let seconds = 0;
  while (at >= 0 && at < bytes.length) {
    const frame = mpegFrameAt(bytes, at);
    if (!frame || !isAlike(first, frame)) {
      at = findChain(bytes, at, 2);
      const found = at < 0 ? null : mpegFrameAt(bytes, at);
      // A chain of another kind is not this sound: step over its first byte and look on.
      if (found && !isAlike(first, found)) at += 1;
      continue;
    }
    if (at + frame.size > bytes.length) break;
    const isTable = frames.length === 0 && isTableOfContents(bytes, at, frame);
    if (!isTable) seconds += frame.samples / frame.rate;
    frames.push({ start: at, end: at + frame.size });
    at += frame.size;
  }
  if (seconds === 0) return notSound;
  const clean = joinSpans(bytes, frames);
  return { ok: true, bytes: clean, mediaType: 'audio/mpeg', seconds, playable: true };
};
