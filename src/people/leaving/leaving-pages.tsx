import {
  Button,
  Form,
  Heading,
  Lead,
  List,
  Notice,
  Paragraph,
  SelectField,
} from '../../ui/index.ts';
import type { CoalitionKey } from '../../web/words.ts';
import { type Account, may } from '../accounts/account.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { CoalitionShell } from '../shells.tsx';
import type { WorkItem } from './work-of.ts';

export type HandOverProps = {
  c: AppContext;
  /** `signs`: may put their name under answers. */
  person: { readonly id: string; readonly name: string; readonly signs: boolean };
  /** They leave; else only work is handed over. */
  leaves: boolean;
  items: readonly WorkItem[];
  /** Everyone with an account but this person. */
  others: readonly Account[];
  /** Who was chosen, by field; null: nobody chose yet. */
  chosen: ReadonlyMap<string, string> | null;
  /** Fields without somebody who may take it over. */
  faults?: readonly string[];
  lastAdministrator?: boolean;
  formKey: string;
};

/** Who takes over what hangs on someone, per approach and kind; with it, they may leave. */
export function HandOverPage(props: HandOverProps) {
  const { c, person, leaves, items, faults = [], lastAdministrator = false, formKey } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const { name } = person;
  const title = say(leaves ? 'people.leaving.title' : 'people.handOver.title', { name });
  const path = `/mensen/${person.id}/${leaves ? 'vertrek' : 'overdragen'}`;
  const errors = items
    .filter(({ field }) => faults.includes(field))
    .map(({ field, work, kind }) => ({
      name: field,
      message: say('people.fault.takerOf', { what: work.say(words, kind) }),
    }));
  const approaches = [...new Set(items.map(({ kind }) => kind.approach.id))];
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={errors.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('people.list.title'), href: '/mensen' },
        { label: name, href: `/mensen/${person.id}` },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={errors} />
      {lastAdministrator ? (
        <Notice kind="warning" title={say('people.leaving.last')} live>
          {say('people.leaving.lastAbout', { name })}
        </Notice>
      ) : (
        <>
          {leaves && <WhatHappens {...props} />}
          <Form action={path} hidden={{ formKey }} busyLabel={say('form.busy')}>
            {items.length === 0 && !leaves && <Paragraph>{say('people.work.none')}</Paragraph>}
            {approaches.map((id) => (
              <Approach {...props} items={items.filter(({ kind }) => kind.approach.id === id)} />
            ))}
            {(leaves || items.length > 0) && (
              <Button look={leaves ? 'danger' : 'primary'}>{say(buttonOf(props), { name })}</Button>
            )}
          </Form>
        </>
      )}
    </CoalitionShell>
  );
}

const buttonOf = ({ leaves, items }: HandOverProps): CoalitionKey => {
  if (!leaves) return 'people.handOver.button';
  return items.length > 0 ? 'people.leaving.button' : 'people.leaving.button.nothing';
};

function WhatHappens({ c, person, items }: HandOverProps) {
  const { say } = c.var.words;
  const { name } = person;
  return (
    <>
      <Lead>
        {say(items.length > 0 ? 'people.leaving.lead' : 'people.leaving.nothing', { name })}
      </Lead>
      <List
        items={[
          say('people.leaving.ends', { name }),
          say('people.leaving.keeps', { name }),
          ...(person.signs ? [say('people.leaving.unsigned', { name })] : []),
          say('people.leaving.back', { name }),
        ]}
      />
    </>
  );
}

/** The kinds of work of one approach, each with who may take it over. */
function Approach(props: HandOverProps) {
  const { c, items, others, leaves, chosen, faults = [] } = props;
  const { words } = c.var;
  const { say } = words;
  return (
    <>
      <Heading level={2} dir="auto">
        {items[0]?.kind.approach.title}
      </Heading>
      {items.map(({ field, work, kind }) => {
        const able = others.filter(({ role }) => may({ role }, kind.right));
        const usual =
          able.find(({ id }) => id === kind.usualId) ?? able.find(() => able.length === 1);
        return (
          <SelectField
            name={field}
            label={work.say(words, kind)}
            hint={able.length === 0 ? say('people.leaving.nobody') : undefined}
            value={chosen ? chosen.get(field) : leaves ? usual?.id : undefined}
            error={faults.includes(field) ? say('people.fault.taker') : undefined}
            emptyLabel={say(leaves ? 'people.choose' : 'people.handOver.stays')}
            options={able.map((one) => ({
              value: one.id,
              label: `${one.name} (${say(`role.${one.role}`)})`,
            }))}
          />
        );
      })}
    </>
  );
}
