import { type Approach, raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import { activeAccounts, today } from '../../people/index.ts';
import { linkBeads, linkedBeads, unlinkBeads } from '../../thread/beads.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { type GoalContent, nextGoalVersion } from './goal.ts';
import {
  type GoalFaults,
  type GoalForm,
  type GoalInput,
  judgeGoal,
  type TypedGoal,
} from './goal-form.ts';
import { presenceOf } from './goal-people.ts';
import { type ChosenSources, judgeSources } from './goal-sources.ts';
import { type Goal, lockGoal, moveGoal } from './goal-store.ts';
import { type GoalActor, keepVersion } from './keep-version.ts';

export type ChangeGoalResult =
  | { readonly ok: true }
  /** 'gone': there is no such goal; 'changed': somebody else was first, and this is how it is now. */
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'changed'; readonly now: Goal }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: GoalFaults };

/** A post of a form of one goal. */
export interface GoalPost {
  readonly goalId: string;
  /** The version that the person had before them. */
  readonly seen: number;
  readonly formKey: string;
}

const invalid = (faults: GoalFaults): ChangeGoalResult => ({
  ok: false,
  reason: 'invalid',
  faults,
});

/** What the next version says: the form for how it stands leaves the words as they are. */
function wantedContent(
  form: Exclude<GoalForm, 'new'>,
  goal: Goal,
  input: GoalInput,
  presence: GoalContent['presence'],
): GoalContent {
  const { decidedOn } = input;
  if (form === 'words') {
    const { change, notice } = input;
    return { change, notice, input: input.input, state: goal.state, decidedOn, presence };
  }
  const { change, notice } = goal;
  return { change, notice, input: goal.input, state: input.state, decidedOn, presence };
}

/**
 * Makes the next version of a goal: other words, or how it stands now. Only over the version that the
 * person had seen, and once per form.
 * @throws DatabaseAway
 */
export function changeGoal(
  actor: GoalActor,
  approach: Approach,
  form: Exclude<GoalForm, 'new'>,
  post: GoalPost,
  typed: TypedGoal,
): Promise<ChangeGoalResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { goalId, seen, formKey } = post;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ChangeGoalResult> => {
    const goal = await lockGoal(tx, tenantId, approach.id, goalId);
    if (!goal) return { ok: false, reason: 'gone' };
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['goal', form, goalId, account.id, { ...typed }]),
      subjectId: goalId,
    });
    if (claim.outcome === 'same') return { ok: true };
    if (claim.outcome === 'other' || seen !== goal.version) {
      return { ok: false, reason: 'changed', now: goal };
    }
    const merged = form === 'words' ? { ...typed, state: goal.state } : asSaid(goal, typed);
    const judged = judgeGoal(form, merged, today(workspace, deps.clock.now()));
    if (!judged.ok) return judged;
    const { input } = judged;
    const accounts = await activeAccounts(tx, tenantId);
    const presence = presenceOf(input.groups, input.present, accounts, goal.presence);
    if (!presence) return invalid({ present: 'present-gone' });
    const content = wantedContent(form, goal, input, presence);
    const next = nextGoalVersion({ version: goal.version, content: goal }, seen, content);
    if (!next.ok) {
      if (next.reason === 'changed') return { ok: false, reason: 'changed', now: goal };
      return invalid({ [form === 'words' ? 'change' : 'state']: 'nothing-changed' });
    }
    if (form === 'state' && content.state === goal.state) {
      return invalid({ state: 'nothing-changed' });
    }
    await keepVersion(tx, actor, goal, {
      number: next.version,
      content,
      reason: input.reason,
      event: next.event,
      before: goal,
    });
    await moveGoal(tx, tenantId, goalId, { version: next.version, state: content.state });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}

const asSaid = (goal: Goal, typed: TypedGoal): TypedGoal => ({
  ...typed,
  change: goal.change,
  notice: goal.notice ?? '',
  input: goal.input ?? '',
});

/**
 * Says what a goal comes from: ties what was added, and unties what was left out.
 * @param shown what the person could choose from: nothing else is untied
 * @throws DatabaseAway
 */
export function changeGoalSources(
  { deps, workspace, account }: GoalActor,
  approach: Approach,
  goalId: string,
  chosen: ChosenSources,
  shown: readonly string[],
): Promise<ChangeGoalResult> {
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ChangeGoalResult> => {
    const goal = await lockGoal(tx, tenantId, approach.id, goalId);
    if (!goal) return { ok: false, reason: 'gone' };
    const link = { tenantId, fromId: goalId, relation: 'comes-from' as const };
    const tied = new Set(await linkedBeads(tx, link));
    const faults = await judgeSources(tx, tenantId, approach.id, chosen, tied);
    if (Object.keys(faults).length > 0) return invalid(faults);
    const wanted = new Set([...chosen.themeIds, ...chosen.contributionIds]);
    const added = [...wanted].filter((id) => !tied.has(id));
    const left = shown.filter((id) => tied.has(id) && !wanted.has(id));
    for (const toId of added) await linkBeads(tx, deps, { ...link, toId });
    for (const toId of left) await unlinkBeads(tx, { ...link, toId });
    if (added.length + left.length === 0) return { ok: true };
    await appendEvent(tx, deps, {
      kind: 'goal-tied',
      approachId: approach.id,
      subjectId: goalId,
      actorRole: account.role,
      facts: { added, left },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
