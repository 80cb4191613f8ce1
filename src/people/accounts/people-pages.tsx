import {
  Button,
  type FieldFault,
  Form,
  Heading,
  Lead,
  Notice,
  RadioGroup,
  Table,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { FormFaults } from '../form-faults.tsx';
import type { SignedIn } from '../sessions/session-store.ts';
import { CoalitionShell } from '../shells.tsx';
import type { Workspace } from '../workspaces/workspace.ts';
import { type Account, roles } from './account.ts';
import type { PersonFault, TypedPerson } from './add-person.ts';

/** Everyone who may sign in, with a link to hand over, and a form for one more. */
export function PeoplePage({
  workspace,
  words,
  account,
  people,
  typed,
  faults,
  formKey,
  newKey,
  added,
  away,
}: {
  workspace: Pick<Workspace, 'name' | 'isDemo'>;
  words: CoalitionWords;
  account: SignedIn;
  people: readonly Account[];
  typed: TypedPerson;
  faults: readonly PersonFault[];
  formKey: string;
  /** Makes a key for each of the other forms. */
  newKey: () => string;
  /** Somebody was just added. */
  added: boolean;
  /** The database cannot be reached. */
  away: boolean;
}) {
  const { say } = words;
  const title = say('people.list.title');
  const errors: (FieldFault & { name: string })[] = faults.map(({ field, reason }) => ({
    name: field,
    message: say(`people.fault.${field}.${reason}`),
  }));
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mensen"
      errorCount={errors.length}
      scripts={['enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('people.list.lead')}</Lead>
      <FormFaults words={words} away={away} faults={errors} />
      {added && (
        <Notice kind="success" live>
          {say('people.list.added')}
        </Notice>
      )}
      {people.length > 0 && (
        <Table
          caption={title}
          captionHidden
          columns={[
            { label: say('people.field.name') },
            { label: say('people.field.role') },
            { label: say('people.field.organisation') },
            { label: say('people.field.email') },
            { label: say('people.list.link') },
          ]}
          rows={people.map((one) => [
            one.name,
            say(`role.${one.role}`),
            one.organisation ?? '',
            <bdi dir="ltr">{one.email}</bdi>,
            <Form
              action={`/mensen/${one.id}/link`}
              hidden={{ formKey: newKey() }}
              busyLabel={say('form.busy')}
            >
              <Button look="secondary" label={say('people.list.makeLinkFor', { name: one.name })}>
                {say('people.list.makeLink')}
              </Button>
            </Form>,
          ])}
        />
      )}
      <Heading level={2}>{say('people.add.title')}</Heading>
      <Form action="/mensen" hidden={{ formKey }} busyLabel={say('form.busy')}>
        <TextField
          name="name"
          label={say('people.field.name')}
          value={typed.name}
          error={errorOf('name')}
          autocomplete="off"
          required
        />
        <TextField
          name="email"
          type="email"
          label={say('people.field.email')}
          value={typed.email}
          error={errorOf('email')}
          autocomplete="off"
          required
        />
        <RadioGroup
          name="role"
          label={say('people.field.role')}
          value={typed.role}
          error={errorOf('role')}
          options={roles.map((role) => ({
            value: role,
            label: say(`role.${role}`),
            hint: say(`people.roleAbout.${role}`),
          }))}
          required
        />
        <TextField
          name="organisation"
          label={say('people.field.organisation')}
          optional={say('people.optional')}
          value={typed.organisation}
          error={errorOf('organisation')}
          autocomplete="off"
        />
        <Button>{say('people.add.button')}</Button>
      </Form>
    </CoalitionShell>
  );
}
