import type { Child } from 'hono/jsx';
import { type AppContext, CoalitionShell, FormFaults } from '../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  type DataListItem,
  Form,
  Heading,
  Link,
  Notice,
  Paragraph,
  SelectField,
  TextArea,
  TextField,
} from '../ui/index.ts';
import { type Approach, answerDays } from './approach.ts';
import type { ApproachFaults, ApproachField, TypedApproach } from './approach-form.ts';
import type { ApproachBasis } from './change-approach.ts';
import { ChangedMeanwhile, ChangeFrame, changePath, SaveButtons } from './change-frame.tsx';

type Seen = { c: AppContext };

/** Someone who may lead an approach. */
export type CoordinatorChoice = { readonly id: string; readonly name: string };

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
  /** The mark of what stood in the form when it was opened. */
  seen?: string;
  /** What somebody else made of it since the form was opened. */
  current?: ApproachBasis;
};

/** The form in which an approach is made or changed; it shows again what was typed. */
export function ApproachFormPage(props: ApproachFormProps) {
  const { c, approach, faults = {}, coordinators, formKey, earlier, away, seen, current } = props;
  const { words } = c.var;
  const { say } = words;
  const found = Object.entries(faults) as [ApproachField, NonNullable<ApproachFaults['title']>][];
  const above = (
    <FormFaults
      words={words}
      away={away}
      faults={found.map(([name, fault]) => ({ name, message: say(`approach.fault.${fault}`) }))}
    />
  );
  if (approach) {
    return (
      <ChangeFrame c={c} approach={approach} page="basis" errorCount={found.length}>
        {above}
        {current && <ChangedMeanwhile words={words} now={basisItems(props, current)} />}
        <Form
          action={changePath(approach, 'basis')}
          hidden={{ gezien: seen }}
          busyLabel={say('form.busy')}
        >
          <BasisFields {...{ c, coordinators, faults }} typed={props.typed} />
          <SaveButtons words={words} approach={approach} />
        </Form>
      </ChangeFrame>
    );
  }
  return (
    <NewFrame c={c} errorCount={found.length}>
      {above}
      {earlier && <AlreadySent c={c} earlier={earlier} />}
      <Form action="/aanpak/nieuw" hidden={{ formKey }} busyLabel={say('form.busy')}>
        <BasisFields {...{ c, coordinators, faults }} typed={props.typed} />
        <TextField
          name="slug"
          label={say('approach.form.slug')}
          hint={say('approach.form.slug.hint')}
          error={faults.slug && say(`approach.fault.${faults.slug}`)}
          value={props.typed.slug}
          optional={say('approach.optional')}
        />
        <ButtonGroup>
          <Button>{say('approach.make')}</Button>
          <ButtonLink href="/aanpak" look="subtle">
            {say('approach.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </NewFrame>
  );
}

function NewFrame({ c, errorCount, children }: Seen & { errorCount: number; children?: Child }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = say('approach.new');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/aanpak/nieuw"
      errorCount={errorCount}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[{ label: say('approach.list.title'), href: '/aanpak' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      {children}
    </CoalitionShell>
  );
}

function basisItems({ c, coordinators }: ApproachFormProps, basis: ApproachBasis): DataListItem[] {
  const { say } = c.var.words;
  const coordinator = coordinators.find(({ id }) => id === basis.coordinatorId)?.name;
  return [
    { term: say('approach.form.title'), definition: basis.title },
    { term: say('approach.form.purpose'), definition: basis.purpose },
    {
      term: say('approach.coordinator'),
      definition: coordinator ?? say('approach.coordinator.gone'),
    },
    { term: say('approach.days'), definition: String(basis.answerDays) },
  ];
}

function BasisFields({
  c,
  coordinators,
  typed,
  faults,
}: Seen & {
  coordinators: readonly CoordinatorChoice[];
  typed: TypedApproach;
  faults: ApproachFaults;
}) {
  const { say } = c.var.words;
  const error = (field: ApproachField) => {
    const fault = faults[field];
    return fault && say(`approach.fault.${fault}`);
  };
  return (
    <>
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
        hint={say('approach.form.days.hint', { least: answerDays.least, most: answerDays.most })}
        error={error('answerDays')}
        value={typed.answerDays}
        inputmode="numeric"
        look="short"
        required
      />
    </>
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
