import { textAt, viewOf } from './bytes-at.ts';
import {
  childrenOf,
  type Element,
  elementAt,
  makeVoid,
  numberIn,
  vintAt,
  wholeElementAt,
} from './ebml.ts';
import { type Cleaned, cannotBeCleaned, type NoSound, notSound, unreadable } from './sound.ts';
import { emptyComment } from './vorbis-comment.ts';

const EBML = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
const SEGMENT = 0x18538067;
const SEEK_HEAD = 0x114d9b74;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const CUES = 0x1c53bb6b;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const MUXING_APP = 0x4d80;
const WRITING_APP = 0x5741;
const TRACK_ENTRY = 0xae;
const TRACK_NUMBER = 0xd7;
const TRACK_TYPE = 0x83;
const CODEC_ID = 0x86;
const CODEC_PRIVATE = 0x63a2;
const CONTENT_ENCODINGS = 0x6d80;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;

const TYPE_VIDEO = 1;
const TYPE_SOUND = 2;

/** Numbers about a track that playing needs: identity, flags, lacing, delays, audio settings. */
const TRACK_NUMBERS = [
  ...[TRACK_NUMBER, 0x73c5, TRACK_TYPE, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x23e383],
  ...[CODEC_ID, CODEC_PRIVATE, 0x56aa, 0x56bb, 0xe1],
];
/** Time, size of the cluster before, place, and the duration, reference and padding of a block. */
const CLUSTER_NUMBERS = [TIMESTAMP, 0xab, 0xa7];
const GROUP_NUMBERS = [BLOCK, 0x9b, 0xfb, 0x75a2];
const TOP_LEVEL = [SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES];

type Walk = {
  bytes: Uint8Array;
  /** The number of the sound's track; null before the tracks were read. */
  track: number | null;
  /** Nanoseconds per tick. */
  scale: number;
  blocks: number;
  lastTick: number;
};

const voidAllBut = (bytes: Uint8Array, parent: Element, kept: readonly number[]): void => {
  for (const child of childrenOf(bytes, parent)) {
    if (!kept.includes(child.id)) makeVoid(bytes, child);
  }
};

/** The two names of programs are obligatory: they stay, as empty texts of the same size. */
const cleanInfo = (walk: Walk, info: Element): void => {
  for (const child of childrenOf(walk.bytes, info)) {
    const end = child.end ?? child.body;
    if (child.id === TIMESTAMP_SCALE) walk.scale = numberIn(walk.bytes, child);
    else if (child.id === MUXING_APP || child.id === WRITING_APP) {
      walk.bytes.fill(0, child.body, end);
    } else if (child.id !== DURATION) makeVoid(walk.bytes, child);
  }
};

/** Vorbis keeps its three headers in one element: two lengths, then the headers themselves. */
const emptyPrivateComment = (data: Uint8Array): boolean => {
  if (data[0] !== 2) return false;
  let at = 1;
  const sizes: number[] = [];
  while (sizes.length < 2) {
    let size = 0;
    for (let byte = data[at]; ; byte = data[at]) {
      if (byte === undefined) return false;
      size += byte;
      at += 1;
      if (byte < 255) break;
    }
    sizes.push(size);
  }
  const start = at + (sizes[0] ?? 0);
  return emptyComment(data.subarray(start, start + (sizes[1] ?? 0)), 'vorbis');
};

const cleanTrack = (walk: Walk, entry: Element): NoSound | null => {
  const { bytes } = walk;
  let codec = '';
  let setup: Uint8Array = new Uint8Array(0);
  for (const child of childrenOf(bytes, entry)) {
    const end = child.end ?? child.body;
    if (child.id === CONTENT_ENCODINGS) return cannotBeCleaned;
    if (child.id === TRACK_NUMBER) walk.track = numberIn(bytes, child);
    if (child.id === CODEC_ID) codec = textAt(bytes, child.body, end - child.body);
    if (child.id === CODEC_PRIVATE) setup = bytes.subarray(child.body, end);
  }
  codec = codec.replace(/\0+$/, '');
  if (codec === 'A_OPUS' && setup.length > 0) {
    // Exactly the identification header: 19 bytes, or a table of channels behind it.
    if (textAt(setup, 0, 8) !== 'OpusHead' || setup.length > 300) return cannotBeCleaned;
  } else if (codec === 'A_VORBIS') {
    if (!emptyPrivateComment(setup)) return cannotBeCleaned;
  } else if (codec !== 'A_OPUS') return notSound;
  voidAllBut(bytes, entry, TRACK_NUMBERS);
  return null;
};

const cleanTracks = (walk: Walk, tracks: Element): NoSound | null => {
  const { bytes } = walk;
  voidAllBut(bytes, tracks, [TRACK_ENTRY]);
  const entries = [...childrenOf(bytes, tracks)].filter((child) => child.id === TRACK_ENTRY);
  const types = entries.map((entry) => {
    const type = [...childrenOf(bytes, entry)].find((child) => child.id === TRACK_TYPE);
    return type ? numberIn(bytes, type) : 0;
  });
  const [entry, ...others] = entries;
  if (!entry || types.includes(TYPE_VIDEO) || !types.includes(TYPE_SOUND)) return notSound;
  // The blocks of subtitles and the like would stay behind with their words.
  if (others.length > 0) return cannotBeCleaned;
  return cleanTrack(walk, entry);
};

/** Counts a block of the sound; a block of an unknown track is made void. */
const takeBlock = (walk: Walk, block: Element, whole: Element, clusterTick: number): void => {
  const end = block.end ?? block.body;
  const track = vintAt(walk.bytes, block.body, end);
  if (!track || track.value !== walk.track || track.next + 3 > end) {
    makeVoid(walk.bytes, whole);
    return;
  }
  walk.blocks += 1;
  const tick = clusterTick + viewOf(walk.bytes).getInt16(track.next);
  walk.lastTick = Math.max(walk.lastTick, tick);
};

type Reached = { at: number; isWhole: boolean };

/** Cleans the children of a cluster; one of open size ends at the next element of the top level. */
const cleanCluster = (walk: Walk, cluster: Element, limit: number): Reached => {
  const { bytes } = walk;
  const end = Math.min(cluster.end ?? limit, limit);
  let tick = 0;
  let at = cluster.body;
  while (at < end) {
    if (cluster.end === null && TOP_LEVEL.includes(elementAt(bytes, at, end)?.id ?? 0)) break;
    const child = wholeElementAt(bytes, at, end);
    if (!child) return { at, isWhole: false };
    if (child.id === TIMESTAMP) tick = numberIn(bytes, child);
    if (child.id === SIMPLE_BLOCK) takeBlock(walk, child, child, tick);
    else if (child.id === BLOCK_GROUP) {
      voidAllBut(bytes, child, GROUP_NUMBERS);
      const block = [...childrenOf(bytes, child)].find((one) => one.id === BLOCK);
      if (block) takeBlock(walk, block, child, tick);
      else makeVoid(bytes, child);
    } else if (!CLUSTER_NUMBERS.includes(child.id)) makeVoid(bytes, child);
    at = child.end ?? end;
  }
  return { at, isWhole: true };
};

/** Cleans the segment and returns where the sound ends: a piece that was cut off is left out. */
const cleanSegment = (walk: Walk, segment: Element): number | NoSound => {
  const { bytes } = walk;
  const limit = Math.min(segment.end ?? bytes.length, bytes.length);
  for (let at = segment.body; at < limit; ) {
    const top = elementAt(bytes, at, limit);
    if (top?.id === CLUSTER) {
      if (walk.track === null) return unreadable;
      const reached = cleanCluster(walk, top, limit);
      if (!reached.isWhole) return reached.at;
      at = reached.at;
      continue;
    }
    if (!top || top.end === null || top.end > limit) return at;
    if (top.id === INFO) cleanInfo(walk, top);
    else if (top.id === TRACKS) {
      const refused = walk.track === null ? cleanTracks(walk, top) : unreadable;
      if (refused) return refused;
    } else if (top.id !== SEEK_HEAD && top.id !== CUES) makeVoid(bytes, top);
    at = top.end;
  }
  return limit;
};

/**
 * WebM with one track of Opus or Vorbis, as the recorder in a browser makes it: tags, attachments,
 * chapters, titles, dates and names become Void elements or empty texts of the same size, so that
 * clusters of known and of open size stay right. Length by the last block, as recorders leave the
 * duration out. Source: RFC 8794 (EBML), RFC 9559 (Matroska).
 */
export const cleanWebm = (original: Uint8Array): Cleaned => {
  const bytes = original.slice();
  const header = wholeElementAt(bytes, 0, bytes.length);
  if (!header?.end || header.id !== EBML) return unreadable;
  const docType = [...childrenOf(bytes, header)].find((child) => child.id === DOC_TYPE);
  if (!docType) return unreadable;
  const name = textAt(bytes, docType.body, (docType.end ?? 0) - docType.body);
  if (name.replace(/\0+$/, '') !== 'webm') return notSound;
  const segment = elementAt(bytes, header.end, bytes.length);
  if (segment?.id !== SEGMENT) return unreadable;
  const walk: Walk = { bytes, track: null, scale: 1_000_000, blocks: 0, lastTick: 0 };
  const end = cleanSegment(walk, segment);
  if (typeof end !== 'number') return end;
  if (walk.blocks === 0) return unreadable;
  const seconds = (walk.lastTick * walk.scale) / 1e9;
  return {
    ok: true,
    bytes: bytes.slice(0, end),
    mediaType: 'audio/webm',
    seconds: seconds || null,
    playable: true,
  };
};
