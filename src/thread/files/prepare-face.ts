import { type PhotoRefusal, preparePhoto } from './judge-photo.ts';
import { pictureLibrary } from './picture-library.ts';

/** Pixels a side, and bytes: the face stands on residents' first page, which must stay light. */
const faceLimits = { side: 400, maxBytes: 15_000 } as const;
const qualities = [78, 68, 58, 48, 38, 28, 18];

export type PreparedFace = { ok: true; bytes: Uint8Array; mediaType: 'image/webp' } | PhotoRefusal;

/**
 * Makes a small square picture of a face out of a photo: judged and cleaned like any photo, cut to
 * the part that draws the eye, 400 pixels a side, WebP of at most 15 kB (or as light as it gets).
 */
export async function prepareFace(bytes: Uint8Array): Promise<PreparedFace> {
  const photo = await preparePhoto(bytes);
  if (!photo.ok) return photo;
  const open = await pictureLibrary();
  const square = open(photo.bytes).resize(faceLimits.side, faceLimits.side, {
    fit: 'cover',
    position: 'attention',
  });
  let face = new Uint8Array();
  for (const quality of qualities) {
    face = new Uint8Array(await square.clone().webp({ quality }).toBuffer());
    if (face.length <= faceLimits.maxBytes) break;
  }
  return { ok: true, bytes: face, mediaType: 'image/webp' };
}
