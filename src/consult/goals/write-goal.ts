import { type Approach, raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import { activeAccounts, today } from '../../people/index.ts';
import { addBead, linkBeads } from '../../thread/beads.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { type GoalFaults, judgeGoal, type TypedGoal } from './goal-form.ts';
import { ownerOfNew, presenceOf } from './goal-people.ts';
import { judgeSources } from './goal-sources.ts';
import { insertGoal } from './goal-store.ts';
import { type GoalActor, keepVersion } from './keep-version.ts';

export type WriteGoalResult =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: GoalFaults }
  /** This form already made a goal, from other words. */
  | { readonly ok: false; readonly reason: 'already-sent'; readonly earlierId: string };

/**
 * Writes a goal down: its first version, what it comes from, and the event. A resend of the same form
 * gives the goal that it made before.
 * @throws DatabaseAway
 */
export function writeGoal(
  actor: GoalActor,
  approach: Approach,
  typed: TypedGoal,
  formKey: string,
): Promise<WriteGoalResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<WriteGoalResult> => {
    const judged = judgeGoal('new', typed, today(workspace, deps.clock.now()));
    if (!judged.ok) return judged;
    const { input } = judged;
    const id = newId(deps);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['goal', approach.id, account.id, input]),
      subjectId: id,
    });
    if (claim.outcome !== 'new') {
      const earlierId = claim.subjectId ?? '';
      return claim.outcome === 'same'
        ? { ok: true, id: earlierId }
        : { ok: false, reason: 'already-sent', earlierId };
    }
    const accounts = await activeAccounts(tx, tenantId);
    const presence = presenceOf(input.groups, input.present, accounts, []);
    const faults = await judgeSources(tx, tenantId, approach.id, input);
    if (!presence) faults.present = 'present-gone';
    if (!presence || Object.keys(faults).length > 0) {
      return { ok: false, reason: 'invalid', faults };
    }
    await addBead(tx, deps, { id, approachId: approach.id, kind: 'goal' });
    await insertGoal(tx, tenantId, {
      id,
      approachId: approach.id,
      ownerId: ownerOfNew(account, approach.coordinatorId),
      createdBy: account.id,
      createdAt: deps.clock.now(),
      state: 'open',
    });
    for (const toId of [...input.themeIds, ...input.contributionIds]) {
      await linkBeads(tx, deps, { tenantId, fromId: id, toId, relation: 'comes-from' });
    }
    await keepVersion(
      tx,
      actor,
      { id, approachId: approach.id },
      {
        number: 1,
        content: { ...input, state: 'open', presence },
        reason: null,
        event: 'goal-written',
        before: null,
      },
    );
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true, id };
  });
}
