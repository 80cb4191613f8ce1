import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Flow,
  Form,
  Heading,
  Lead,
  Link,
  Notice,
  Paragraph,
  Quote,
  RadioGroup,
  TextArea,
} from '../../ui/index.ts';
import { goalPath, goalStates, goalsPath } from './goal.ts';
import { DecisionFields, type GoalFormProps, ThemeFields } from './goal-decision-fields.tsx';
import type { GoalFaults, GoalField } from './goal-form.ts';
import { GoalShell } from './goal-shell.tsx';
import type { Goal } from './goal-store.ts';
import { goalTitle, sayDecision } from './goal-words.ts';

const titles = { new: 'goal.new', words: 'goal.edit', state: 'goal.finish' } as const;
const addresses = { new: 'nieuw', words: 'wijzigen', state: 'stand' } as const;

/** The form in which a goal is written, changed or ended; it shows again what was typed. */
export function GoalFormPage(props: GoalFormProps) {
  const { c, approach, form, goal, faults, formKey } = props;
  const { words } = c.var;
  const { say } = words;
  const title = say(titles[form]);
  const back = goal ? goalPath(approach.slug, goal.id) : goalsPath(approach.slug);
  const action = `${back}/${addresses[form]}`;
  const found = Object.entries(faults) as [GoalField, NonNullable<GoalFaults['change']>][];
  return (
    <GoalShell
      c={c}
      approach={approach}
      title={title}
      path={action}
      above={goal ? [{ label: goalTitle(goal.change), href: back }] : []}
      errorCount={found.length}
      scripts={['enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      {form === 'words' && <Lead>{say('goal.edit.lead')}</Lead>}
      {form === 'state' && <Lead>{say('goal.finish.lead')}</Lead>}
      <FormFaults
        words={words}
        faults={found.map(([name, fault]) => ({ name, message: say(`goal.fault.${fault}`) }))}
      />
      {props.earlierId && <AlreadySent {...props} earlierId={props.earlierId} />}
      {props.isChanged && goal && <ChangedMeanwhile c={c} goal={goal} />}
      <Form
        action={action}
        hidden={{ formKey, seen: goal ? String(goal.version) : undefined }}
        busyLabel={say('form.busy')}
      >
        {form === 'state' ? <StateFields {...props} /> : <WordsFields {...props} />}
        {form === 'new' && <ThemeFields {...props} />}
        <DecisionFields {...props} />
        <Flow>
          <ButtonGroup>
            <Button>{say(`goal.save.${form}`)}</Button>
            <ButtonLink href={back} look="subtle">
              {say('goal.cancel')}
            </ButtonLink>
          </ButtonGroup>
        </Flow>
      </Form>
    </GoalShell>
  );
}

const errorOf = ({ c, faults }: GoalFormProps, field: GoalField): string | undefined => {
  const fault = faults[field];
  return fault && c.var.words.say(`goal.fault.${fault}`);
};

function WordsFields(props: GoalFormProps) {
  const { c, typed, form } = props;
  const { say } = c.var.words;
  return (
    <>
      <TextArea
        name="change"
        label={say('goal.change')}
        hint={say('goal.change.hint')}
        error={errorOf(props, 'change')}
        value={typed.change}
        rows={3}
        required
      />
      <TextArea
        name="notice"
        label={say('goal.notice')}
        hint={say('goal.notice.hint')}
        error={errorOf(props, 'notice')}
        value={typed.notice}
        rows={3}
        optional={say('goal.optional')}
      />
      <TextArea
        name="input"
        label={say('goal.input')}
        hint={say('goal.input.hint')}
        error={errorOf(props, 'input')}
        value={typed.input}
        rows={3}
        optional={say('goal.optional')}
      />
      {form === 'words' && (
        <TextArea
          name="reason"
          label={say('goal.reason')}
          hint={say('goal.reason.hint')}
          error={errorOf(props, 'reason')}
          value={typed.reason}
          rows={3}
          required
        />
      )}
    </>
  );
}

function StateFields(props: GoalFormProps) {
  const { c, typed, goal } = props;
  const { say } = c.var.words;
  return (
    <>
      {goal && <Quote>{goal.change}</Quote>}
      <RadioGroup
        name="state"
        label={say('goal.finish.state')}
        error={errorOf(props, 'state')}
        options={goalStates
          .filter((state) => state !== goal?.state)
          .map((state) => ({ value: state, label: say(`goal.finish.${state}`) }))}
        value={typed.state}
        required
      />
      <TextArea
        name="reason"
        label={say('goal.finish.reason')}
        hint={say('goal.finish.reason.hint')}
        error={errorOf(props, 'reason')}
        value={typed.reason}
        rows={3}
        required
      />
    </>
  );
}

/** What someone else made of it, beside what this person typed. */
function ChangedMeanwhile({ c, goal }: { c: AppContext; goal: Goal }) {
  const { words } = c.var;
  const { say } = words;
  return (
    <Notice kind="warning" title={say('goal.changed.title')} live>
      <Paragraph>{say('goal.changed.body')}</Paragraph>
      <Heading level={3} look={4}>
        {say('goal.changed.now', { version: goal.version })}
      </Heading>
      <Quote attribution={sayDecision(words, goal)}>{goal.change}</Quote>
      {goal.notice && <Quote attribution={say('goal.notice')}>{goal.notice}</Quote>}
      {goal.input && <Quote attribution={say('goal.input')}>{goal.input}</Quote>}
      <Paragraph>
        {say('goal.history.state')}: {say(`goal.state.${goal.state}`)}
      </Paragraph>
    </Notice>
  );
}

function AlreadySent({ c, approach, earlierId }: GoalFormProps & { earlierId: string }) {
  const { say } = c.var.words;
  return (
    <Notice kind="warning" title={say('goal.sent.title')} live>
      <Paragraph>
        {say('goal.sent.body')}{' '}
        <Link href={goalPath(approach.slug, earlierId)}>{say('goal.sent.link')}</Link>
      </Paragraph>
      <Paragraph>{say('goal.sent.now')}</Paragraph>
    </Notice>
  );
}
