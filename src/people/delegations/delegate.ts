import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { isId, newId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { may } from '../accounts/account.ts';
import { accountOfId, lockPeople } from '../accounts/account-store.ts';
import { today, type Workspace } from '../workspaces/workspace.ts';
import { type DelegationFaults, judgeDays, overlap, type TypedDelegation } from './delegation.ts';
import { delegationsOf, insertDelegation } from './delegation-store.ts';

export type DelegateResult =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'invalid'; faults: DelegationFaults };

export interface DelegatePost {
  /** Whose checking it is. */
  readonly accountId: string;
  readonly typed: TypedDelegation;
  readonly madeBy: string;
  readonly formKey: string;
}

const invalid = (faults: DelegationFaults): DelegateResult => ({
  ok: false,
  reason: 'invalid',
  faults,
});

/** Nobody has two who stand in on one day, and nobody stands in who is away then. */
async function faultsBesideOthers(
  tx: Tx,
  tenantId: string,
  { accountId, typed }: DelegatePost,
  day: string,
): Promise<DelegationFaults | null> {
  const mine = await delegationsOf(tx, tenantId, accountId, day);
  if (mine.some((one) => one.accountId === accountId && overlap(one, typed))) {
    return { fromOn: 'overlaps' };
  }
  const theirs = await delegationsOf(tx, tenantId, typed.toId, day);
  const isAway = theirs.some((one) => one.accountId === typed.toId && overlap(one, typed));
  return isAway ? { toId: 'to-away' } : null;
}

/**
 * Names who does somebody's checking for some days. The same form sent twice does it once.
 * @throws DatabaseAway
 */
export function delegate(
  deps: Deps,
  workspace: Workspace,
  post: DelegatePost,
): Promise<DelegateResult> {
  const { tenantId } = workspace;
  const { accountId, typed, madeBy, formKey } = post;
  const day = today(workspace, deps.clock.now());
  const faults = judgeDays(typed, day);
  if (!isId(typed.toId) || typed.toId === accountId) faults.toId = 'to-missing';
  if (Object.keys(faults).length > 0) return Promise.resolve(invalid(faults));
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<DelegateResult> => {
    const id = newId(deps);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, [accountId, typed]),
      subjectId: id,
    });
    if (claim.outcome === 'same') return { ok: true };
    // two forms at once: the second sees what the first named
    await lockPeople(tx, tenantId, [accountId, typed.toId]);
    const account = await accountOfId(tx, tenantId, accountId);
    if (!account) return { ok: false, reason: 'gone' };
    const to = await accountOfId(tx, tenantId, typed.toId);
    if (!to || !may(to, 'answers.check')) return invalid({ toId: 'to-missing' });
    const found = await faultsBesideOthers(tx, tenantId, post, day);
    if (found) return invalid(found);
    const { toId, fromOn, untilOn } = typed;
    const made = { id, accountId, toId, fromOn, untilOn, madeBy, createdAt: deps.clock.now() };
    await insertDelegation(tx, tenantId, made);
    return { ok: true };
  });
}
