import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { accountForWork, accountOfId, may, today } from '../../people/index.ts';
import { addBead, linkBeads } from '../../thread/beads.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { Recording } from '../recording.ts';
import { decidableOf } from './decidable-store.ts';
import type { Decision } from './decision.ts';
import {
  type DecisionFaults,
  type DecisionInput,
  judgeDecision,
  type TypedDecision,
} from './decision-form.ts';
import { decisionOfId, insertDecision, lockDecision } from './decision-store.ts';

/** The language in which decisions are written: plain words. */
export const decisionLocale = 'nl-eenvoudig';

export type RecordDecisionResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'invalid'; faults: DecisionFaults }
  /** This form already recorded a decision, from other words. */
  | { ok: false; reason: 'already-sent'; earlierId: string }
  /** What it would replace is not there. */
  | { ok: false; reason: 'gone' }
  /** Somebody replaced it, or mended or kept it, since the form was opened. */
  | { ok: false; reason: 'changed'; currentId: string };

/** Who decided and who looks at it again must be people who may; what it answers must be here. */
async function judgeNames(
  tx: Tx,
  { workspace: { tenantId }, approach }: Recording,
  input: DecisionInput,
): Promise<DecisionFaults> {
  const faults: DecisionFaults = {};
  if (input.decidedBy !== null) {
    const person = await accountOfId(tx, tenantId, input.decidedBy);
    if (!person || !may(person, 'goals.decide')) faults.decidedBy = 'person-missing';
  }
  const owner = await accountForWork(tx, tenantId, input.ownerId);
  if (!owner || !may(owner, 'decisions.record')) faults.ownerId = 'owner-missing';
  const found = await decidableOf(tx, tenantId, approach.id, input.about);
  if (found.length < input.about.length) faults.about = 'about-gone';
  return faults;
}

async function writeDecision(
  tx: Tx,
  { deps, workspace: { tenantId }, account, approach }: Recording,
  id: string,
  input: DecisionInput,
  replacesId: string | null,
): Promise<boolean> {
  const { what, why, about, ...particulars } = input;
  const whatId = newId(deps);
  const whyId = newId(deps);
  const words = { version: 1, locale: decisionLocale, status: 'written', by: account.id } as const;
  await addBead(tx, deps, { id, approachId: approach.id, kind: 'decision' });
  const said = await addText(tx, deps, { ...words, textId: whatId, body: what });
  const because = await addText(tx, deps, { ...words, textId: whyId, body: why });
  const isNew = await insertDecision(tx, tenantId, {
    ...particulars,
    id,
    approachId: approach.id,
    recordedBy: account.id,
    recordedAt: deps.clock.now(),
    replacesId,
    whatId,
    whyId,
  });
  if (!isNew) return false;
  for (const toId of about) {
    await linkBeads(tx, deps, { tenantId, fromId: id, toId, relation: 'decides-on' });
  }
  const { level, outcome, decidedOn, validFrom, reviewOn, ownerId } = input;
  await appendEvent(tx, deps, {
    kind: 'decision-recorded',
    approachId: approach.id,
    subjectId: id,
    actorRole: account.role,
    facts: {
      ...{ level, outcome, decidedOn, validFrom, reviewOn, owner: ownerId },
      ...{ decidedBy: input.decidedBy, isBody: input.body !== null, about: [...about] },
      ...{ what: said.digest, why: because.digest, replaces: replacesId },
    },
  });
  return true;
}

async function tellReplaced(
  tx: Tx,
  { deps, workspace: { tenantId }, account, approach }: Recording,
  id: string,
  replacedId: string,
): Promise<void> {
  await linkBeads(tx, deps, { tenantId, fromId: id, toId: replacedId, relation: 'replaces' });
  await appendEvent(tx, deps, {
    kind: 'decision-replaced',
    approachId: approach.id,
    subjectId: replacedId,
    actorRole: account.role,
    facts: { by: id },
  });
}

/** Why this decision cannot be replaced, if so; it stays locked until the transaction ends. */
async function refuseReplacing(
  tx: Tx,
  { workspace: { tenantId }, approach }: Recording,
  replaces: { id: string; seen: string },
): Promise<RecordDecisionResult | Decision> {
  await lockDecision(tx, tenantId, replaces.id);
  const earlier = await decisionOfId(tx, tenantId, replaces.id);
  if (!earlier || earlier.approachId !== approach.id) return { ok: false, reason: 'gone' };
  if (earlier.replacedById !== null) {
    return { ok: false, reason: 'changed', currentId: earlier.replacedById };
  }
  return String(earlier.version) === replaces.seen
    ? earlier
    : { ok: false, reason: 'changed', currentId: earlier.id };
}

/**
 * Writes a decision down, once per form. With `replaces` it takes the place of an earlier one, which
 * stays to be read; only one decision can replace it.
 * @throws DatabaseAway
 */
export function recordDecision(
  recording: Recording,
  typed: TypedDecision,
  formKey: string,
  replaces: { readonly id: string; readonly seen: string } | null,
): Promise<RecordDecisionResult> {
  const { deps, workspace, approach } = recording;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<RecordDecisionResult> => {
    const id = newId(deps);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, { ...typed, replaces: replaces?.id ?? null }),
      subjectId: id,
    });
    if (claim.outcome !== 'new') {
      const earlierId = claim.subjectId ?? '';
      return claim.outcome === 'same'
        ? { ok: true, id: earlierId }
        : { ok: false, reason: 'already-sent', earlierId };
    }
    const earlier = replaces && (await refuseReplacing(tx, recording, replaces));
    if (earlier && 'ok' in earlier) return earlier;
    const day = today(workspace, deps.clock.now());
    const judged = judgeDecision(typed, day, earlier?.decidedOn ?? null);
    if (!judged.ok) return judged;
    const faults = await judgeNames(tx, recording, judged.input);
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
    await writeDecision(tx, recording, id, judged.input, earlier?.id ?? null);
    if (earlier) await tellReplaced(tx, recording, id, earlier.id);
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true, id };
  });
}
