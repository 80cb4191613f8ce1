import { raisePublicationVersion, withdrawPublicationsOf } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type ActorRole, appendEvent } from '../../thread/events.ts';
import { deleteFiles, pendingFiles } from '../../thread/files/file-store.ts';
import { forgetContent } from '../../thread/form-keys.ts';
import type { Source } from '../../thread/ids.ts';
import { eraseText, soundsOfTexts } from '../../thread/texts.ts';
import type { LockedContribution } from '../answers/reply-store.ts';
import { leaveThemes } from '../themes/leave-themes.ts';
import { forgetPerson, type GoneWhy, tracesOf } from './take-back-store.ts';

/** The event that says why, before the one that says what was erased. */
const toldAs: Readonly<Record<GoneWhy, { kind: string; actorRole: ActorRole }>> = {
  'by-person': { kind: 'withdrawn', actorRole: 'resident' },
  term: { kind: 'term-ended', actorRole: 'system' },
  'by-team': { kind: 'erased-for-person', actorRole: 'coordinator' },
};

/** What the tombstone of its published copy says. */
const withdrawnAs = { 'by-person': 'by-person', term: 'term', 'by-team': 'erased' } as const;

/**
 * Ends a contribution, locked already, in this transaction: words, sound, photos, contact, background,
 * the words beside replies and of what we heard, what a note said beside the words, and files that still
 * wait under its form are erased for good; the copy that was published is withdrawn; it leaves its themes,
 * and the consent ends. What stays is that there was a contribution, and why it is gone. Ending twice is
 * the same as once.
 * @returns false when it had ended already
 */
export async function endContribution(
  tx: Tx,
  source: Source,
  tenantId: string,
  contribution: Pick<LockedContribution, 'id' | 'approachId' | 'state'>,
  why: GoneWhy,
): Promise<boolean> {
  if (contribution.state === 'withdrawn') return false;
  const { id, approachId } = contribution;
  const traces = await tracesOf(tx, tenantId, id);
  const spoken = await soundsOfTexts(tx, tenantId, traces.textIds);
  await withdrawPublicationsOf(tx, source, tenantId, id, withdrawnAs[why]);
  for (const textId of traces.textIds) await eraseText(tx, tenantId, textId);
  if (traces.keyMac) await forgetContent(tx, source.random, tenantId, traces.keyMac);
  await forgetPerson(tx, tenantId, { id, why, at: source.clock.now() });
  await leaveThemes(tx, tenantId, id);
  const waiting = traces.keyMac ? await pendingFiles(tx, tenantId, traces.keyMac) : [];
  const fileIds = [...traces.fileIds, ...spoken, ...waiting.map((file) => file.id)];
  await deleteFiles(tx, tenantId, [...new Set(fileIds)]);

  const { kind, actorRole } = toldAs[why];
  const event = { approachId, subjectId: id, actorRole } as const;
  await appendEvent(tx, source, { ...event, kind, facts: {} });
  await appendEvent(tx, source, { ...event, kind: 'erased', facts: { texts: traces.textIds } });
  await raisePublicationVersion(tx, tenantId, approachId);
  return true;
}
