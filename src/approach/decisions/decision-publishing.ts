import type { Tx } from '../../db/database.ts';
import { accountOfId, type Role } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Publishable, PublishSource } from '../publish-source.ts';
import { type DecisionRecord, decisionOfId, decisionPage, lockDecision } from './decision-store.ts';
import { titleOfDecision } from './decision-words.ts';

/** Residents with a seat or a task are named nowhere in public. */
const unnamed: readonly Role[] = ['resident-partner', 'key-person'];

/** The name under which a decision is published; null for a body, a resident partner, or who left. */
async function publicNameOf(
  tx: Tx,
  tenantId: string,
  { decidedBy, decidedByName }: DecisionRecord,
): Promise<string | null> {
  const person = decidedBy ? await accountOfId(tx, tenantId, decidedBy) : null;
  return person && !unnamed.includes(person.role) ? decidedByName : null;
}

async function asPublishable(
  tx: Tx,
  tenantId: string,
  decision: DecisionRecord,
): Promise<Publishable> {
  const { level, outcome, body, decidedOn, validFrom, reviewOn } = decision;
  const { documentName, documentUrl } = decision;
  return {
    beadId: decision.id,
    kind: 'decision',
    refusal: null,
    parts: [
      { part: 'what', text: decision.what },
      { part: 'why', text: decision.why },
    ],
    facts: {
      ...{ level, outcome, body, decidedOn, validFrom, reviewOn, documentName, documentUrl },
      byName: await publicNameOf(tx, tenantId, decision),
    },
    sound: null,
    photos: [],
  };
}

/** Decisions can be published as they are, "nee, omdat …" included. */
export const decisionPublishSource: PublishSource = {
  kinds: ['decision'],
  needsConsent: false,
  async list(tx, { workspace: { tenantId }, words }, { approachId, after, limit }) {
    const last = after && isId(after) ? await decisionOfId(tx, tenantId, after) : null;
    const decisions = await decisionPage(tx, tenantId, approachId, {
      ...{ view: 'all', today: '', before: null, limit },
      after: last && { on: last.decidedOn, id: last.id },
    });
    return decisions.map((decision) => ({
      id: decision.id,
      label: titleOfDecision(words, decision),
      on: decision.decidedOn,
      refusal: null,
    }));
  },
  async find(tx, tenantId, { approachId, id, lock }) {
    if (!isId(id)) return null;
    if (lock) await lockDecision(tx, tenantId, id);
    const decision = await decisionOfId(tx, tenantId, id);
    return decision?.approachId === approachId ? asPublishable(tx, tenantId, decision) : null;
  },
};
