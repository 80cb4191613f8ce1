import type { Workspace } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { lockByCode } from '../answers/reply-store.ts';
import { codeMac } from './contribution-code.ts';
import { endContribution } from './end-contribution.ts';

export type TakeBackResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown-code' };

/**
 * Takes a message back: everything that the person sent is erased for good (`endContribution`). What
 * stays is that there was a message and that it was taken back. Taking back twice is the same as once.
 * Answers to it stay, and are no longer shown.
 * @param code sixteen digits, read by `readCode`
 * @throws DatabaseAway
 */
export function takeBack(deps: Deps, workspace: Workspace, code: string): Promise<TakeBackResult> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx): Promise<TakeBackResult> => {
    const contribution = await lockByCode(tx, tenantId, codeMac(deps.secret, code));
    if (!contribution) return { ok: false, reason: 'unknown-code' };
    await endContribution(tx, deps, tenantId, contribution, 'by-person');
    return { ok: true };
  });
}
