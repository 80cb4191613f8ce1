import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  TextArea,
} from '../../ui/index.ts';
import type { Approach } from '../approach.ts';
import type { DecisionFaults } from './decision-form.ts';
import { type PersonChoice, ReviewFields } from './decision-form-fields.tsx';
import { DecisionFrame } from './decision-list-page.tsx';
import { Changed, errorOf, Standing, sendOnce } from './decision-standing.tsx';
import type { DecisionRecord } from './decision-store.ts';
import { decisionPath, decisionsPath, sayFaults } from './decision-words.ts';

type ChangeProps = {
  c: AppContext;
  approach: Approach;
  decision: DecisionRecord;
  faults?: DecisionFaults;
  isChanged?: boolean;
};

/** A typo in the words is mended. */
export function MendDecisionPage(
  props: ChangeProps & { typed: { what: string; why: string }; isLate: boolean },
) {
  const { c, approach, decision, typed, faults = {}, isLate } = props;
  const { words } = c.var;
  const { say } = words;
  const path = decisionPath(approach, decision.id);
  const found = sayFaults(words, faults);
  const error = errorOf(words, faults);
  return (
    <DecisionFrame
      c={c}
      approach={approach}
      title={say('decision.mend')}
      path={`${path}/verbeteren`}
      under={{ label: say('decision.one'), href: path }}
      errorCount={found.length}
      scripts={sendOnce}
    >
      <Heading level={1}>{say('decision.mend')}</Heading>
      <FormFaults words={words} faults={found} />
      {isLate && (
        <Notice kind="warning" title={say('decision.mend.late.title')} live>
          <Paragraph>{say('decision.mend.late')}</Paragraph>
        </Notice>
      )}
      {props.isChanged && <Changed c={c} approach={approach} decision={decision} />}
      {!isLate && <Lead>{say('decision.mend.lead')}</Lead>}
      <Form
        action={`${path}/verbeteren`}
        hidden={{ gezien: String(decision.version) }}
        busyLabel={say('form.busy')}
      >
        <TextArea
          name="what"
          label={say('decision.form.what')}
          error={error('what')}
          value={typed.what}
          rows={4}
          required
        />
        <TextArea
          name="why"
          label={say('decision.form.why')}
          error={error('why')}
          value={typed.why}
          rows={5}
          required
        />
        <ButtonGroup>
          {!isLate && <Button>{say('decision.mend.save')}</Button>}
          {isLate && (
            <ButtonLink href={`${decisionsPath(approach)}/nieuw?vervangt=${decision.id}`}>
              {say('decision.replace')}
            </ButtonLink>
          )}
          <ButtonLink href={path} look="subtle">
            {say('decision.form.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </DecisionFrame>
  );
}

/** It is time to look at a decision again: it stays, or another one takes its place. */
export function LookAgainPage(
  props: ChangeProps & {
    typed: { reviewOn: string; ownerId: string };
    owners: readonly PersonChoice[];
  },
) {
  const { c, approach, decision, typed, faults = {}, owners } = props;
  const { words } = c.var;
  const { say } = words;
  const path = decisionPath(approach, decision.id);
  const found = sayFaults(words, faults);
  return (
    <DecisionFrame
      c={c}
      approach={approach}
      title={say('decision.look.title')}
      path={`${path}/bekijken`}
      under={{ label: say('decision.one'), href: path }}
      errorCount={found.length}
      scripts={sendOnce}
    >
      <Heading level={1}>{say('decision.look.title')}</Heading>
      <FormFaults words={words} faults={found} />
      {props.isChanged ? (
        <Changed c={c} approach={approach} decision={decision} />
      ) : (
        <Standing words={words} decision={decision} />
      )}
      <Card title={say('decision.look.keep')}>
        <Form
          action={`${path}/bekijken`}
          hidden={{ gezien: String(decision.version) }}
          busyLabel={say('form.busy')}
        >
          <ReviewFields
            words={words}
            reviewOn={typed.reviewOn}
            ownerId={typed.ownerId}
            owners={owners}
            error={errorOf(words, faults)}
          />
          <ButtonGroup>
            <Button>{say('decision.look.keep.button')}</Button>
          </ButtonGroup>
        </Form>
      </Card>
      <Card title={say('decision.look.replace')}>
        <Paragraph>{say('decision.look.replace.lead')}</Paragraph>
        <ButtonGroup>
          <ButtonLink href={`${decisionsPath(approach)}/nieuw?vervangt=${decision.id}`}>
            {say('decision.replace')}
          </ButtonLink>
        </ButtonGroup>
      </Card>
    </DecisionFrame>
  );
}
