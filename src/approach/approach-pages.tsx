import { type AppContext, CoalitionShell, FormFaults, may } from '../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  DataList,
  Flow,
  Form,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
  SelectField,
  StatusBadge,
  TextArea,
  TextField,
} from '../ui/index.ts';
import { type Approach, answerDays } from './approach.ts';
import type { ApproachFaults, ApproachField, TypedApproach } from './approach-form.ts';
import type { PartContent } from './approach-part.ts';

type Seen = { c: AppContext };

/** Someone who may lead an approach. */
export type CoordinatorChoice = { readonly id: string; readonly name: string };

/** All approaches of the workspace. */
export function ApproachListPage({ c, approaches }: Seen & { approaches: readonly Approach[] }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const mayMake = may(account, 'approaches.manage');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('approach.list.title')}
      path="/aanpak"
    >
      <Heading level={1}>{say('approach.list.title')}</Heading>
      {approaches.length === 0 && <Lead>{say('approach.list.empty')}</Lead>}
      <CardGrid>
        {approaches.map((approach) => (
          <Card title={approach.title} href={`/aanpak/${approach.slug}`}>
            <Paragraph dir="auto">{approach.purpose}</Paragraph>
          </Card>
        ))}
      </CardGrid>
      {mayMake && (
        <ButtonGroup>
          <ButtonLink href="/aanpak/nieuw" look="primary">
            {say('approach.new')}
          </ButtonLink>
        </ButtonGroup>
      )}
    </CoalitionShell>
  );
}

/** One approach: why it is there, how our own work stands, and the way to every room. */
export function ApproachPage({
  c,
  approach,
  coordinator,
  parts,
}: Seen & { approach: Approach; coordinator: string | null; parts: readonly PartContent[] }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const path = `/aanpak/${approach.slug}`;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={approach.title}
      path={path}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title },
      ]}
    >
      <Heading level={1} dir="auto">
        {approach.title}
      </Heading>
      <Lead>{approach.purpose}</Lead>
      <DataList
        items={[
          {
            term: say('approach.coordinator'),
            definition: coordinator ?? say('approach.coordinator.gone'),
          },
          {
            term: say('approach.within'),
            definition: say('approach.days.value', { count: approach.answerDays }),
          },
        ]}
      />
      {parts.map((part) => (
        <Part part={part} />
      ))}
      {may(account, 'approaches.manage') && (
        <ButtonGroup>
          <ButtonLink href={`${path}/wijzigen`} look="subtle">
            {say('approach.change')}
          </ButtonLink>
        </ButtonGroup>
      )}
    </CoalitionShell>
  );
}

function Part({ part }: { part: PartContent }) {
  const { heading, intro, figures = [], source, links, actions = [] } = part;
  return (
    <section class="hoofdrol-flow">
      <Heading level={2}>{heading}</Heading>
      {intro && <Paragraph>{intro}</Paragraph>}
      {figures.length > 0 && (
        <DataList items={figures.map(({ label, value }) => ({ term: label, definition: value }))} />
      )}
      {source && <Paragraph quiet>{source}</Paragraph>}
      {links.length > 0 && (
        <List
          items={links.map(({ href, label, state, tone = 'neutral' }) => (
            <>
              <Link href={href}>{label}</Link>{' '}
              {state && <StatusBadge tone={tone}>{state}</StatusBadge>}
            </>
          ))}
        />
      )}
      {actions.length > 0 && (
        <ButtonGroup>
          {actions.map(({ href, label }) => (
            <ButtonLink href={href}>{label}</ButtonLink>
          ))}
        </ButtonGroup>
      )}
    </section>
  );
}

export type ApproachFormProps = Seen & {
  /** Null: a new one. */
  approach: Approach | null;
  typed: TypedApproach;
  faults?: ApproachFaults;
  coordinators: readonly CoordinatorChoice[];
  formKey: string;
  /** This form made this approach before, from other words. */
  earlier?: Approach | undefined;
  /** The database cannot be reached. */
  away?: boolean;
};

/** The form in which an approach is made or changed; it shows again what was typed. */
export function ApproachFormPage(props: ApproachFormProps) {
  const { c, approach, typed, faults = {}, coordinators, formKey, earlier, away } = props;
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = approach ? say('approach.change') : say('approach.new');
  const action = approach ? `/aanpak/${approach.slug}/wijzigen` : '/aanpak/nieuw';
  const found = Object.entries(faults) as [ApproachField, NonNullable<ApproachFaults['title']>][];
  const error = (field: ApproachField) => {
    const fault = faults[field];
    return fault && say(`approach.fault.${fault}`);
  };
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
        { label: say('approach.list.title'), href: '/aanpak' },
        ...(approach ? [{ label: approach.title, href: `/aanpak/${approach.slug}` }] : []),
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={words}
        away={away}
        faults={found.map(([name, fault]) => ({ name, message: say(`approach.fault.${fault}`) }))}
      />
      {earlier && <AlreadySent c={c} earlier={earlier} />}
      <Form action={action} hidden={{ formKey }} busyLabel={say('form.busy')}>
        <TextField
          name="title"
          label={say('approach.form.title')}
          hint={say('approach.form.title.hint')}
          error={error('title')}
          value={typed.title}
          required
        />
        <TextArea
          name="purpose"
          label={say('approach.form.purpose')}
          hint={say('approach.form.purpose.hint')}
          error={error('purpose')}
          value={typed.purpose}
          rows={4}
          required
        />
        <SelectField
          name="coordinatorId"
          label={say('approach.coordinator')}
          hint={say('approach.form.coordinator.hint')}
          error={error('coordinatorId')}
          value={typed.coordinatorId}
          options={coordinators.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={say('approach.form.coordinator.choose')}
          required
        />
        <TextField
          name="answerDays"
          label={say('approach.days')}
          hint={say('approach.form.days.hint', {
            least: answerDays.least,
            most: answerDays.most,
          })}
          error={error('answerDays')}
          value={typed.answerDays}
          inputmode="numeric"
          look="short"
          required
        />
        {!approach && (
          <TextField
            name="slug"
            label={say('approach.form.slug')}
            hint={say('approach.form.slug.hint')}
            error={error('slug')}
            value={typed.slug}
            optional={say('approach.optional')}
          />
        )}
        <Flow>
          <ButtonGroup>
            <Button>{approach ? say('approach.save') : say('approach.make')}</Button>
            <ButtonLink href={approach ? `/aanpak/${approach.slug}` : '/aanpak'} look="subtle">
              {say('approach.cancel')}
            </ButtonLink>
          </ButtonGroup>
        </Flow>
      </Form>
    </CoalitionShell>
  );
}

function AlreadySent({ c, earlier }: Seen & { earlier: Approach }) {
  const { say } = c.var.words;
  return (
    <Notice kind="warning" title={say('approach.sent.title')} live>
      <Paragraph>
        {say('approach.sent.body')} <Link href={`/aanpak/${earlier.slug}`}>{earlier.title}</Link>
      </Paragraph>
      <Paragraph dir="auto">{earlier.purpose}</Paragraph>
      <Paragraph>{say('approach.sent.now')}</Paragraph>
    </Notice>
  );
}
