import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { accountForWork, may, today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { addText, nextVersion, type TextByLocale, wordsFor } from '../../thread/texts.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { Recording } from '../recording.ts';
import { mayMend } from './decision.ts';
import { type DecisionFaults, judgeReview, judgeWords } from './decision-form.ts';
import {
  type DecisionRecord,
  decisionOfId,
  keepDecision,
  lockDecision,
  raiseDecision,
} from './decision-store.ts';
import { decisionLocale } from './record-decision.ts';

export type ChangeDecisionResult =
  | { ok: true }
  | { ok: false; reason: 'invalid'; faults: DecisionFaults }
  | { ok: false; reason: 'gone' }
  /** Not by this person, or not any more. */
  | { ok: false; reason: 'too-late' }
  /** Somebody changed it since the form was opened. */
  | { ok: false; reason: 'changed'; current: DecisionRecord };

/** The words of a text of a decision as they were written. */
export const writtenWords = (text: TextByLocale): string =>
  wordsFor(text, decisionLocale)?.body ?? '';

function withDecision(
  { deps, workspace: { tenantId }, approach }: Recording,
  id: string,
  work: (tx: Tx, decision: DecisionRecord) => Promise<ChangeDecisionResult>,
): Promise<ChangeDecisionResult> {
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ChangeDecisionResult> => {
    await lockDecision(tx, tenantId, id);
    const decision = await decisionOfId(tx, tenantId, id);
    if (!decision || decision.approachId !== approach.id) return { ok: false, reason: 'gone' };
    const result = await work(tx, decision);
    if (result.ok) await raisePublicationVersion(tx, tenantId, approach.id);
    return result;
  });
}

/**
 * Mends a typo in the words, within a day, by who wrote them: each change is a new version, and the
 * words before it stay to be read. Sending the same words again changes nothing.
 * @param seen the version that stood on the page with the form
 */
export function mendDecision(
  recording: Recording,
  id: string,
  typed: { readonly what: string; readonly why: string },
  seen: string,
): Promise<ChangeDecisionResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  return withDecision(recording, id, async (tx, decision) => {
    const changed = (['what', 'why'] as const).filter(
      (part) => typed[part].trim() !== writtenWords(decision[part]),
    );
    if (changed.length === 0) return { ok: true };
    if (!mayMend(decision, account.id, deps.clock.now())) return { ok: false, reason: 'too-late' };
    if (String(decision.version) !== seen) {
      return { ok: false, reason: 'changed', current: decision };
    }
    const faults = judgeWords(typed);
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
    const facts: Record<string, string | number> = {};
    for (const part of changed) {
      const textId = decision[`${part}Id`];
      const fact = await addText(tx, deps, {
        textId,
        version: await nextVersion(tx, tenantId, textId),
        locale: decisionLocale,
        body: typed[part].trim(),
        status: 'written',
        by: account.id,
      });
      facts[part] = fact.digest;
      facts[`${part}Version`] = fact.version;
    }
    await raiseDecision(tx, tenantId, id);
    await appendEvent(tx, deps, {
      kind: 'decision-mended',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts,
    });
    return { ok: true };
  });
}

/**
 * Looked at again, and it stays: with the next day on which it is looked at, and by whom. Sending the
 * same form again changes nothing.
 */
export function keepLookedAt(
  recording: Recording,
  id: string,
  typed: { readonly reviewOn: string; readonly ownerId: string },
  seen: string,
): Promise<ChangeDecisionResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  const day = today(workspace, deps.clock.now());
  return withDecision(recording, id, async (tx, decision) => {
    const { lookedAtOn, reviewOn, ownerId, replacedById } = decision;
    if (lookedAtOn === day && reviewOn === typed.reviewOn && ownerId === typed.ownerId) {
      return { ok: true };
    }
    if (replacedById !== null || String(decision.version) !== seen) {
      return { ok: false, reason: 'changed', current: decision };
    }
    const { decidedOn, validFrom } = decision;
    const fault = judgeReview(typed.reviewOn, { today: day, decidedOn, validFrom });
    const owner = await accountForWork(tx, tenantId, typed.ownerId);
    const faults: DecisionFaults = {
      ...(fault && { reviewOn: fault }),
      ...((!owner || !may(owner, 'decisions.record')) && { ownerId: 'owner-missing' as const }),
    };
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
    await keepDecision(tx, tenantId, id, { lookedAtOn: day, ...typed });
    await appendEvent(tx, deps, {
      kind: 'decision-kept',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts: { lookedAtOn: day, reviewOn: typed.reviewOn, before: reviewOn, owner: typed.ownerId },
    });
    return { ok: true };
  });
}
