import type { Child } from 'hono/jsx';
import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell } from '../../people/index.ts';
import { type BadgeTone, Notice, Paragraph, StatusBadge } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Report } from './report.ts';

/** Where the reports of an approach stand. */
export const reportsPath = ({ slug }: Pick<Approach, 'slug'>): string => `/stukken/${slug}`;
/** Where one stands. */
export const reportPath = (approach: Pick<Approach, 'slug'>, id: string): string =>
  `${reportsPath(approach)}/${id}`;
/** Where anybody reads what was published of it. */
export const publicReportPath = (
  { slug }: Pick<Approach, 'slug'>,
  { publicId }: Pick<Report, 'publicId'>,
): string => `/openbaar/${slug}/stukken/${publicId}`;

export interface ReportHere {
  readonly c: AppContext;
  readonly approach: Approach;
}

/** The frame of every page about the reports of an approach. */
export function ReportFrame(
  props: ReportHere & {
    title: string;
    path: string;
    /** The report under which this page stands. */
    under?: Report | undefined;
    errorCount?: number;
    children?: Child;
  },
) {
  const { c, approach, title, path, under, errorCount = 0, children } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const list = reportsPath(approach);
  return (
    <CoalitionShell
      {...{ workspace, words, account, title, path, errorCount }}
      scripts={['enhance/send-once.js', 'enhance/print.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        ...(path === list ? [] : [{ label: say('reports.title'), href: list }]),
        ...(under
          ? [{ label: say(`report.kind.${under.kind}`), href: reportPath(approach, under.id) }]
          : []),
        { label: title },
      ]}
    >
      {children}
    </CoalitionShell>
  );
}

const tones: Readonly<Record<Report['state'], BadgeTone>> = {
  draft: 'waiting',
  published: 'good',
  withdrawn: 'neutral',
};

/** Where a report stands: draft, public, taken back. */
export function StateBadge({ words: { say }, report }: { words: CoalitionWords; report: Report }) {
  return (
    <StatusBadge tone={tones[report.state]}>{say(`reports.state.${report.state}`)}</StatusBadge>
  );
}

/** Somebody changed it since the form was opened. */
export function ChangedNotice({ words: { say } }: { words: CoalitionWords }) {
  return (
    <Notice kind="warning" title={say('report.changed.title')} live>
      <Paragraph>{say('report.changed.body')}</Paragraph>
    </Notice>
  );
}
