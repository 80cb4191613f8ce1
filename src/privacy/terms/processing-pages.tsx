import { type AppContext, FormFaults, may } from '../../people/index.ts';
import {
  Button,
  Checkbox,
  DataList,
  Details,
  Form,
  Heading,
  List,
  Notice,
  Paragraph,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { PrivacyShell } from '../privacy-shell.tsx';
import type { Processing, TimedProcessing } from '../register/processing.ts';
import { isTimed, jobOf } from '../register/register.ts';
import { sayGrounds, sayIn, sayLast, sayNext, sayWholeTerm } from '../register/say-register.ts';
import type { RetentionRun } from '../retention/run-store.ts';
import type { TermFault, TermFaults, TermField, TypedTerm } from './term.ts';
import type { ChosenTerm } from './term-store.ts';

export type ProcessingPageProps = {
  c: AppContext;
  processing: Processing;
  /** The days that count; null where no job counts in days. */
  days: number | null;
  terms: readonly ChosenTerm[];
  runs: readonly RetentionRun[];
  /** The last round of its job, also when nothing ended. */
  lastRun: RetentionRun | null;
  today: Day;
  typed: TypedTerm;
  faults?: TermFaults;
  /** Version of the term that stands on the page. */
  seen: string;
  /** Somebody else chose this one meanwhile. */
  changed?: ChosenTerm | undefined;
  isDone?: boolean;
};

/** One processing: everything that the register says of it, what its job did, and its term to choose. */
export function ProcessingPage(props: ProcessingPageProps) {
  const { c, processing, terms, runs, changed, isDone, faults = {} } = props;
  const { words, account, workspace } = c.var;
  const { say, locale } = words;
  const found = faultsIn(words, processing, faults);
  const mayChoose = may(account, 'processings.manage') && isTimed(processing);
  return (
    <PrivacyShell
      c={c}
      title={sayIn(words, processing.name)}
      path={`/verwerkingen/${processing.id}`}
      errorCount={found.length}
    >
      <FormFaults words={words} faults={found} />
      {isDone && (
        <Notice kind="success" live>
          {say('privacy.change.done')}
        </Notice>
      )}
      {changed && (
        <Notice kind="warning" title={say('privacy.change.changed.title')} live>
          {say('privacy.change.changed', {
            name: changed.setBy,
            days: changed.days,
            reason: changed.reason,
          })}
        </Notice>
      )}
      <ProcessingFacts {...props} />
      {jobOf(processing) && <Runs words={words} runs={runs} />}
      {mayChoose && isTimed(processing) && <TermForm {...props} processing={processing} />}
      {terms.length > 0 && (
        <>
          <Heading level={2}>{say('privacy.earlier.title')}</Heading>
          <List
            items={terms.map((term) =>
              say('privacy.earlier.line', {
                day: sayDay(dayIn(workspace.zone, term.setAt), locale, 'short'),
                days: term.days,
                name: term.setBy,
                reason: term.reason,
              }),
            )}
          />
        </>
      )}
    </PrivacyShell>
  );
}

const faultsIn = ({ say }: CoalitionWords, processing: Processing, faults: TermFaults) =>
  (Object.entries(faults) as [TermField, TermFault][]).map(([name, fault]) => ({
    name,
    message: say(`privacy.fault.${fault}`, limitsOf(processing)),
  }));

const limitsOf = (processing: Processing): Record<string, number> => ({
  ...(isTimed(processing) && processing.term.limits),
});

function ProcessingFacts({
  c,
  processing,
  days,
  lastRun,
  today,
}: Pick<ProcessingPageProps, 'c' | 'processing' | 'days' | 'lastRun' | 'today'>) {
  const { words } = c.var;
  const { say } = words;
  const tables = Object.entries(processing.tables);
  const job = jobOf(processing);
  return (
    <>
      <DataList
        items={[
          { term: say('privacy.detail.purpose'), definition: sayIn(words, processing.purpose) },
          { term: say('privacy.detail.ground'), definition: sayGrounds(words, processing) },
          {
            term: say('privacy.detail.whose'),
            definition: processing.whose.map((one) => say(`privacy.whose.${one}`)).join(', '),
          },
          { term: say('privacy.detail.what'), definition: sayIn(words, processing.what) },
          {
            term: say('privacy.detail.recipients'),
            definition: sayIn(words, processing.recipients),
          },
          {
            term: say('privacy.detail.responsible'),
            definition: say(processing.isJoint ? 'privacy.detail.jointly' : 'privacy.detail.alone'),
          },
          {
            term: say('privacy.detail.term'),
            definition: sayWholeTerm(words, processing, days ?? undefined),
          },
          { term: say('privacy.detail.end'), definition: say(`privacy.end.${processing.end}`) },
          { term: say('privacy.detail.job'), definition: job ?? say('privacy.detail.noJob') },
          ...(job === null
            ? []
            : [
                {
                  term: say('privacy.column.last'),
                  definition: sayLast(words, { processing, lastRun }),
                },
                {
                  term: say('privacy.column.next'),
                  definition: sayNext(words, { processing, lastRun }, today),
                },
              ]),
        ]}
      />
      {tables.length + processing.shares.length > 0 && (
        <Details summary={say('privacy.detail.tables')}>
          <List
            items={[
              ...tables.map(([table, columns]) => (
                <code>
                  {table}: {columns.join(', ')}
                </code>
              )),
              ...(processing.shares.length > 0
                ? [say('privacy.detail.shares', { tables: processing.shares.join(', ') })]
                : []),
            ]}
          />
        </Details>
      )}
    </>
  );
}

function Runs({ words, runs }: { words: CoalitionWords; runs: readonly RetentionRun[] }) {
  const { say, locale } = words;
  const title = say('privacy.runs.title');
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {runs.length === 0 ? (
        <Paragraph>{say('privacy.runs.none')}</Paragraph>
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { label: say('privacy.runs.day') },
            { label: say('privacy.runs.term') },
            { label: say('privacy.runs.done'), numeric: true },
            { label: say('privacy.runs.waiting'), numeric: true },
          ]}
          rows={runs.map(({ ranOn, days, done, waiting }) => [
            sayDay(ranOn, locale, 'short'),
            days === null ? say('privacy.run.none') : say('privacy.term.days', { count: days }),
            String(done),
            String(waiting),
          ])}
        />
      )}
    </>
  );
}

function TermForm({
  c,
  processing,
  days,
  typed,
  faults = {},
  seen,
}: Omit<ProcessingPageProps, 'processing'> & { processing: TimedProcessing }) {
  const { words } = c.var;
  const { say } = words;
  const { limits } = processing.term;
  const title = say('privacy.change.title');
  if (!limits) return <Paragraph quiet>{say('privacy.change.fixed')}</Paragraph>;
  const error = (field: TermField) => {
    const fault = faults[field];
    return fault && say(`privacy.fault.${fault}`, limitsOf(processing));
  };
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <Paragraph>
        {say('privacy.change.lead', { ...limits, now: days ?? processing.term.amount })}
      </Paragraph>
      <Form
        action={`/verwerkingen/${processing.id}`}
        hidden={{ seen }}
        busyLabel={say('form.busy')}
        label={title}
      >
        <TextField
          name="days"
          label={say('privacy.change.days')}
          value={typed.days}
          error={error('days')}
          inputmode="numeric"
          autocomplete="off"
          look="short"
          required
        />
        <TextArea
          name="reason"
          label={say('privacy.change.reason')}
          hint={say('privacy.change.reason.hint')}
          value={typed.reason}
          error={error('reason')}
          required
        />
        <Checkbox
          name="shorter"
          value="yes"
          label={say('privacy.change.shorter')}
          hint={say('privacy.change.shorter.hint')}
          checked={typed.shorter === 'yes'}
          error={error('shorter')}
        />
        <Button>{say('privacy.change.save')}</Button>
      </Form>
    </>
  );
}
