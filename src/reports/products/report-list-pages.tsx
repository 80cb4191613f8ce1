import { may } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Card,
  Form,
  Heading,
  Lead,
  Link,
  Paragraph,
  RowList,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { type ReportKind, reportKinds } from '../documents/document.ts';
import { localesOf, type Report } from './report.ts';
import {
  ReportFrame,
  type ReportHere,
  reportPath,
  reportsPath,
  StateBadge,
} from './report-frame.tsx';

export interface ReportRow {
  readonly report: Report;
  readonly title: string;
}

/** The reports of an approach, and a button for each kind to begin one. */
export function ReportListPage(
  props: ReportHere & {
    rows: readonly ReportRow[];
    formKeys: Readonly<Record<ReportKind, string>>;
  },
) {
  const { c, approach, rows, formKeys } = props;
  const { words, account } = c.var;
  const { say, locale } = words;
  const path = reportsPath(approach);
  return (
    <ReportFrame {...{ c, approach, path }} title={say('reports.title')}>
      <Heading level={1}>{say('reports.title')}</Heading>
      <Lead>{say('reports.lead')}</Lead>
      {rows.length === 0 && <Paragraph>{say('reports.none')}</Paragraph>}
      {rows.length > 0 && (
        <RowList
          label={say('reports.list')}
          rows={rows.map(({ report, title }) => ({
            title: say(`report.kind.${report.kind}`),
            href: reportPath(approach, report.id),
            marks: <StateBadge words={words} report={report} />,
            below: <Paragraph quiet>{title}</Paragraph>,
            facts: [
              ...(report.newest > 0 ? [say('reports.version', { number: report.newest })] : []),
              say('reports.changed', { day: sayDay(report.changedOn, locale, 'short') }),
            ],
          }))}
        />
      )}
      {may(account, 'reports.write') && (
        <Card title={say('reports.begin')}>
          <Paragraph>{say('reports.begin.hint')}</Paragraph>
          <ButtonGroup>
            {reportKinds.map((kind) => (
              <Form
                action={path}
                hidden={{ kind, locale: localesOf[kind][0] ?? '', formKey: formKeys[kind] }}
                busyLabel={say('form.busy')}
                label={say(`reports.begin.${kind}`)}
                inline
              >
                <Button look="secondary">{say(`reports.begin.${kind}`)}</Button>
              </Form>
            ))}
          </ButtonGroup>
        </Card>
      )}
      {may(account, 'reports.publish') && (
        <Paragraph>
          <Link href="/sjabloon">{say('reports.template')}</Link>
        </Paragraph>
      )}
    </ReportFrame>
  );
}
