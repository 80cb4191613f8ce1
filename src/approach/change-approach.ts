import type { Approach } from './approach.ts';
import { type ApproachFaults, judgeApproach, type TypedApproach } from './approach-form.ts';
import { approachOfId, updateApproach } from './approach-store.ts';
import { type ChangePartResult, changePart } from './change-part.ts';
import { isCoordinator } from './create-approach.ts';
import type { Recording } from './recording.ts';

/** What the first form of an approach changes. Its address stays: it is in people's mail and on paper. */
export type ApproachBasis = Pick<Approach, 'title' | 'purpose' | 'coordinatorId' | 'answerDays'>;

/** Of an approach, what its first form changes. */
export const basisOf = ({
  title,
  purpose,
  coordinatorId,
  answerDays,
}: Approach): ApproachBasis => ({
  title,
  purpose,
  coordinatorId,
  answerDays,
});

/**
 * Changes what an approach says of itself.
 * @param seen the mark of what stood in the form when it was opened
 */
export async function changeApproach(
  recording: Recording,
  typed: TypedApproach,
  seen: string,
): Promise<ChangePartResult<ApproachBasis, ApproachFaults>> {
  const { workspace, approach } = recording;
  const { tenantId } = workspace;
  const judged = judgeApproach({ ...typed, slug: approach.slug });
  if (!judged.ok) return judged;
  const { title, purpose, coordinatorId, answerDays } = judged.input;
  const next = { title, purpose, coordinatorId, answerDays };
  return changePart<ApproachBasis, ApproachFaults>(recording, {
    seen,
    next,
    read: async (tx) => basisOf((await approachOfId(tx, tenantId, approach.id)) ?? approach),
    write: async (tx) => {
      if (!(await isCoordinator(tx, tenantId, coordinatorId))) {
        return { coordinatorId: 'coordinator-missing' };
      }
      await updateApproach(tx, tenantId, approach.id, next);
      return null;
    },
    event: { kind: 'approach-changed', facts: { coordinator: coordinatorId, answerDays } },
  });
}
