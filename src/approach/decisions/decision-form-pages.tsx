import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Form,
  Heading,
  Link,
  Notice,
  Paragraph,
} from '../../ui/index.ts';
import type { Approach } from '../approach.ts';
import type { DecisionFaults, TypedDecision } from './decision-form.ts';
import {
  AboutFields,
  DayFields,
  DecidedFields,
  DeciderFields,
  type DecisionChoices,
} from './decision-form-fields.tsx';
import { DecisionFrame } from './decision-list-page.tsx';
import { Changed, errorOf, Standing, sendOnce } from './decision-standing.tsx';
import type { DecisionRecord } from './decision-store.ts';
import { decisionPath, decisionsPath, sayFaults, titleOfDecision } from './decision-words.ts';

export type DecisionFormProps = {
  c: AppContext;
  approach: Approach;
  typed: TypedDecision;
  faults?: DecisionFaults;
  choices: DecisionChoices;
  formKey: string;
  /** The decision that this one takes the place of, as it is now. */
  replaces: DecisionRecord | null;
  /** Somebody changed that decision, or replaced it, since the form was opened. */
  isChanged?: boolean;
  /** This form recorded this decision before, from other words. */
  earlier?: DecisionRecord | null;
};

/** The form in which a decision is recorded; it shows again what was typed. */
export function DecisionFormPage(props: DecisionFormProps) {
  const { c, approach, typed, faults = {}, choices, formKey, replaces, earlier } = props;
  const { words } = c.var;
  const { say } = words;
  const title = replaces ? say('decision.replace') : say('decision.new');
  const action = `${decisionsPath(approach)}/nieuw`;
  const found = sayFaults(words, faults);
  const fields = { words, typed, choices, action, error: errorOf(words, faults) };
  return (
    <DecisionFrame
      c={c}
      approach={approach}
      title={title}
      path={action}
      errorCount={found.length}
      scripts={sendOnce}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={found} />
      {earlier && (
        <Notice kind="warning" title={say('decision.sent.title')} live>
          <Paragraph>
            {say('decision.sent.body')}{' '}
            <Link href={decisionPath(approach, earlier.id)} dir="auto">
              {titleOfDecision(words, earlier)}
            </Link>
          </Paragraph>
          <Paragraph>{say('decision.sent.now')}</Paragraph>
        </Notice>
      )}
      {props.isChanged && <Changed c={c} approach={approach} decision={replaces} />}
      {replaces && !props.isChanged && (
        <Card title={say('decision.form.replacing')} titleLevel={2}>
          <Standing words={words} decision={replaces} />
        </Card>
      )}
      <Form
        action={action}
        hidden={{
          formKey,
          vervangt: replaces?.id,
          gezien: replaces ? String(replaces.version) : undefined,
        }}
        busyLabel={say('form.busy')}
      >
        <Heading level={2}>{say('decision.form.part.what')}</Heading>
        <DecidedFields {...fields} />
        <DeciderFields {...fields} />
        <DayFields {...fields} />
        <Heading level={2}>{say('decision.form.part.about')}</Heading>
        <AboutFields {...fields} />
        <ButtonGroup>
          <Button>{say('decision.form.save')}</Button>
          <ButtonLink href={decisionsPath(approach)} look="subtle">
            {say('decision.form.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </DecisionFrame>
  );
}
