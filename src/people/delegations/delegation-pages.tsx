import {
  Button,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  SelectField,
  Table,
  TextField,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { type Account, may } from '../accounts/account.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { CoalitionShell } from '../shells.tsx';
import type {
  Delegation,
  DelegationFault,
  DelegationFaults,
  DelegationField,
  TypedDelegation,
} from './delegation.ts';

export type DelegationProps = {
  c: AppContext;
  /** Whose checking it is. */
  person: Account;
  /** The person's own page, or that of the administrator. */
  isOwn: boolean;
  path: string;
  delegations: readonly Delegation[];
  /** Everyone who may check, but this person. */
  checkers: readonly Account[];
  typed: TypedDelegation;
  faults?: DelegationFaults;
  today: Day;
  formKey: string;
  /** Somebody was just named, or a delegation was just ended. */
  isDone?: boolean;
};

/** Who does somebody's checking while they are away. */
export function DelegationPage(props: DelegationProps) {
  const { c, person, isOwn, path, delegations, faults = {}, isDone = false } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const title = isOwn ? say('people.standIn.own') : say('people.standIn.of', { name: person.name });
  const found = Object.entries(faults) as [DelegationField, DelegationFault][];
  const mine = delegations.filter(({ accountId }) => accountId === person.id);
  const others = delegations.filter(({ toId }) => toId === person.id);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={found.length}
      scripts={['enhance/send-once.js']}
      {...(isOwn
        ? {}
        : {
            breadcrumbs: [
              { label: say('people.list.title'), href: '/mensen' },
              { label: person.name, href: `/mensen/${person.id}` },
              { label: title },
            ],
          })}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('people.standIn.lead')}</Lead>
      <FormFaults
        words={words}
        faults={found.map(([name, fault]) => ({
          name,
          message: say(`people.standIn.fault.${fault}`),
        }))}
      />
      {isDone && (
        <Notice kind="success" live>
          {say('people.standIn.done')}
        </Notice>
      )}
      {mine.length > 0 && <Named {...props} delegations={mine} />}
      {others.length > 0 && <StandsInFor {...props} delegations={others} />}
      {may(person, 'answers.check') ? (
        <NewDelegation {...props} />
      ) : (
        <Paragraph>{say('people.standIn.notNeeded')}</Paragraph>
      )}
    </CoalitionShell>
  );
}

function Named({ c, path, delegations }: DelegationProps) {
  const { say, locale } = c.var.words;
  return (
    <Table
      caption={say('people.standIn.named')}
      id="named"
      columns={[
        { label: say('people.standIn.who') },
        { label: say('people.standIn.from') },
        { label: say('people.standIn.until') },
        { label: say('people.standIn.end') },
      ]}
      rows={delegations.map(({ id, toName, fromOn, untilOn }) => [
        toName,
        sayDay(fromOn, locale, 'short'),
        sayDay(untilOn, locale, 'short'),
        <Form action={`${path}/${id}/stop`}>
          <Button look="secondary" label={say('people.standIn.endOf', { name: toName })}>
            {say('people.standIn.end')}
          </Button>
        </Form>,
      ])}
    />
  );
}

function StandsInFor({ c, delegations }: DelegationProps) {
  const { say, locale } = c.var.words;
  return (
    <Table
      caption={say('people.standIn.standsIn')}
      id="stands-in"
      columns={[
        { label: say('people.standIn.for') },
        { label: say('people.standIn.from') },
        { label: say('people.standIn.until') },
      ]}
      rows={delegations.map(({ accountName, fromOn, untilOn }) => [
        accountName,
        sayDay(fromOn, locale, 'short'),
        sayDay(untilOn, locale, 'short'),
      ])}
    />
  );
}

function NewDelegation({ c, path, checkers, typed, faults = {}, today, formKey }: DelegationProps) {
  const { say } = c.var.words;
  const error = (field: DelegationField) => {
    const fault = faults[field];
    return fault && say(`people.standIn.fault.${fault}`);
  };
  return (
    <>
      <Heading level={2}>{say('people.standIn.new')}</Heading>
      <Form action={path} hidden={{ formKey }} busyLabel={say('form.busy')}>
        <SelectField
          name="toId"
          label={say('people.standIn.who')}
          value={typed.toId}
          error={error('toId')}
          emptyLabel={say('people.choose')}
          options={checkers.map(({ id, name, role }) => ({
            value: id,
            label: `${name} (${say(`role.${role}`)})`,
          }))}
          required
        />
        <TextField
          name="fromOn"
          type="date"
          label={say('people.standIn.from')}
          value={typed.fromOn}
          error={error('fromOn')}
          required
        />
        <TextField
          name="untilOn"
          type="date"
          label={say('people.standIn.until')}
          hint={say('people.standIn.untilHint')}
          value={typed.untilOn}
          min={today}
          error={error('untilOn')}
          required
        />
        <Button>{say('people.standIn.save')}</Button>
      </Form>
    </>
  );
}
