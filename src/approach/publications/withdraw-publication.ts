import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { today, workspaceOfTenant } from '../../people/index.ts';
import { type ActorRole, appendEvent } from '../../thread/events.ts';
import type { Source } from '../../thread/ids.ts';
import { eraseText } from '../../thread/texts.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { Recording } from '../recording.ts';
import { isAlive, type Publication, type WithdrawnWhy } from './publication.ts';
import { lockPublication, lockPublicationsOfBead } from './publication-store.ts';
import {
  clearHold,
  dropPhotos,
  endConsents,
  movePublication,
  reasonsOf,
  textIdsOf,
} from './publication-write-store.ts';

/** Whose act a withdrawal is, when nobody says so. */
const actorOf: Readonly<Record<WithdrawnWhy, ActorRole>> = {
  'by-person': 'resident',
  erased: 'system',
  term: 'system',
  'by-team': 'coordinator',
  held: 'coordinator',
  replaced: 'coordinator',
};

/**
 * Takes one copy away for good, in this transaction: its words, name, facts, sound and photos are gone,
 * a tombstone stays, with the themes that it was in. The publication is locked already, and the caller
 * raises the approach's version. The files are the contribution's, and stay with it.
 */
export async function endPublication(
  tx: Tx,
  source: Source,
  tenantId: string,
  publication: Pick<Publication, 'id' | 'approachId' | 'facts'>,
  why: WithdrawnWhy,
  actorRole: ActorRole = actorOf[why],
): Promise<void> {
  const { id, approachId, facts } = publication;
  const workspace = await workspaceOfTenant(tx, tenantId);
  if (!workspace) throw new Error('no workspace');
  const now = source.clock.now();
  const texts = [
    ...(await textIdsOf(tx, tenantId, id)).values(),
    ...(await reasonsOf(tx, tenantId, id)),
  ];
  for (const textId of texts) await eraseText(tx, tenantId, textId);
  await dropPhotos(tx, tenantId, id);
  await endConsents(tx, tenantId, id, now);
  await clearHold(tx, tenantId, id, now);
  await movePublication(tx, tenantId, id, {
    state: 'withdrawn',
    facts: facts['themes'] === undefined ? {} : { themes: facts['themes'] },
    shownName: null,
    soundFileId: null,
    withdrawn: { on: today(workspace, now), why },
  });
  const event = { approachId, subjectId: id, actorRole } as const;
  await appendEvent(tx, source, { ...event, kind: 'publication-withdrawn', facts: { why } });
  await appendEvent(tx, source, { ...event, kind: 'erased', facts: { texts } });
}

/**
 * Withdraws what was published, or was on its way, of a bead: call it in the transaction in which the bead
 * is taken back or erased, before its files are deleted, and raise the approach's version as its last
 * statement.
 * @returns how many copies were withdrawn: none or one
 */
export async function withdrawPublicationsOf(
  tx: Tx,
  source: Source,
  tenantId: string,
  beadId: string,
  why: WithdrawnWhy,
): Promise<number> {
  const found = await lockPublicationsOfBead(tx, tenantId, beadId);
  for (const one of found) await endPublication(tx, source, tenantId, one, why);
  return found.length;
}

export type WithdrawResult = { ok: true } | { ok: false; reason: 'gone' };

/** A coordinator takes a copy away. Doing it twice is the same as once. */
export function withdrawPublication(recording: Recording, id: string): Promise<WithdrawResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<WithdrawResult> => {
    const publication = await lockPublication(tx, tenantId, approach.id, id);
    if (!publication) return { ok: false, reason: 'gone' };
    if (!isAlive(publication)) return { ok: true };
    const why = publication.state === 'held' ? 'held' : 'by-team';
    await endPublication(tx, deps, tenantId, publication, why, account.role);
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
