import { type Span, viewOf } from './bytes-at.ts';
import { type Box, boxAt, boxesAt } from './mp4-boxes.ts';

const STBL = ['mdia', 'minf', 'stbl'];

type SizeTable = { count: number; sizeOf(first: number, many: number): number | null };

const chunkOffsets = (bytes: Uint8Array, track: Box): number[] | null => {
  const view = viewOf(bytes);
  const short = boxAt(bytes, track, [...STBL, 'stco']);
  const long = boxAt(bytes, track, [...STBL, 'co64']);
  const box = short ?? long;
  if (!box) return null;
  const width = short ? 4 : 8;
  const count = view.getUint32(box.body + 4);
  if (box.body + 8 + count * width > box.end) return null;
  return Array.from({ length: count }, (_, index) => {
    const at = box.body + 8 + index * width;
    return short ? view.getUint32(at) : Number(view.getBigUint64(at));
  });
};

const sampleSizes = (bytes: Uint8Array, track: Box): SizeTable | null => {
  const view = viewOf(bytes);
  const box = boxAt(bytes, track, [...STBL, 'stsz']);
  if (!box) return null;
  const same = view.getUint32(box.body + 4);
  const count = view.getUint32(box.body + 8);
  if (same > 0) return { count, sizeOf: (_, many) => same * many };
  if (box.body + 12 + count * 4 > box.end) return null;
  return {
    count,
    sizeOf: (first, many) => {
      if (first + many > count) return null;
      let sum = 0;
      for (let index = first; index < first + many; index += 1) {
        sum += view.getUint32(box.body + 12 + index * 4);
      }
      return sum;
    },
  };
};

/** How many samples each chunk holds: the table names the first chunk of each new number. */
const samplesPerChunk = (bytes: Uint8Array, track: Box, chunks: number): number[] | null => {
  const view = viewOf(bytes);
  const box = boxAt(bytes, track, [...STBL, 'stsc']);
  if (!box) return null;
  const entries = view.getUint32(box.body + 4);
  if (box.body + 8 + entries * 12 > box.end) return null;
  const many: number[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    const at = box.body + 8 + entry * 12;
    const next = entry + 1 < entries ? view.getUint32(at + 12) - 1 : chunks;
    while (many.length < Math.min(next, chunks)) many.push(view.getUint32(at + 4));
  }
  return many;
};

/** Spans in the order of the file, those that touch or overlap made one. */
const merge = (spans: Span[]): Span[] => {
  const merged: Span[] = [];
  for (const span of spans.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push(span);
  }
  return merged;
};

/**
 * Where the samples of a track stand in the file, in order and apart; null when its tables do not hold
 * together. Source: ISO/IEC 14496-12, section 8.7. Cost: in proportion to the tables' own size.
 */
export const sampleSpans = (bytes: Uint8Array, track: Box): Span[] | null => {
  const offsets = chunkOffsets(bytes, track);
  const sizes = sampleSizes(bytes, track);
  const perChunk = offsets && samplesPerChunk(bytes, track, offsets.length);
  if (!offsets || !sizes || !perChunk) return null;
  const spans: Span[] = [];
  let sample = 0;
  for (const [index, start] of offsets.entries()) {
    const many = perChunk[index] ?? 0;
    const size = sizes.sizeOf(sample, many);
    if (size === null || start + size > bytes.length) return null;
    sample += many;
    spans.push({ start, end: start + size });
  }
  return merge(spans);
};

const timescaleOf = (bytes: Uint8Array, track: Box): number => {
  const box = boxAt(bytes, track, ['mdia', 'mdhd']);
  if (!box) return 0;
  return viewOf(bytes).getUint32(box.body + (bytes[box.body] === 1 ? 20 : 12));
};

/** Seconds of a track by its table of sample times; null when there is none. */
export const secondsInTables = (bytes: Uint8Array, track: Box): number | null => {
  const view = viewOf(bytes);
  const box = boxAt(bytes, track, [...STBL, 'stts']);
  const timescale = timescaleOf(bytes, track);
  if (!box || timescale === 0) return null;
  let ticks = 0;
  const entries = view.getUint32(box.body + 4);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = box.body + 8 + entry * 8;
    if (at + 8 > box.end) return null;
    ticks += view.getUint32(at) * view.getUint32(at + 4);
  }
  return ticks / timescale;
};

/** Ticks of one run of samples, whose flags say which numbers each sample brings. */
const ticksOfRun = (bytes: Uint8Array, run: Box, byDefault: number): number => {
  const view = viewOf(bytes);
  const flags = view.getUint32(run.body) & 0xff_ffff;
  const count = view.getUint32(run.body + 4);
  if ((flags & 0x100) === 0) return count * byDefault;
  const step = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
  const start = run.body + 8 + ((flags & 1) === 0 ? 0 : 4) + ((flags & 4) === 0 ? 0 : 4);
  let ticks = 0;
  for (let at = start; at + step <= run.end && at < start + count * step; at += step) {
    ticks += view.getUint32(at);
  }
  return ticks;
};

/** Seconds of a fragmented file by the runs of samples in its fragments. */
export const secondsInFragments = (
  bytes: Uint8Array,
  moov: Box,
  track: Box,
  fragments: readonly Box[],
): number | null => {
  const view = viewOf(bytes);
  const timescale = timescaleOf(bytes, track);
  if (timescale === 0) return null;
  const extended = boxAt(bytes, moov, ['mvex', 'trex']);
  const forAll = extended ? view.getUint32(extended.body + 12) : 0;
  let ticks = 0;
  for (const part of fragments.flatMap((fragment) => boxesAt(bytes, fragment, ['traf']))) {
    const header = boxAt(bytes, part, ['tfhd']);
    if (!header) return null;
    const flags = view.getUint32(header.body);
    const at = header.body + 8 + ((flags & 1) === 0 ? 0 : 8) + ((flags & 2) === 0 ? 0 : 4);
    const byDefault = (flags & 8) === 0 ? forAll : view.getUint32(at);
    for (const run of boxesAt(bytes, part, ['trun'])) ticks += ticksOfRun(bytes, run, byDefault);
  }
  return ticks / timescale;
};
