import { textAt } from './bytes-at.ts';
import { cleanAmr } from './clean-amr.ts';
import { cleanMp3 } from './clean-mp3.ts';
import { cleanMp4 } from './clean-mp4.ts';
import { cleanOgg } from './clean-ogg.ts';
import { cleanWav } from './clean-wav.ts';
import { cleanWebm } from './clean-webm.ts';
import { type Cleaned, notSound, type SoundType, soundLimits, unreadable } from './sound.ts';

export type PreparedSound =
  | {
      ok: true;
      bytes: Uint8Array;
      mediaType: SoundType;
      /** Length in seconds, to a tenth; null when the file does not tell it. */
      seconds: number | null;
      /** False: kept for download, browsers cannot play it (AMR, 3gp, lossless Apple). */
      playable: boolean;
    }
  | { ok: false; reason: SoundRefusal };

export type SoundRefusal =
  | 'not-sound'
  | 'too-long'
  | 'too-large'
  | 'unreadable'
  | 'metadata-cannot-be-removed';

type Cleaner = (bytes: Uint8Array) => Cleaned;

/** The kind of container by its first bytes; the name and the declared type say nothing. */
const cleanerFor = (bytes: Uint8Array): Cleaner | null => {
  const mark = textAt(bytes, 0, 4);
  if (mark === 'RIFF' && textAt(bytes, 8, 4) === 'WAVE') return cleanWav;
  if (mark === 'OggS') return cleanOgg;
  if (mark === '\x1aE\xdf\xa3') return cleanWebm;
  if (textAt(bytes, 4, 4) === 'ftyp') return cleanMp4;
  if (mark === '#!AM') return cleanAmr;
  // MP3 has no mark of its own: tags, or padding and then the first frame.
  const begin = bytes.findIndex((byte) => byte !== 0);
  const isFrame = bytes[begin] === 0xff && ((bytes[begin + 1] ?? 0) & 0xe0) === 0xe0;
  return mark.startsWith('ID3') || isFrame ? cleanMp3 : null;
};

const clean = (bytes: Uint8Array): Cleaned => {
  const cleaner = cleanerFor(bytes);
  if (!cleaner) return notSound;
  try {
    return cleaner(bytes);
  } catch (error) {
    // Reading past the end: the file is cut off or lies about its own sizes.
    if (error instanceof RangeError) return unreadable;
    throw error;
  }
};

/** What the file says of its own length: asked only when counting the sound gave nothing. */
const secondsByHeader = async (bytes: Uint8Array, mimeType: string): Promise<number | null> => {
  try {
    // loaded when it is needed: most sounds say their own length
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(bytes, { mimeType, size: bytes.length });
    const { duration } = format;
    return duration && Number.isFinite(duration) ? duration : null;
  } catch {
    return null;
  }
};

/**
 * Judges a sound by its content and gives it back without anything but sound: m4a and mp4 (AAC,
 * Opus), mp3, ogg and webm (Opus, Vorbis), wav; AMR and 3gp for download. At most 10 MB and
 * 3 minutes. The length is counted from the sound (frames, samples, blocks), as headers may lie and
 * recorders in browsers leave them open (tried: `music-metadata` gives 0.008 s for 1.4 s of mp4 and
 * throws at webm). Where counting gives nothing the header is asked, and else size alone decides.
 * Nothing is transcoded. Files with pictures are no sound. Never throws on any content.
 */
export const prepareSound = async (bytes: Uint8Array): Promise<PreparedSound> => {
  if (bytes.length > soundLimits.maxBytes) return { ok: false, reason: 'too-large' };
  const cleaned = clean(bytes);
  if (!cleaned.ok) return cleaned;
  const { mediaType, playable } = cleaned;
  const counted = cleaned.seconds ?? (await secondsByHeader(cleaned.bytes, mediaType));
  const longest = soundLimits.maxSeconds + soundLimits.graceSeconds;
  if (counted !== null && counted > longest) return { ok: false, reason: 'too-long' };
  const seconds = counted === null ? null : Math.round(counted * 10) / 10;
  return { ok: true, bytes: cleaned.bytes, mediaType, seconds, playable };
};
