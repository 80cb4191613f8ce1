import { type AppContext, CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  Button,
  Card,
  FileField,
  Form,
  Heading,
  Lead,
  List,
  Notice,
  Paragraph,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { MakingFault } from '../documents/document-maker.ts';
import {
  neededFields,
  type TemplateFault,
  templateFields,
  templateLimits,
} from '../documents/template.ts';

/** What is wrong with a template that somebody chose. */
export type TemplateProblem =
  | TemplateFault
  | { readonly ok: false; readonly reason: MakingFault | 'none' };

/** Says what is wrong with a template, and names the fields. */
function sayProblem({ say }: CoalitionWords, problem: TemplateProblem): string {
  if (problem.reason === 'unknown-fields' || problem.reason === 'missing-fields') {
    const fields = problem.fields.map((name) => `{{${name}}}`).join(', ');
    return say(`template.fault.${problem.reason}`, { fields });
  }
  const megabyte = 1_000_000;
  return say(`template.fault.${problem.reason}`, { size: templateLimits.bytes / megabyte });
}

/** The template of a workspace: since when there is one, which fields it may have, and another one. */
export function TemplatePage({
  c,
  since,
  problem = null,
}: {
  c: AppContext;
  since: Day | null;
  problem?: TemplateProblem | null;
}) {
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const title = say('template.title');
  const message = problem && sayProblem(words, problem);
  return (
    <CoalitionShell
      {...{ workspace, words, account, title }}
      path="/sjabloon"
      errorCount={message ? 1 : 0}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[{ label: say('approach.list.title'), href: '/aanpak' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={message ? [{ name: 'sjabloon', message }] : []} />
      <Lead>{say('template.lead')}</Lead>
      <Card title={say('template.fields')}>
        <List
          items={templateFields.map((field) => (
            <>
              <code>{`{{${field}}}`}</code>: {say(`template.field.${field}`)}
              {neededFields.some((needed) => needed === field) && ` (${say('template.needed')})`}
            </>
          ))}
        />
      </Card>
      {since ? (
        <Notice kind="info" title={say('template.since', { day: sayDay(since, locale) })}>
          <Form action="/sjabloon/weg" label={say('template.drop')}>
            <Button look="secondary">{say('template.drop')}</Button>
          </Form>
        </Notice>
      ) : (
        <Paragraph>{say('template.none')}</Paragraph>
      )}
      <Form action="/sjabloon" multipart busyLabel={say('form.busy')}>
        <FileField
          name="sjabloon"
          label={say('template.file')}
          hint={say('template.file.hint')}
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          error={message ?? undefined}
        />
        <Button>{say('template.save')}</Button>
      </Form>
    </CoalitionShell>
  );
}
