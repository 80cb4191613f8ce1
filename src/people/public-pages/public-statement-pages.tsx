import {
  Button,
  DataList,
  Form,
  Heading,
  Lead,
  Link,
  Notice,
  SelectField,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { CoalitionShell } from '../shells.tsx';
import {
  conformances,
  letterOf,
  type StatementFault,
  type StatementFaults,
  type StatementField,
  statementFields,
  type TypedStatement,
} from './public-statement.ts';

type Typed = { typed: TypedStatement; faults?: StatementFaults };

/** A form for what the workspace says of its own site. */
export function StatementFormPage({
  c,
  typed,
  faults = {},
  seen,
  now,
  kept = false,
}: Typed & {
  c: AppContext;
  /** Version that the person had before them; 0: nothing was said yet. */
  seen: number;
  /** What stands there now, when somebody else was first. */
  now?: TypedStatement;
  kept?: boolean;
}) {
  const { workspace, words, account } = c.var;
  const { say } = words;
  const title = say('statement.title');
  const found = (Object.entries(faults) as [StatementField, StatementFault][]).map(
    ([name, fault]) => ({ name, message: say(`statement.fault.${fault}`) }),
  );
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mensen/openbaar"
      errorCount={found.length}
      breadcrumbs={[{ label: say('people.list.title'), href: '/mensen' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('statement.lead')}</Lead>
      {kept && (
        <Notice kind="success" live>
          {say('statement.kept')} <Link href="/toegankelijkheid">{say('statement.look')}</Link>
        </Notice>
      )}
      <FormFaults words={words} faults={found} />
      {now && <ChangedMeanwhile words={words} now={now} />}
      <Form action="/mensen/openbaar" hidden={{ seen: String(seen) }} busyLabel={say('form.busy')}>
        <StatementFields words={words} typed={typed} faults={faults} />
        <Button>{say('statement.save')}</Button>
      </Form>
    </CoalitionShell>
  );
}

function ChangedMeanwhile({ words: { say }, now }: { words: CoalitionWords; now: TypedStatement }) {
  return (
    <Notice kind="warning" title={say('statement.changed')} live>
      <DataList
        items={statementFields
          .filter((field) => now[field] !== '')
          .map((field) => ({ term: say(`statement.field.${field}`), definition: now[field] }))}
      />
    </Notice>
  );
}

function StatementFields({ words, typed, faults = {} }: Typed & { words: CoalitionWords }) {
  const { say } = words;
  const field = (name: StatementField) => {
    const fault = faults[name];
    return {
      name,
      label: say(`statement.field.${name}`),
      value: typed[name],
      error: fault && say(`statement.fault.${fault}`),
    };
  };
  return (
    <>
      <Heading level={2}>{say('statement.accessibility')}</Heading>
      <SelectField
        {...field('accessibility')}
        hint={say('statement.hint.accessibility')}
        emptyLabel={say('statement.status.empty')}
        options={conformances.map((one) => ({
          value: one,
          label: `${letterOf(one)}: ${say(`statement.status.${one}`)}`,
        }))}
      />
      <TextField {...field('examinedOn')} type="date" hint={say('statement.hint.examinedOn')} />
      <TextField {...field('examinedBy')} />
      <TextField {...field('reportUrl')} type="url" />
      <TextArea {...field('knownProblems')} hint={say('statement.hint.knownProblems')} rows={5} />
      <TextField {...field('contact')} hint={say('statement.hint.contact')} />
      <TextField {...field('signedBy')} hint={say('statement.hint.signedBy')} />
      <Heading level={2}>{say('statement.security')}</Heading>
      <TextField {...field('securityContact')} hint={say('statement.hint.securityContact')} />
    </>
  );
}
