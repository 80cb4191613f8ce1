import sharp from 'sharp';
import type { Workspace } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import type { Deps } from '../../web/deps.ts';
import type { Link } from '../links/link.ts';

const pixels = 144;
const quality = 70;
const facesKept = 50;

export type Face = { bytes: Uint8Array; mediaType: string };

/** Small faces of this process, by the id of their photo: they weigh a few kB each. */
const faces = new Map<string, Face>();

/** The face of who asks, small enough to count within the weight of a resident's page; or null. */
export async function askerFace(
  deps: Pick<Deps, 'db'>,
  { tenantId }: Workspace,
  link: Link,
): Promise<Face | null> {
  const photoId = link.askerPhotoId;
  if (!photoId) return null;
  const known = faces.get(photoId);
  if (known) return known;
  const photo = await deps.db.tx({ tenantId }, (tx) => readFile(tx, tenantId, photoId));
  if (!photo) return null;
  const small = sharp(photo.bytes).resize(pixels, pixels, { fit: 'cover' });
  const bytes = new Uint8Array(await small.jpeg({ quality, mozjpeg: true }).toBuffer());
  const face = { bytes, mediaType: 'image/jpeg' };
  if (faces.size >= facesKept) faces.clear();
  faces.set(photoId, face);
  return face;
}
