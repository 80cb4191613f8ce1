import type { Workspace } from '../../people/index.ts';
import { pendingFiles, readFile } from '../../thread/files/file-store.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readToken, signToken } from '../../web/signed-token.ts';

const purpose = 'pending-file';
/** Between the file's id and the MAC of its form key. */
const between = '~';

/** The address at which a file that waits under this form key can be heard or seen for an hour. */
export function pendingFilePath(deps: Deps, formKey: string, fileId: string): string {
  const value = `${fileId}${between}${formKeyMac(deps.secret, formKey)}`;
  return `/meedoen/bestand/${signToken(deps.secret, purpose, value, deps.clock.now())}`;
}

/** The file of such an address; null once the hour is over, or the message has been sent. */
export async function pendingFileOf(
  deps: Deps,
  { tenantId }: Workspace,
  token: string,
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const value = readToken(deps.secret, purpose, token, deps.clock.now());
  const [fileId, mac] = value?.split(between) ?? [];
  if (!fileId || !mac) return null;
  return deps.db.tx({ tenantId }, async (tx) => {
    const waiting = await pendingFiles(tx, tenantId, mac);
    return waiting.some(({ id }) => id === fileId) ? readFile(tx, tenantId, fileId) : null;
  });
}
