import { fileTypeFromBuffer } from 'file-type';
import type { OutputInfo } from 'sharp';
import { pictureLibrary } from './picture-library.ts';
import { semaphore } from './semaphore.ts';

/** 20 MB and 60 megapixels in; 1,600 pixels and 300 kB out (decision 26). */
export const photoLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxPixels: 60_000_000,
  maxSide: 1600,
  maxBytesOut: 300_000,
} as const;

export type PhotoRefusal =
  | {
      ok: false;
      reason: 'not-a-photo' /** What it is, if known: 'heic', 'pdf' … */;
      found: string | null;
    }
  | { ok: false; reason: 'too-large-picture' | 'unreadable' };

export type PreparedPhoto =
  | { ok: true; bytes: Uint8Array; mediaType: 'image/jpeg'; width: number; height: number }
  | PhotoRefusal;

const ACCEPTED = ['jpg', 'png', 'webp', 'gif', 'avif'];
const QUALITIES = [80, 65, 50];
const SHRINK = 0.6;
const MAX_SECONDS = 20;

/** Decoded pictures take up to 180 MB each while they are made smaller. */
const fourAtOnce = semaphore(4);

type Pixels = { data: Buffer; info: OutputInfo };

const decode = async (bytes: Uint8Array): Promise<Pixels> => {
  const open = await pictureLibrary();
  return open(bytes, { limitInputPixels: photoLimits.maxPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient()
    .resize(photoLimits.maxSide, photoLimits.maxSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
};

const encode = async ({ data, info }: Pixels, quality: number, scale: number) => {
  const { width, height, channels } = info;
  const open = await pictureLibrary();
  const picture = open(data, { raw: { width, height, channels } });
  if (scale < 1) picture.resize(Math.max(1, Math.round(width * scale)));
  return picture.jpeg({ quality, mozjpeg: true }).toBuffer({ resolveWithObject: true });
};

/** Lowers the quality, then the size, until the picture is light enough. Noise takes longest. */
const encodeLight = async (pixels: Pixels): Promise<PreparedPhoto> => {
  for (let scale = 1; ; scale *= SHRINK) {
    for (const quality of QUALITIES) {
      const { data, info } = await encode(pixels, quality, scale);
      if (data.length > photoLimits.maxBytesOut) continue;
      const { width, height } = info;
      return { ok: true, bytes: new Uint8Array(data), mediaType: 'image/jpeg', width, height };
    }
  }
};

const judge = async (bytes: Uint8Array): Promise<PreparedPhoto> => {
  try {
    return await encodeLight(await decode(bytes));
  } catch (error) {
    const isTooLarge = String(error).includes('exceeds pixel limit');
    return { ok: false, reason: isTooLarge ? 'too-large-picture' : 'unreadable' };
  }
};

/**
 * Judges a photo by its content and makes it anew: turned upright, at most 1,600 pixels a side and
 * 300 kB, without place, time, maker or any other words in it. JPEG, PNG, WebP, AVIF and the first
 * picture of a GIF are read; HEIC is not, `found` says so. The result is always JPEG, which also
 * the oldest phones and Word show; what is see-through becomes white. At most four at once in the
 * process, others wait. Never throws on any content.
 */
export const preparePhoto = async (bytes: Uint8Array): Promise<PreparedPhoto> => {
  if (bytes.length > photoLimits.maxBytes) return { ok: false, reason: 'too-large-picture' };
  // The first bytes are enough to know a picture, and keep odd containers from being walked.
  const type = await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined);
  if (!type || !ACCEPTED.includes(type.ext)) {
    return { ok: false, reason: 'not-a-photo', found: type?.ext ?? null };
  }
  return fourAtOnce(() => judge(bytes));
};
