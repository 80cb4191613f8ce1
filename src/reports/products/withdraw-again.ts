import { raisePublicationVersion } from '../../approach/index.ts';
import type { EraseAgain } from '../../thread/erasures.ts';
import { appendEvent } from '../../thread/events.ts';
import { lockReport } from './report-store.ts';
import { markWithdrawn } from './version-store.ts';

/** Reports that were taken off after a backup was made, and came back with it. */
export const reportsWithdrawnAgain: EraseAgain = {
  kinds: ['report-withdrawn'],
  async again(tx, source, { tenant, approach, subject, actorRole, on }) {
    const report = await lockReport(tx, tenant, approach, subject);
    if (report?.state !== 'published') return false;
    await markWithdrawn(tx, tenant, subject, on);
    await appendEvent(tx, source, {
      kind: 'report-withdrawn',
      approachId: approach,
      subjectId: subject,
      actorRole,
      facts: { number: report.newest },
    });
    await raisePublicationVersion(tx, tenant, approach);
    return true;
  },
};
