import {
  Button,
  DataList,
  Form,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
  SelectField,
  Table,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { CoalitionShell } from '../shells.tsx';
import { type Organisation, organisationKinds } from './organisation.ts';
import type {
  DomainFault,
  OrganisationFault,
  OrganisationFaults,
  OrganisationField,
  TypedOrganisation,
} from './organisation-form.ts';
import { sayDomain, sayKind } from './organisation-words.ts';

type Typed = {
  typed: TypedOrganisation;
  faults?: OrganisationFaults;
  domains: readonly string[];
};

const faultsIn = ({ say }: CoalitionWords, faults: OrganisationFaults) =>
  (Object.entries(faults) as [OrganisationField, OrganisationFault][]).map(([name, fault]) => ({
    name,
    message: say(`people.organisation.fault.${fault}`),
  }));

/** Every organisation, a form for one more, and the domains that this workspace added. */
export function OrganisationsPage({
  c,
  organisations,
  typed,
  faults = {},
  domains,
  ownDomains,
  domain,
  domainFault,
  formKey,
}: Typed & {
  c: AppContext;
  organisations: readonly Organisation[];
  ownDomains: readonly string[];
  /** What was typed as the name of a domain. */
  domain: string;
  domainFault?: DomainFault | undefined;
  formKey: string;
}) {
  const { workspace, words, account } = c.var;
  const { say } = words;
  const title = say('people.organisations.title');
  const wrongDomain = domainFault && say(`people.organisation.fault.${domainFault}`);
  const found = faultsIn(words, faults);
  if (wrongDomain) found.push({ name: 'newDomain' as OrganisationField, message: wrongDomain });
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mensen/organisaties"
      errorCount={found.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[{ label: say('people.list.title'), href: '/mensen' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('people.organisations.lead')}</Lead>
      <FormFaults words={words} faults={found} />
      {organisations.length === 0 ? (
        <Paragraph>{say('people.organisations.none')}</Paragraph>
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { label: say('people.field.name') },
            { label: say('people.field.kind') },
            { label: say('people.field.domain') },
          ]}
          rows={organisations.map((one) => [
            <Link href={`/mensen/organisaties/${one.id}`}>{one.name}</Link>,
            sayKind(words, one.kind),
            sayDomain(words, one.domain),
          ])}
        />
      )}
      <Heading level={2}>{say('people.organisations.add')}</Heading>
      <Form action="/mensen/organisaties" hidden={{ formKey }} busyLabel={say('form.busy')}>
        <OrganisationFields words={words} {...{ typed, faults, domains }} />
        <Button>{say('people.add.button')}</Button>
      </Form>
      <Heading level={2}>{say('people.domains.title')}</Heading>
      <Paragraph>{say('people.domains.lead')}</Paragraph>
      {ownDomains.length > 0 && <List items={[...ownDomains]} />}
      <Form action="/mensen/organisaties/domeinen" busyLabel={say('form.busy')}>
        <TextField
          name="newDomain"
          label={say('people.domains.name')}
          value={domain}
          error={wrongDomain}
          autocomplete="off"
        />
        <Button look="secondary">{say('people.domains.add')}</Button>
      </Form>
    </CoalitionShell>
  );
}

/** One organisation, to change what is known of it. */
export function OrganisationPage({
  c,
  organisation,
  typed,
  faults = {},
  domains,
  seen,
  changed = false,
}: Typed & {
  c: AppContext;
  organisation: Organisation;
  /** What stood here when the change began. */
  seen: string;
  /** Somebody else changed it meanwhile. */
  changed?: boolean;
}) {
  const { workspace, words, account } = c.var;
  const { say } = words;
  const { name } = organisation;
  const path = `/mensen/organisaties/${organisation.id}`;
  const found = faultsIn(words, faults);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={name}
      path={path}
      errorCount={found.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('people.list.title'), href: '/mensen' },
        { label: say('people.organisations.title'), href: '/mensen/organisaties' },
        { label: name },
      ]}
    >
      <Heading level={1}>{name}</Heading>
      <FormFaults words={words} faults={found} />
      {changed && (
        <Notice kind="warning" title={say('people.changed.title')} live>
          <p>{say('people.changed.lead', { name })}</p>
          <DataList
            items={[
              { term: say('people.field.kind'), definition: sayKind(words, organisation.kind) },
              {
                term: say('people.field.domain'),
                definition: sayDomain(words, organisation.domain),
              },
            ]}
          />
        </Notice>
      )}
      <Form action={path} hidden={{ seen }} busyLabel={say('form.busy')}>
        <OrganisationFields words={words} {...{ typed, faults, domains }} />
        <Button>{say('people.change.save')}</Button>
      </Form>
    </CoalitionShell>
  );
}

function OrganisationFields({
  words,
  typed,
  faults = {},
  domains,
}: Typed & { words: CoalitionWords }) {
  const { say } = words;
  const error = (field: OrganisationField) => {
    const fault = faults[field];
    return fault && say(`people.organisation.fault.${fault}`);
  };
  return (
    <>
      <TextField
        name="name"
        label={say('people.field.name')}
        value={typed.name}
        error={error('name')}
        autocomplete="off"
        required
      />
      <SelectField
        name="kind"
        label={say('people.field.kind')}
        value={typed.kind}
        error={error('kind')}
        emptyLabel={say('people.choose')}
        options={organisationKinds.map((kind) => ({
          value: kind,
          label: say(`people.kind.${kind}`),
        }))}
        required
      />
      <SelectField
        name="domain"
        label={say('people.field.domain')}
        value={typed.domain}
        error={error('domain')}
        emptyLabel={say('people.choose')}
        options={domains.map((one) => ({ value: one, label: sayDomain(words, one) }))}
        required
      />
    </>
  );
}
