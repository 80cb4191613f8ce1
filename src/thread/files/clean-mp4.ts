import { type Span, textAt } from './bytes-at.ts';
import { type Box, boxAt, boxesAt, boxesIn, freeBox } from './mp4-boxes.ts';
import { sampleSpans, secondsInFragments, secondsInTables } from './mp4-samples.ts';
import { type Cleaned, cannotBeCleaned, notSound, type SoundType, unreadable } from './sound.ts';

/** What happens to a box: it stays, loses its times, name or file places, or is looked into. */
type Rule = 'keep' | 'without-times' | 'without-name' | 'without-places' | Rules;
type Rules = { readonly [type: string]: Rule };

const keepAll = (...types: string[]): Rules =>
  Object.fromEntries(types.map((type) => [type, 'keep' as const]));

const TRACK: Rules = {
  tkhd: 'without-times',
  edts: keepAll('elst'),
  mdia: {
    mdhd: 'without-times',
    hdlr: 'without-name',
    minf: {
      smhd: 'keep',
      dinf: { dref: 'without-places' },
      hdlr: 'without-name',
      stbl: keepAll(
        ...['stsd', 'stts', 'ctts', 'stsc', 'stsz', 'stco', 'co64', 'stss'],
        ...['sdtp', 'sgpd', 'sbgp', 'cslg'],
      ),
    },
  },
};

/** Everything that playing needs. What is not named here becomes free space. */
const FILE: Rules = {
  ...keepAll('ftyp', 'styp', 'sidx', 'mfra', 'mdat'),
  moov: { mvhd: 'without-times', trak: TRACK, mvex: keepAll('mehd', 'trex') },
  moof: {
    mfhd: 'keep',
    traf: keepAll('tfhd', 'tfdt', 'trun', 'sdtp', 'sgpd', 'sbgp'),
  },
};

/** Codecs whose sample tables say truly where the sound stands, and whether browsers play them. */
const CODECS: { readonly [code: string]: { mediaType: SoundType; playable: boolean } } = {
  mp4a: { mediaType: 'audio/mp4', playable: true },
  Opus: { mediaType: 'audio/mp4', playable: true },
  fLaC: { mediaType: 'audio/mp4', playable: true },
  alac: { mediaType: 'audio/mp4', playable: false },
  samr: { mediaType: 'audio/3gpp', playable: false },
  sawb: { mediaType: 'audio/3gpp', playable: false },
};

/** Data references can name a folder or an address; a sound that stands in this file needs none. */
const blankPlaces = (bytes: Uint8Array, box: Box): void => {
  for (const entry of boxesIn(bytes, box.body + 8, box.end) ?? []) {
    bytes.fill(0, Math.min(entry.end, entry.body + 4), entry.end);
  }
};

const applyRules = (bytes: Uint8Array, parent: Span, rules: Rules): boolean => {
  const boxes = boxesIn(bytes, parent.start, parent.end);
  if (!boxes) return false;
  for (const box of boxes) {
    const rule = Object.hasOwn(rules, box.type) ? rules[box.type] : undefined;
    if (rule === undefined) freeBox(bytes, box);
    else if (rule === 'without-times') {
      bytes.fill(0, box.body + 4, Math.min(box.end, box.body + (bytes[box.body] === 1 ? 20 : 12)));
    } else if (rule === 'without-name') bytes.fill(0, Math.min(box.end, box.body + 24), box.end);
    else if (rule === 'without-places') blankPlaces(bytes, box);
    else if (rule !== 'keep') {
      if (!applyRules(bytes, { start: box.body, end: box.end }, rule)) return false;
    }
  }
  bytes.fill(0, boxes.at(-1)?.end ?? parent.start, parent.end);
  return true;
};

/** Media data that no sample of the sound points at may hold anything: it becomes zeros. */
const blankAround = (bytes: Uint8Array, media: readonly Box[], sound: readonly Span[]): void => {
  let next = 0;
  for (const box of media) {
    let at = box.body;
    for (let span = sound[next]; span && span.start < box.end; span = sound[next]) {
      if (span.start > at) bytes.fill(0, at, span.start);
      at = Math.max(at, Math.min(span.end, box.end));
      if (span.end > box.end) break;
      next += 1;
    }
    bytes.fill(0, at, box.end);
  }
};

const handlerOf = (bytes: Uint8Array, track: Box): string => {
  const box = boxAt(bytes, track, ['mdia', 'hdlr']);
  return box ? textAt(bytes, box.body + 8, 4) : '';
};

const codecOf = (bytes: Uint8Array, track: Box): string => {
  const box = boxAt(bytes, track, ['mdia', 'minf', 'stbl', 'stsd']);
  return box ? textAt(bytes, box.body + 12, 4) : '';
};

type Found = { top: Box[]; moov: Box; track: Box; others: Box[]; fragments: Box[] };

const findSound = (bytes: Uint8Array): Found | 'not-sound' | 'unreadable' => {
  const top = boxesIn(bytes, 0, bytes.length);
  const moov = top?.find((box) => box.type === 'moov');
  if (!top || !moov) return 'unreadable';
  const tracks = boxesAt(bytes, moov, ['trak']);
  const handlers = tracks.map((track) => handlerOf(bytes, track));
  const track = tracks[handlers.indexOf('soun')];
  if (!track || handlers.includes('vide')) return 'not-sound';
  const fragments = top.filter((box) => box.type === 'moof');
  return { top, moov, track, others: tracks.filter((other) => other !== track), fragments };
};

/**
 * MP4 family (m4a, mp4, 3gp, mov with sound only) without `udta`, `meta`, `uuid`, cover, chapters,
 * other tracks, names and times. Every box keeps its size, what goes becomes free space of zeros,
 * so that offsets stay right whether `moov` stands first, last, or in fragments (`moof`).
 * Source: ISO/IEC 14496-12.
 */
export const cleanMp4 = (original: Uint8Array): Cleaned => {
  const bytes = original.slice();
  const found = findSound(bytes);
  if (found === 'not-sound') return notSound;
  if (found === 'unreadable') return unreadable;
  const { top, moov, track, others, fragments } = found;
  const codecName = codecOf(bytes, track);
  const codec = Object.hasOwn(CODECS, codecName) ? CODECS[codecName] : undefined;
  // In fragments the samples of several tracks cannot be told apart with certainty.
  if (!codec || (fragments.length > 0 && others.length > 0)) return cannotBeCleaned;
  let seconds: number | null;
  if (fragments.length > 0) seconds = secondsInFragments(bytes, moov, track, fragments);
  else {
    const spans = sampleSpans(bytes, track);
    if (!spans || spans.length === 0) return unreadable;
    seconds = secondsInTables(bytes, track);
    const media = top.filter((box) => box.type === 'mdat');
    blankAround(bytes, media, spans);
  }
  for (const other of others) freeBox(bytes, other);
  if (!applyRules(bytes, { start: 0, end: bytes.length }, FILE)) return unreadable;
  return { ok: true, bytes, ...codec, seconds: seconds || null };
};
