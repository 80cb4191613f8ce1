import { takenBackCopies } from '../../approach/index.ts';
import type { Database } from '../../db/database.ts';
import type { Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import type { Source } from '../../thread/ids.ts';
import { eraseText } from '../../thread/texts.ts';
import { dayIn } from '../../web/calendar.ts';
import { markErased, ownWordsOfBeads } from './report-store.ts';

/**
 * Erases own words in reports that tell of something that was taken back since. They are hidden from the
 * moment of taking back; this takes them out of the database, and out of what is restored later.
 * @returns how many texts were erased
 */
export function forgetTakenBack(
  db: Database,
  source: Source,
  workspace: Pick<Workspace, 'tenantId' | 'zone'>,
): Promise<number> {
  const { tenantId, zone } = workspace;
  return db.tx({ tenantId }, async (tx) => {
    const own = await ownWordsOfBeads(tx, tenantId);
    let erased = 0;
    for (const [approachId, texts] of Map.groupBy(own, (one) => one.approachId)) {
      const gone = new Set((await takenBackCopies(tx, tenantId, approachId)).map((c) => c.beadId));
      const lost = texts.filter(({ beadIds }) => beadIds.some((id) => gone.has(id)));
      for (const [reportId, ofReport] of Map.groupBy(lost, (one) => one.reportId)) {
        const textIds = ofReport.map(({ textId }) => textId);
        for (const textId of textIds) await eraseText(tx, tenantId, textId);
        await markErased(tx, tenantId, textIds, dayIn(zone, source.clock.now()));
        await appendEvent(tx, source, {
          kind: 'erased',
          approachId,
          subjectId: reportId,
          actorRole: 'system',
          facts: { texts: textIds },
        });
        erased += textIds.length;
      }
    }
    return erased;
  });
}
