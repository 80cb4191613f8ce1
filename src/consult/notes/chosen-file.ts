import type { Tx } from '../../db/database.ts';
import { addFile, pendingFiles, readFile } from '../../thread/files/file-store.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readToken, signToken } from '../../web/signed-token.ts';
import type { NotesReading } from './note-store.ts';
import { readingCode } from './notes-form.ts';

const tokenPurpose = 'notes-file';

/**
 * Keeps a file of notes while somebody checks it: under the key of the form, until pending files are
 * swept (24 hours). Gives its id.
 */
export function keepChosenFile(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  formKey: string,
  bytes: Uint8Array,
): Promise<string> {
  return addFile(tx, deps, tenantId, {
    kind: 'table',
    mediaType: 'application/octet-stream',
    bytes,
    seconds: null,
    playable: false,
    pendingMac: formKeyMac(deps.secret, formKey),
  });
}

/** The file that was chosen in the form with this key, or null when it is gone or another's. */
export async function chosenFile(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  formKey: string,
  fileId: string,
): Promise<Uint8Array | null> {
  const pending = await pendingFiles(tx, tenantId, formKeyMac(deps.secret, formKey));
  if (!pending.some(({ id }) => id === fileId)) return null;
  return tableFile(tx, tenantId, fileId);
}

/** The bytes of a stored table, or null when it is gone. */
export async function tableFile(
  tx: Tx,
  tenantId: string,
  fileId: string,
): Promise<Uint8Array | null> {
  const file = await readFile(tx, tenantId, fileId);
  return file?.kind === 'table' ? file.bytes : null;
}

/** Where the rows that are not taken can be downloaded, for an hour. */
export function reportAddress(
  deps: Deps,
  approachSlug: string,
  file: { id: string; name: string; reading: NotesReading },
): string {
  const asked = new URLSearchParams({
    bestand: signToken(deps.secret, tokenPurpose, file.id, deps.clock.now()),
    kolommen: readingCode(file.reading),
    naam: file.name,
  });
  return `/aanpak/${approachSlug}/notities/niet-overgenomen?${asked}`;
}

/** The id of the file that such an address opens, or null. */
export function fileOfToken(deps: Deps, token: string): string | null {
  return readToken(deps.secret, tokenPurpose, token, deps.clock.now());
}
