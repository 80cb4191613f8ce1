import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvent, appendEvents } from '../../thread/events.ts';
import { deleteFiles } from '../../thread/files/file-store.ts';
import type { Source } from '../../thread/ids.ts';
import { eraseText, soundsOfTexts } from '../../thread/texts.ts';
import { addDays, type Day } from '../../web/calendar.ts';
import { endContribution } from '../contributions/end-contribution.ts';
import {
  countUnanswered,
  deleteOldBackgrounds,
  deleteOldContacts,
  deleteOldReadings,
  forgetFileNames,
  lockOld,
  type Origin,
  oldTold,
} from './retention-store.ts';

/** A batch of what a term ends. */
export interface EndOfTerm {
  readonly tenantId: string;
  readonly source: Source;
  /** What came before this moment is past its term. */
  readonly before: Date;
  /** The last day that is past the term, and today, in the zone of the workspace. */
  readonly until: Day;
  readonly today: Day;
  readonly limit: number;
}

/** So long somebody can still read and answer what they were told, however old the message is. */
const hearingDays = 60;

/**
 * Ends answered contributions whose term is over, as if they were taken back, with the term as the
 * reason. One that waits for its answer stays: silence is no answer.
 * @returns how many were ended
 */
export async function endOldContributions(
  tx: Tx,
  origin: Origin,
  { tenantId, source, before, today, limit }: EndOfTerm,
): Promise<number> {
  const heardUntil = addDays(today, -hearingDays);
  const old = await lockOld(tx, tenantId, { origin, before, heardUntil, limit });
  for (const one of old) await endContribution(tx, source, tenantId, one, 'term');
  if (origin === 'note') await forgetFileNames(tx, tenantId, before);
  return old.length;
}

/** How many contributions are past their term and stay, because nobody answered yet. */
export function unansweredBefore(
  tx: Tx,
  origin: Origin,
  { tenantId, before }: Pick<EndOfTerm, 'tenantId' | 'before'>,
): Promise<number> {
  return countUnanswered(tx, tenantId, { origin, before });
}

/** Deletes contact that was left in order to bring an answer, once that is long told. */
export async function endOldContacts(tx: Tx, end: EndOfTerm): Promise<number> {
  const { tenantId, source, until, before, limit } = end;
  const gone = await deleteOldContacts(tx, tenantId, { until, before, limit });
  await appendEvents(
    tx,
    source,
    gone.map(({ id, approachId }) => ({
      kind: 'contact-ended',
      approachId,
      subjectId: id,
      actorRole: 'system',
      facts: {},
    })),
  );
  return gone.length;
}

/** Deletes what people told of themselves. */
export function endOldBackgrounds(tx: Tx, { tenantId, before, limit }: EndOfTerm): Promise<number> {
  return deleteOldBackgrounds(tx, tenantId, { before, limit });
}

/** Erases the words of what residents told somebody about a theme; what they said of it stays counted. */
export async function endOldTold(
  tx: Tx,
  { tenantId, source, before, limit }: EndOfTerm,
): Promise<number> {
  const old = await oldTold(tx, tenantId, { before, limit });
  for (const { themeId, approachId, textId } of old) {
    const sounds = await soundsOfTexts(tx, tenantId, [textId]);
    await eraseText(tx, tenantId, textId);
    await deleteFiles(tx, tenantId, sounds);
    const facts = { texts: [textId] };
    const about = { approachId, subjectId: themeId, actorRole: 'system' } as const;
    await appendEvent(tx, source, { ...about, kind: 'erased', facts });
    await raisePublicationVersion(tx, tenantId, approachId);
  }
  return old.length;
}

/**
 * Takes lines out of the log of who read what. That they went is an event which names them by id, so that
 * nobody can take one out unseen.
 */
export async function endOldReadings(
  tx: Tx,
  { tenantId, source, before, limit }: EndOfTerm,
): Promise<number> {
  const readings = await deleteOldReadings(tx, tenantId, { before, limit });
  if (readings.length === 0) return 0;
  await appendEvent(tx, source, {
    kind: 'readings-ended',
    approachId: tenantId,
    subjectId: tenantId,
    actorRole: 'system',
    facts: { readings },
  });
  return readings.length;
}
