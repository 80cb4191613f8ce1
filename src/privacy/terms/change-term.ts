import type { SignedIn, Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import type { Deps } from '../../web/deps.ts';
import type { TimedProcessing } from '../register/processing.ts';
import { daysOf, judgeTerm, type TermFaults, type TypedTerm } from './term.ts';
import { type ChosenTerm, insertTerm, lockTerm, termsChosen } from './term-store.ts';

export type TermChange =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'fixed' }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: TermFaults }
  /** Somebody else chose a term meanwhile. */
  | { readonly ok: false; readonly reason: 'changed'; readonly now: ChosenTerm };

/**
 * Chooses a term for a processing, with a reason. The same post once more changes nothing. What happens in
 * a workspace and in no approach is an event under the id of the workspace.
 * @param seen version of the term that stood on the page; 0 where nobody chose one yet
 */
export function changeTerm(
  deps: Deps,
  { workspace, account }: { workspace: Workspace; account: SignedIn },
  processing: TimedProcessing,
  { typed, seen }: { typed: TypedTerm; seen: string },
): Promise<TermChange> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx): Promise<TermChange> => {
    if (processing.term.limits === null) return { ok: false, reason: 'fixed' };
    await lockTerm(tx, tenantId, processing.id);
    const [latest] = await termsChosen(tx, tenantId, processing.id);
    const judged = judgeTerm(typed, processing, daysOf(processing, latest?.days));
    const isMine = latest?.setById === account.id && String(latest.version - 1) === seen;
    if (isMine && String(latest.days) === typed.days.trim()) return { ok: true };
    if (!judged.ok) return { ok: false, reason: 'invalid', faults: judged.faults };
    if (latest && String(latest.version) !== seen) {
      return { ok: false, reason: 'changed', now: latest };
    }
    const version = (latest?.version ?? 0) + 1;
    const { days, reason } = judged;
    const setAt = deps.clock.now();
    const chosen = { processing: processing.id, version, days, reason, setById: account.id, setAt };
    await insertTerm(tx, tenantId, chosen);
    await appendEvent(tx, deps, {
      kind: 'term-changed',
      approachId: tenantId,
      subjectId: tenantId,
      actorRole: account.role,
      facts: { processing: processing.id, version, days },
    });
    return { ok: true };
  });
}
