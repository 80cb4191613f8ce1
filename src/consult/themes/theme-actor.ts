import type { Approach } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { claimFormKey, contentHash, formKeyMac, type KeyClaim } from '../../thread/form-keys.ts';
import type { Actor } from '../contributions/act-on-messages.ts';

/** Who works on the themes of which approach, with which form. */
export interface ThemeActor extends Actor {
  readonly approach: Approach;
  readonly formKey: string;
}

/** Claims the form's key for what was done with it to a theme. */
export function claimFor(
  tx: Tx,
  { deps, account, approach, formKey }: ThemeActor,
  action: string,
  themeId: string,
  content: unknown,
): Promise<KeyClaim> {
  return claimFormKey(tx, deps, {
    keyMac: formKeyMac(deps.secret, formKey),
    contentHash: contentHash(formKey, [action, account.id, approach.id, content]),
    subjectId: themeId,
  });
}
