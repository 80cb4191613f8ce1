import type { SignedIn, Workspace } from '../people/index.ts';
import { appendEvent } from '../thread/events.ts';
import type { Deps } from '../web/deps.ts';
import type { Approach } from './approach.ts';
import { type ApproachFaults, judgeApproach, type TypedApproach } from './approach-form.ts';
import { raisePublicationVersion, updateApproach } from './approach-store.ts';
import { isCoordinator } from './create-approach.ts';

export type ChangeApproachResult =
  | { ok: true }
  | { ok: false; reason: 'invalid'; faults: ApproachFaults };

/** Changes what an approach says of itself. Its address stays: it is in people's mail and on paper. */
export async function changeApproach(
  deps: Deps,
  workspace: Workspace,
  account: SignedIn,
  approach: Approach,
  typed: TypedApproach,
): Promise<ChangeApproachResult> {
  const judged = judgeApproach({ ...typed, slug: approach.slug });
  if (!judged.ok) return judged;
  const { title, purpose, coordinatorId, answerDays } = judged.input;
  const { tenantId } = workspace;
  return deps.db.tx(workspace, async (tx) => {
    if (!(await isCoordinator(tx, tenantId, coordinatorId))) {
      return { ok: false, reason: 'invalid', faults: { coordinatorId: 'coordinator-missing' } };
    }
    await updateApproach(tx, tenantId, approach.id, { title, purpose, coordinatorId, answerDays });
    await appendEvent(tx, deps, {
      kind: 'approach-changed',
      approachId: approach.id,
      subjectId: approach.id,
      actorRole: account.role,
      facts: { coordinator: coordinatorId, answerDays },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
