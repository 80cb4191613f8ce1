import { allOrNothing } from '../../db/all-or-nothing.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import { sourceOf } from './propose-publication.ts';
import {
  isGiven,
  mayHold,
  mayLetThrough,
  publicationLimits,
  stateAfterChange,
} from './publication.ts';
import { consentsOf, lockPublication } from './publication-store.ts';
import { insertHold, liftHolds, movePublication } from './publication-write-store.ts';

export type LookResult =
  | { ok: true }
  | { ok: false; reason: 'gone' | 'reason-missing' | 'reason-too-long' }
  /** Somebody changed, published, held or withdrew it since the page was opened. */
  | { ok: false; reason: 'changed' };

/**
 * A resident partner lets a copy through. What they held goes on to where it was waiting; what was
 * published without a resident partner says from now on that one saw it.
 * @param seen the version that they had before them: nobody lets other words through
 */
export function letThrough(
  recording: Recording,
  sources: readonly PublishSource[],
  id: string,
  seen: string,
): Promise<LookResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<LookResult> => {
    const current = await lockPublication(tx, tenantId, approach.id, id);
    if (!current) return { ok: false, reason: 'gone' };
    // a double click: this person let it through already
    if (current.seenByPartner === account.id && current.state !== 'held') return { ok: true };
    if (String(current.version) !== seen || !mayLetThrough(current)) {
      return { ok: false, reason: 'changed' };
    }
    if (current.state === 'held') {
      const consents = await consentsOf(tx, tenantId, id);
      const hasConsent = consents.some((one) => one.use === 'anonymous' && isGiven(one));
      const { needsConsent } = sourceOf(sources, current.kind);
      await liftHolds(tx, tenantId, id, account.id, deps.clock.now());
      await movePublication(tx, tenantId, id, {
        state: stateAfterChange(needsConsent, hasConsent),
        seenByPartner: account.id,
      });
    } else {
      await movePublication(tx, tenantId, id, { seenByPartner: account.id });
    }
    await appendEvent(tx, deps, {
      kind: 'publication-let-through',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts: { version: current.version },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}

/**
 * A resident partner holds a copy, with the reason why: it is off the public page from that moment,
 * whatever words it has by then.
 */
export function holdPublication(
  recording: Recording,
  id: string,
  typed: string,
): Promise<LookResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  const reason = typed.trim();
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<LookResult> => {
    if (!reason) return { ok: false, reason: 'reason-missing' };
    if ([...reason].length > publicationLimits.reason) {
      return { ok: false, reason: 'reason-too-long' };
    }
    const current = await lockPublication(tx, tenantId, approach.id, id);
    if (!current) return { ok: false, reason: 'gone' };
    if (current.state === 'held') return { ok: true };
    if (!mayHold(current)) return { ok: false, reason: 'changed' };
    const textId = newId(deps);
    const words = { locale: account.locale, body: reason, status: 'written' } as const;
    const said = await addText(tx, deps, { ...words, textId, version: 1, by: account.id });
    await insertHold(tx, tenantId, {
      ...{ id: newId(deps), publicationId: id, heldBy: account.id },
      ...{ heldAt: deps.clock.now(), reasonTextId: textId },
    });
    await movePublication(tx, tenantId, id, { state: 'held', seenByPartner: null });
    await appendEvent(tx, deps, {
      kind: 'publication-held',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts: { from: current.state, ...said },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
