import type { ApproachPart } from '../../approach/index.ts';
import { may } from '../../people/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { reportPath, reportsPath } from './report-frame.tsx';
import { reportsOf } from './report-store.ts';

const mostShown = 5;

/** The products of an approach on its page: the newest, and the way to make one. */
export const reportPart: ApproachPart = async ({ approach, workspace, account, words }, tx) => {
  if (!may(account, 'reports.read')) return [];
  const { say, locale } = words;
  const reports = await reportsOf(tx, workspace.tenantId, approach.id);
  return [
    {
      heading: say('reports.title'),
      intro: say('reports.lead'),
      links: reports.slice(0, mostShown).map((report) => ({
        href: reportPath(approach, report.id),
        label: `${say(`report.kind.${report.kind}`)}, ${sayDay(report.changedOn, locale, 'short')}`,
        state: say(`reports.state.${report.state}`),
        tone: report.state === 'published' ? ('good' as const) : ('neutral' as const),
      })),
      actions: [
        {
          href: reportsPath(approach),
          label: say(may(account, 'reports.write') ? 'reports.begin' : 'reports.title'),
        },
      ],
    },
  ];
};
