import {
  Button,
  Form,
  Heading,
  Link,
  Notice,
  RadioGroup,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { type Organisation, organisationKinds } from '../organisations/organisation.ts';
import { sayDomain } from '../organisations/organisation-words.ts';
import { CoalitionShell } from '../shells.tsx';
import { levels, type Person, roles } from './account.ts';
import type { PersonFault, PersonFaults, PersonField, TypedPerson } from './person-form.ts';
import { PersonFacts } from './person-pages.tsx';

export type PersonFormProps = {
  c: AppContext;
  /** Null: someone new. */
  person: Person | null;
  typed: TypedPerson;
  faults?: PersonFaults;
  formKey: string;
  /** What stood here when the change began; '' for someone new. */
  seen: string;
  /** Somebody else changed this person meanwhile. */
  changed?: boolean;
  organisations: readonly Organisation[];
  domains: readonly string[];
  /** The database cannot be reached. */
  away?: boolean;
};

/** The form in which someone is added or changed; it shows again what was typed. */
export function PersonFormPage(props: PersonFormProps) {
  const { c, person, typed, faults = {}, formKey, seen, changed, away } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const title = person
    ? say('people.change.title', { name: person.name })
    : say('people.add.title');
  const action = person ? `/mensen/${person.id}/wijzigen` : '/mensen/nieuw';
  const found = Object.entries(faults) as [PersonField, PersonFault][];
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={action}
      errorCount={found.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('people.list.title'), href: '/mensen' },
        ...(person ? [{ label: person.name, href: `/mensen/${person.id}` }] : []),
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={words}
        away={away}
        faults={found.map(([name, fault]) => ({ name, message: say(`people.fault.${fault}`) }))}
      />
      {faults.role === 'role-work-left' && person && (
        <Link href={`/mensen/${person.id}/overdragen`}>{say('people.handOver.button')}</Link>
      )}
      {changed && person && (
        <Notice kind="warning" title={say('people.changed.title')} live>
          <p>{say('people.changed.lead', { name: person.name })}</p>
          <PersonFacts words={words} person={person} />
        </Notice>
      )}
      <Form action={action} hidden={{ formKey, seen }} busyLabel={say('form.busy')}>
        <WhoFields {...props} />
        <OrganisationFields {...props} />
        <Button>{person ? say('people.change.save') : say('people.add.button')}</Button>
      </Form>
      {typed.email !== '' && faults.email === 'email-of-who-left' && (
        <Link href="/mensen">{say('people.list.title')}</Link>
      )}
    </CoalitionShell>
  );
}

const errorIn = ({ c, faults = {} }: PersonFormProps, field: PersonField) => {
  const fault = faults[field];
  return fault && c.var.words.say(`people.fault.${fault}`);
};

function WhoFields(props: PersonFormProps) {
  const { c, typed } = props;
  const { say } = c.var.words;
  return (
    <>
      <TextField
        name="name"
        label={say('people.field.name')}
        value={typed.name}
        error={errorIn(props, 'name')}
        autocomplete="off"
        required
      />
      <TextField
        name="email"
        type="email"
        label={say('people.field.email')}
        value={typed.email}
        error={errorIn(props, 'email')}
        autocomplete="off"
        required
      />
      <RadioGroup
        name="role"
        label={say('people.field.role')}
        value={typed.role}
        error={errorIn(props, 'role')}
        options={roles.map((role) => ({
          value: role,
          label: say(`people.role.${role}`),
          hint: say(`people.roleAbout.${role}`),
        }))}
        required
      />
      <RadioGroup
        name="level"
        label={say('people.field.level')}
        hint={say('people.hint.level')}
        value={typed.level}
        error={errorIn(props, 'level')}
        options={[
          ...levels.map((level) => ({
            value: level,
            label: say(`people.level.${level}`),
            hint: say(`people.levelAbout.${level}`),
          })),
          { value: '', label: say('people.noLevel') },
        ]}
      />
    </>
  );
}

function OrganisationFields(props: PersonFormProps) {
  const { c, typed, organisations, domains } = props;
  const { words } = c.var;
  const { say } = words;
  return (
    <>
      <Heading level={2}>{say('people.field.organisation')}</Heading>
      <SelectField
        name="organisationId"
        label={say('people.field.organisationId')}
        hint={say('people.hint.organisation')}
        value={typed.organisationId}
        error={errorIn(props, 'organisationId')}
        emptyLabel={say('people.noOrganisation')}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="newOrganisation"
        label={say('people.field.newOrganisation')}
        hint={say('people.hint.newOrganisation')}
        optional={say('people.optional')}
        value={typed.newOrganisation}
        error={errorIn(props, 'newOrganisation')}
        autocomplete="off"
      />
      <SelectField
        name="kind"
        label={say('people.field.kind')}
        value={typed.kind}
        error={errorIn(props, 'kind')}
        emptyLabel={say('people.choose')}
        options={organisationKinds.map((kind) => ({
          value: kind,
          label: say(`people.kind.${kind}`),
        }))}
      />
      <SelectField
        name="domain"
        label={say('people.field.domain')}
        value={typed.domain}
        error={errorIn(props, 'domain')}
        emptyLabel={say('people.choose')}
        options={domains.map((domain) => ({ value: domain, label: sayDomain(words, domain) }))}
      />
    </>
  );
}
