import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { activeAccounts, today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { lockApproach, raisePublicationVersion } from '../approach-store.ts';
import type { PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import { sourceOf } from './propose-publication.ts';
import { isGiven, judgePublishing, type NotNow } from './publication.ts';
import { consentsOf, lockPublication, openedOn, publicationsIn } from './publication-store.ts';
import { movePublication, setOpening } from './publication-write-store.ts';

/** Whether there is a resident partner who can look before something is published. */
export async function hasPartners(tx: Tx, tenantId: string): Promise<boolean> {
  const people = await activeAccounts(tx, tenantId);
  return people.some(({ role }) => role === 'resident-partner');
}

export type PublishResult =
  | { ok: true }
  | { ok: false; reason: 'gone' | 'changed' }
  | { ok: false; reason: NotNow };

async function publishOne(
  tx: Tx,
  { deps, workspace, account, approach }: Recording,
  sources: readonly PublishSource[],
  id: string,
  seen: string | null,
): Promise<PublishResult> {
  const { tenantId } = workspace;
  const current = await lockPublication(tx, tenantId, approach.id, id);
  if (!current) return { ok: false, reason: 'gone' };
  if (current.state === 'published') return { ok: true };
  if (seen !== null && String(current.version) !== seen) return { ok: false, reason: 'changed' };
  const consents = await consentsOf(tx, tenantId, id);
  const judged = judgePublishing(current, {
    needsConsent: sourceOf(sources, current.kind).needsConsent,
    hasConsent: consents.some((one) => one.use === 'anonymous' && isGiven(one)),
    hasPartners: await hasPartners(tx, tenantId),
    isOpen: (await openedOn(tx, tenantId, approach.id)) !== null,
  });
  if (!judged.ok) return judged;
  const on = today(workspace, deps.clock.now());
  await movePublication(tx, tenantId, id, {
    state: 'published',
    published: { on, by: account.id },
  });
  await appendEvent(tx, deps, {
    kind: 'published',
    approachId: approach.id,
    subjectId: id,
    actorRole: account.role,
    facts: { on, of: current.beadId, seenByPartner: current.seenByPartner !== null },
  });
  await raisePublicationVersion(tx, tenantId, approach.id);
  return { ok: true };
}

/**
 * Puts a copy on the public page. Doing it twice is the same as once.
 * @param seen the version that somebody had before them: nobody publishes other words
 * @throws DatabaseAway
 */
export function publish(
  recording: Recording,
  sources: readonly PublishSource[],
  id: string,
  seen: string,
): Promise<PublishResult> {
  const { deps, workspace } = recording;
  return allOrNothing(deps.db, workspace, (tx) => publishOne(tx, recording, sources, id, seen));
}

/** How many are published at once at most. */
const mostAtOnce = 50;

/**
 * Publishes everything that a resident partner let through.
 * @returns how many it were
 */
export async function publishLetThrough(
  recording: Recording,
  sources: readonly PublishSource[],
): Promise<number> {
  const { deps, workspace, approach } = recording;
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    const waiting = await publicationsIn(tx, tenantId, approach.id, ['proposed'], mostAtOnce);
    let count = 0;
    const ready = waiting.filter(({ seenByPartner }) => seenByPartner !== null);
    const ids = ready.map(({ id }) => id).sort();
    // all of them before the first raises the approach's version: others lock in that order
    for (const id of ids) await lockPublication(tx, tenantId, approach.id, id);
    for (const id of ids) {
      const result = await publishOne(tx, recording, sources, id, null);
      if (result.ok) count += 1;
    }
    return count;
  });
}

/** Gives the approach a public page, or takes it away. What is published stays published. */
export async function openToPublic(recording: Recording, isOpen: boolean): Promise<void> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  await deps.db.tx({ tenantId }, async (tx) => {
    await lockApproach(tx, tenantId, approach.id);
    const opened = await openedOn(tx, tenantId, approach.id);
    if ((opened !== null) === isOpen) return;
    const on = today(workspace, deps.clock.now());
    await setOpening(tx, tenantId, approach.id, { isOpen, on, by: account.id });
    await appendEvent(tx, deps, {
      kind: isOpen ? 'approach-opened' : 'approach-closed',
      approachId: approach.id,
      subjectId: approach.id,
      actorRole: account.role,
      facts: { on },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
  });
}
