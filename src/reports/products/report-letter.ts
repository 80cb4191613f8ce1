import { approachOfId } from '../../approach/index.ts';
import type { LetterKind } from '../../mail/letter.ts';
import { coalitionWords } from '../../web/words.ts';
import { publicReportPath } from './report-frame.tsx';
import { reportOfId } from './report-store.ts';

/** The name of this kind of letter in the post; its subject is a report. */
export const reportLetterKind = 'report';

/** Brings the link of a published report; nothing of what it says, so that taking back reaches it. */
export const reportLetter: LetterKind = {
  kind: reportLetterKind,
  async compose(tx, { tenantId, subjectId }, to) {
    const report = await reportOfId(tx, tenantId, subjectId ?? '');
    // taken back before the letter left
    if (report?.state !== 'published') return null;
    const approach = await approachOfId(tx, tenantId, report.approachId);
    if (!approach) return null;
    const { say } = coalitionWords(to.locale === 'en' ? 'en' : 'nl');
    const kind = say(`report.kind.${report.kind}`);
    const { name: workspace, baseUrl } = to.workspace;
    return {
      subject: say('letter.report.subject', { kind, title: approach.title }),
      text: [
        say('letter.report.body', { kind, title: approach.title, workspace }),
        say('letter.report.link'),
        `${baseUrl}${publicReportPath(approach, report)}`,
        say('letter.report.address'),
      ].join('\n\n'),
    };
  },
};
