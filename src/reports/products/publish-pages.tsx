import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
} from '../../ui/index.ts';
import type { MakingFault } from '../documents/document-maker.ts';
import { DocumentView } from '../documents/document-view.tsx';
import type { ReadyDocument } from '../documents/ready-document.ts';
import type { Report } from './report.ts';
import { ChangedNotice, ReportFrame, type ReportHere, reportPath } from './report-frame.tsx';

type PublishPageProps = ReportHere & {
  report: Report;
  /** What it would become; null: the approach has no public page. */
  ready: ReadyDocument | null;
  /** First words of the sentences that lean on something that is not public. */
  notPublic: readonly string[];
  isChanged?: boolean;
};

/** What stands in the way of publishing. */
function InTheWay({ c, approach, ready, notPublic }: PublishPageProps) {
  const { say } = c.var.words;
  const title = ready
    ? say('report.notPublic', { count: notPublic.length })
    : say('report.notOpen');
  return (
    <Notice kind="warning" title={title}>
      <Paragraph>{say(ready ? 'report.notPublic.hint' : 'report.notOpen.hint')}</Paragraph>
      {notPublic.length > 0 && <List items={[...notPublic]} />}
      <Paragraph>
        <Link href={`/publiceren/${approach.slug}`}>{say('report.notPublic.link')}</Link>
      </Paragraph>
    </Notice>
  );
}

/** What publishing makes, whole, before it is done. */
export function PublishReportPage(props: PublishPageProps) {
  const { c, approach, report, ready, notPublic, isChanged = false } = props;
  const { words } = c.var;
  const { say } = words;
  const path = reportPath(approach, report.id);
  const title = say('report.publish.title');
  const mayGo = ready !== null && notPublic.length === 0;
  return (
    <ReportFrame {...{ c, approach, title }} path={`${path}/publiceren`} under={report}>
      <Heading level={1}>{title}</Heading>
      {isChanged && <ChangedNotice words={words} />}
      {!mayGo && <InTheWay {...props} />}
      {mayGo && (
        <>
          <Lead>{say('report.publish.lead')}</Lead>
          <Paragraph quiet>{say('report.publish.draft')}</Paragraph>
          <Form
            action={`${path}/publiceren`}
            hidden={{ gezien: String(report.version) }}
            busyLabel={say('form.busy')}
          >
            <ButtonGroup>
              <Button>{say('report.publish.do', { number: report.newest + 1 })}</Button>
              <ButtonLink href={path} look="subtle">
                {say('report.cancel')}
              </ButtonLink>
            </ButtonGroup>
          </Form>
          <DocumentView document={ready} titleLevel={2} />
        </>
      )}
    </ReportFrame>
  );
}

/** A file that could not be made, and what to do instead. */
export function DocumentFaultPage({
  c,
  approach,
  report,
  reason,
}: ReportHere & { report: Report; reason: MakingFault }) {
  const { say } = c.var.words;
  const path = reportPath(approach, report.id);
  const title = say('report.fault.title');
  return (
    <ReportFrame {...{ c, approach, title, path }} under={report}>
      <Heading level={1}>{title}</Heading>
      <Lead>{say(`report.fault.${reason}`)}</Lead>
      <ButtonGroup>
        <ButtonLink href={path}>{say('report.fault.back')}</ButtonLink>
      </ButtonGroup>
    </ReportFrame>
  );
}
