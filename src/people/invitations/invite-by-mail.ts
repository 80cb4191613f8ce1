import { queueLetter } from '../../mail/letter-store.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { accountOfId } from '../accounts/account-store.ts';
import { lockAccount } from '../sessions/session-store.ts';
import { invitationLetterKind } from './invitation-letter.ts';
import { isUnderWay, noteInvited } from './invitation-store.ts';

export type Invited = { ok: true } | { ok: false; reason: 'unknown-person' };

/**
 * Invites somebody by e-mail. The same form sent twice, or an invitation that is still to leave, gives
 * one letter.
 * @throws DatabaseAway
 */
export async function inviteByMail(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'secret' | 'mail'>,
  tenantId: string,
  { accountId, inviterId }: { accountId: string; inviterId: string },
  formKey: string,
): Promise<Invited> {
  const invited = await deps.db.tx({ tenantId }, async (tx): Promise<Invited> => {
    const account = await accountOfId(tx, tenantId, accountId);
    if (!account) return { ok: false, reason: 'unknown-person' };
    await lockAccount(tx, tenantId, account.id);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, { invite: account.id }),
      subjectId: account.id,
    });
    if (claim.outcome !== 'new' || (await isUnderWay(tx, tenantId, account.id))) {
      return { ok: true };
    }
    const letter = { kind: invitationLetterKind, toAccountId: account.id, subjectId: inviterId };
    await queueLetter(tx, deps, tenantId, letter);
    await noteInvited(tx, tenantId, account.id, deps.clock.now());
    return { ok: true };
  });
  if (invited.ok) deps.mail.nudge();
  return invited;
}
