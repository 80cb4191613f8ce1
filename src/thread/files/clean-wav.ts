import { textAt, viewOf } from './bytes-at.ts';
import { type Cleaned, cannotBeCleaned, soundLimits, unreadable } from './sound.ts';

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
/** ALAW and µ-law play in browsers; the two kinds of ADPCM are kept for download. */
const BY_TELEPHONE = [6, 7];
const ADPCM = [2, 0x11];

type Format = { start: number; size: number; kind: number; bytesPerSecond: number };
type Wav = { format: Format; start: number; size: number; claimed: number };

const formatAt = (view: DataView, start: number, size: number): Format | null => {
  if (size < 16) return null;
  const tag = view.getUint16(start, true);
  // The true format of an extensible one is the beginning of its sub-format.
  const kind = tag === EXTENSIBLE && size >= 40 ? view.getUint16(start + 24, true) : tag;
  const channels = view.getUint16(start + 2, true);
  const rate = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  // For plain samples the rate is counted, as the field for it may say anything.
  const counted = rate * channels * Math.ceil(bits / 8);
  const bytesPerSecond = ADPCM.includes(kind) ? view.getUint32(start + 8, true) : counted;
  return bytesPerSecond > 0 ? { start, size, kind, bytesPerSecond } : null;
};

/** Recorders that were cut off, or write to a stream, leave these in place of a size. */
const isPlaceholder = (size: number): boolean => size === 0 || size >= 0x7fff_0000;

const findChunks = (bytes: Uint8Array): Wav | null => {
  const view = viewOf(bytes);
  let format: Format | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = textAt(bytes, at, 4);
    const claimed = view.getUint32(at + 4, true);
    const start = at + 8;
    const there = Math.min(claimed, bytes.length - start);
    if (name === 'fmt ') format = formatAt(view, start, there);
    if (name === 'data') {
      if (!format) return null;
      const open = isPlaceholder(claimed) && isPlaceholder(view.getUint32(4, true));
      const size = open ? bytes.length - start : there;
      return { format, start, size, claimed: open ? size : claimed };
    }
    at = start + claimed + (claimed % 2);
  }
  return null;
};

/** A new file of a format chunk and a data chunk, nothing else. */
const writeWav = (bytes: Uint8Array, wav: Wav): Uint8Array => {
  const formatSize = wav.format.kind === PCM && wav.format.size < 40 ? 16 : wav.format.size;
  const evenFormat = formatSize + (formatSize % 2);
  const dataAt = 12 + 8 + evenFormat;
  const written = new Uint8Array(dataAt + 8 + wav.size + (wav.size % 2));
  const view = viewOf(written);
  const name = (at: number, text: string) => written.set(Buffer.from(text, 'latin1'), at);
  name(0, 'RIFF');
  view.setUint32(4, written.length - 8, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, formatSize, true);
  written.set(bytes.subarray(wav.format.start, wav.format.start + formatSize), 20);
  name(dataAt, 'data');
  view.setUint32(dataAt + 4, wav.size, true);
  written.set(bytes.subarray(wav.start, wav.start + wav.size), dataAt + 8);
  return written;
};

/**
 * WAV (RIFF) without its LIST, bext, iXML, id3 and other chunks: format and data only, written
 * anew. A file that claims more than there is, is cut to what is there, unless the claim itself is
 * too long. Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0.
 */
export const cleanWav = (bytes: Uint8Array): Cleaned => {
  const wav = findChunks(bytes);
  if (!wav || wav.size === 0 || wav.format.size > 64) return unreadable;
  const { kind, bytesPerSecond } = wav.format;
  const playable = [PCM, FLOAT, ...BY_TELEPHONE].includes(kind);
  // MP3 and others inside WAV bring containers of their own, with words of their own.
  if (!playable && !ADPCM.includes(kind)) return cannotBeCleaned;
  const longest = soundLimits.maxSeconds + soundLimits.graceSeconds;
  if (wav.claimed / bytesPerSecond > longest) return { ok: false, reason: 'too-long' };
  return {
    ok: true,
    bytes: writeWav(bytes, wav),
    mediaType: 'audio/wav',
    seconds: wav.size / bytesPerSecond,
    playable,
  };
};
