import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { Database } from '../../db/database.ts';
import { addFile, pendingFiles, readFile } from '../../thread/files/file-store.ts';
import { formKeyMac, isFormKey, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readToken, signToken } from '../../web/signed-token.ts';
import type { NotesReading } from './note-store.ts';
import { readingCode } from './notes-form.ts';
import { NOTES_BYTES_LIMIT } from './table/table.ts';

type Tenant = { readonly tenantId: string };

/**
 * The embedded database has one connection and never gives memory back: 20 MB at once would keep
 * others waiting for seconds. Parts go in one by one, others in between.
 */
const PART_BYTES = 1024 * 1024;
/** Each part begins with its place, as 4 bytes: ids of one millisecond are in no order. */
const PLACE_BYTES = 4;
const tokenPurpose = 'notes-file';

/**
 * Keeps a file of notes while somebody checks it, until pending files are swept (24 hours).
 * @returns the key that opens it, for a hidden field
 */
export async function keepChosenFile(
  deps: Deps,
  tenant: Tenant,
  bytes: Uint8Array,
): Promise<string> {
  const fileKey = newFormKey(deps.random);
  const packed = await promisify(gzip)(bytes, { level: constants.Z_BEST_SPEED });
  for (let place = 0; place * PART_BYTES < packed.length; place += 1) {
    const number = Buffer.alloc(PLACE_BYTES);
    number.writeUInt32BE(place);
    const part = packed.subarray(place * PART_BYTES, (place + 1) * PART_BYTES);
    await deps.db.tx(tenant, (tx) =>
      addFile(tx, deps, tenant.tenantId, {
        kind: 'table',
        mediaType: 'application/gzip',
        bytes: Buffer.concat([number, part]),
        seconds: null,
        playable: false,
        pendingMac: formKeyMac(deps.secret, fileKey),
      }),
    );
  }
  return fileKey;
}

/** Under which MAC the parts of a chosen file wait; null when this is no key. */
export function partsMacOf(deps: Deps, fileKey: string): string | null {
  return isFormKey(fileKey) ? formKeyMac(deps.secret, fileKey) : null;
}

/** A file of notes that somebody chose, or null when it is gone. */
export async function chosenFile(
  db: Database,
  { tenantId }: Tenant,
  partsMac: string,
): Promise<Uint8Array | null> {
  const waiting = await db.tx({ tenantId }, (tx) => pendingFiles(tx, tenantId, partsMac));
  const parts: { place: number; bytes: Buffer }[] = [];
  for (const { id, kind } of waiting) {
    const part = await db.tx({ tenantId }, (tx) => readFile(tx, tenantId, id));
    if (kind !== 'table' || !part) return null;
    const bytes = Buffer.from(part.bytes);
    parts.push({ place: bytes.readUInt32BE(0), bytes: bytes.subarray(PLACE_BYTES) });
  }
  if (parts.length === 0) return null;
  parts.sort((a, b) => a.place - b.place);
  const packed = Buffer.concat(parts.map(({ bytes }) => bytes));
  return promisify(gunzip)(packed, { maxOutputLength: NOTES_BYTES_LIMIT });
}

/** Where the rows that are not taken can be downloaded, for an hour. */
export function reportAddress(
  deps: Deps,
  approachSlug: string,
  file: { partsMac: string; name: string; reading: NotesReading },
): string {
  const asked = new URLSearchParams({
    bestand: signToken(deps.secret, tokenPurpose, file.partsMac, deps.clock.now()),
    kolommen: readingCode(file.reading),
    naam: file.name,
  });
  return `/aanpak/${approachSlug}/notities/niet-overgenomen?${asked}`;
}

/** Under which MAC the file waits that such an address opens, or null. */
export function partsMacOfToken(deps: Deps, token: string): string | null {
  return readToken(deps.secret, tokenPurpose, token, deps.clock.now());
}
