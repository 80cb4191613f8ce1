import { joinSpans, type Span, textAt, viewOf } from './bytes-at.ts';
import { type OggPage, oggPages, sealPage } from './ogg-page.ts';
import { type Cleaned, cannotBeCleaned, notSound, unreadable } from './sound.ts';
import { type CommentKind, emptyComment } from './vorbis-comment.ts';

/** One stream of packets; a file may hold several, one after the other. */
type Stream = {
  kind: CommentKind;
  rate: number;
  /** Samples at the start that are not played. */
  skip: number;
  /** Packets that have ended, as far as the headers. */
  packets: number;
  /** Where the comment header stands, page by page. */
  comment: Span[];
  commentPages: OggPage[];
  isClean: boolean;
  soundPages: number;
  lastGranule: number;
};

const COMMENT = 1;
const HEADERS = { opus: 2, vorbis: 3 } as const;

const openStream = (bytes: Uint8Array, page: OggPage): Stream | 'not-sound' | 'words' => {
  const mark = textAt(bytes, page.body, 8);
  const view = viewOf(bytes);
  const fresh = {
    packets: 0,
    comment: [],
    commentPages: [],
    isClean: false,
    soundPages: 0,
    lastGranule: 0,
  };
  if (mark === 'OpusHead') {
    const skip = view.getUint16(page.body + 10, true);
    return { ...fresh, kind: 'opus', rate: 48_000, skip };
  }
  if (mark.startsWith('\u0001vorbis')) {
    return { ...fresh, kind: 'vorbis', rate: view.getUint32(page.body + 12, true), skip: 0 };
  }
  return mark.startsWith('fishead') ? 'words' : 'not-sound';
};

/** Empties the comment header that may lie over several pages, and seals those pages anew. */
const cleanComment = (bytes: Uint8Array, stream: Stream): boolean => {
  const packet = joinSpans(bytes, stream.comment);
  if (!emptyComment(packet, stream.kind)) return false;
  let at = 0;
  for (const span of stream.comment) {
    bytes.set(packet.subarray(at, at + span.end - span.start), span.start);
    at += span.end - span.start;
  }
  return true;
};

/** Takes the packets of one page. False when its headers are not what they should be. */
const takePage = (bytes: Uint8Array, stream: Stream, page: OggPage): boolean => {
  if (stream.packets >= HEADERS[stream.kind]) stream.soundPages += 1;
  else {
    let at = page.body;
    for (const size of page.lacing) {
      if (stream.packets === COMMENT) {
        stream.comment.push({ start: at, end: at + size });
        if (stream.commentPages.at(-1) !== page) stream.commentPages.push(page);
      }
      at += size;
      if (size === 255) continue;
      stream.packets += 1;
      if (stream.packets === COMMENT + 1 && !cleanComment(bytes, stream)) return false;
    }
    if (stream.packets > COMMENT && !stream.isClean) {
      for (const changed of stream.commentPages) sealPage(bytes, changed);
      stream.isClean = true;
    }
  }
  if (page.granule > 0) stream.lastGranule = page.granule;
  return true;
};

const secondsOf = (streams: readonly Stream[]): number | null => {
  const seconds = streams.map((stream) =>
    stream.rate > 0 ? Math.max(0, stream.lastGranule - stream.skip) / stream.rate : 0,
  );
  return seconds.reduce((sum, one) => sum + one, 0) || null;
};

/**
 * Ogg with Opus or Vorbis, its comment headers emptied. Streams of pictures are no sound; a
 * skeleton, which holds words of its own, and pages that belong to no stream are not kept.
 * Source: RFC 3533, RFC 7845, Vorbis I.
 */
export const cleanOgg = (original: Uint8Array): Cleaned => {
  const bytes = original.slice();
  const streams = new Map<number, Stream>();
  const closed: Stream[] = [];
  const pages: Span[] = [];
  for (const page of oggPages(bytes)) {
    if (page.beginsStream) {
      const opened = openStream(bytes, page);
      if (opened === 'not-sound') return notSound;
      if (opened === 'words') return cannotBeCleaned;
      const before = streams.get(page.serial);
      if (before) closed.push(before);
      streams.set(page.serial, opened);
    }
    const stream = streams.get(page.serial);
    if (!stream) continue;
    if (!takePage(bytes, stream, page)) return unreadable;
    pages.push({ start: page.start, end: page.end });
  }
  const all = [...closed, ...streams.values()];
  if (all.length === 0 || all.some((stream) => !stream.isClean)) return unreadable;
  if (all.every((stream) => stream.soundPages === 0)) return unreadable;
  const clean = joinSpans(bytes, pages);
  return {
    ok: true,
    bytes: clean,
    mediaType: 'audio/ogg',
    seconds: secondsOf(all),
    playable: true,
  };
};
