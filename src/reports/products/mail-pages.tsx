import { FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  TextArea,
} from '../../ui/index.ts';
import type { MailReportResult } from './mail-report.ts';
import type { Report } from './report.ts';
import { ReportFrame, type ReportHere, reportPath } from './report-frame.tsx';

type MailFault = (MailReportResult & { ok: false })['reason'] | 'none' | 'wrong';

/** What went wrong with sending, and the limits that it is about. */
export interface MailProblem {
  readonly reason: MailFault;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Sends the link of a published report to people without an account. */
export function MailReportPage(
  props: ReportHere & {
    report: Report;
    formKey: string;
    typed: string;
    problem?: MailProblem | null;
    /** How many letters were just put in the post. */
    sent?: number | null;
  },
) {
  const { c, approach, report, formKey, typed, problem = null, sent = null } = props;
  const { words } = c.var;
  const { say } = words;
  const path = reportPath(approach, report.id);
  const title = say('report.mail');
  const message = problem && say(`report.mail.fault.${problem.reason}`, problem.values);
  return (
    <ReportFrame
      {...{ c, approach, title }}
      path={`${path}/versturen`}
      under={report}
      errorCount={message ? 1 : 0}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={message ? [{ name: 'adressen', message }] : []} />
      {sent !== null && (
        <Notice kind="success" title={say('report.mail.sent', { count: sent })} live>
          <Paragraph>{say('report.mail.sent.hint')}</Paragraph>
        </Notice>
      )}
      <Lead>{say('report.mail.lead')}</Lead>
      <Form action={`${path}/versturen`} hidden={{ formKey }} busyLabel={say('form.busy')}>
        <TextArea
          name="adressen"
          label={say('report.mail.addresses')}
          hint={say('report.mail.addresses.hint')}
          error={message ?? undefined}
          value={typed}
          rows={5}
          autocomplete="off"
          required
        />
        <ButtonGroup>
          <Button>{say('report.mail.send')}</Button>
          <ButtonLink href={path} look="subtle">
            {say('report.fault.back')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </ReportFrame>
  );
}
