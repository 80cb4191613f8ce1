import { type Approach, raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import { appendEvent } from '../../thread/events.ts';
import { isWithResidents } from './goal.ts';
import { insertWord, lockGoal } from './goal-store.ts';
import type { GoalActor } from './keep-version.ts';

export type ConfirmGoalResult =
  | { readonly ok: true }
  /** 'changed': there is a newer version than this person read, or residents did not decide it. */
  | { readonly ok: false; readonly reason: 'gone' | 'changed' };

/**
 * A resident partner says of a version: this is how it was decided. Only of the version that they read,
 * and only where residents were there: what residents did not decide nobody confirms in their place.
 * @throws DatabaseAway
 */
export function confirmGoal(
  { deps, workspace, account }: GoalActor,
  approach: Approach,
  goalId: string,
  seen: number,
): Promise<ConfirmGoalResult> {
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ConfirmGoalResult> => {
    const goal = await lockGoal(tx, tenantId, approach.id, goalId);
    if (!goal) return { ok: false, reason: 'gone' };
    if (goal.version !== seen || !isWithResidents(goal.presence)) {
      return { ok: false, reason: 'changed' };
    }
    const word = { goalId, version: seen, accountId: account.id, at: deps.clock.now() };
    if (!(await insertWord(tx, tenantId, word))) return { ok: true };
    await appendEvent(tx, deps, {
      kind: 'goal-confirmed',
      approachId: approach.id,
      subjectId: goalId,
      actorRole: account.role,
      facts: { version: seen },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
