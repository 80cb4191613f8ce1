import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  Heading,
  Paragraph,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { DescribedBead } from '../thread-source.ts';
import { decisionLevels, knownBodies, outcomes } from './decision.ts';
import type { DecisionField, TypedDecision } from './decision-form.ts';

/** Somebody to choose. */
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
}

/** What may be chosen in the form of a decision. */
export interface DecisionChoices {
  /** Who may have decided. */
  readonly deciders: readonly PersonChoice[];
  /** Who may look at it again. */
  readonly owners: readonly PersonChoice[];
  /** Themes and goals, and whatever was chosen already. */
  readonly beads: readonly DescribedBead[];
  /** What was looked for among them; null when there are few enough to see at once. */
  readonly search: string | null;
}

export type DecisionFieldsProps = {
  words: CoalitionWords;
  typed: TypedDecision;
  error: (field: DecisionField) => string | undefined;
  choices: DecisionChoices;
  /** Where the form goes, to come back to the choices after looking for one. */
  action: string;
};

const optionsOf = (people: readonly PersonChoice[]) =>
  people.map(({ id, name }) => ({ value: id, label: name }));

/** What was decided, whether it is yes or no, and why. */
export function DecidedFields({ words: { say }, typed, error }: DecisionFieldsProps) {
  return (
    <>
      <TextArea
        name="what"
        label={say('decision.form.what')}
        hint={say('decision.form.what.hint')}
        error={error('what')}
        value={typed.what}
        rows={3}
        required
      />
      <RadioGroup
        name="outcome"
        label={say('decision.form.outcome')}
        error={error('outcome')}
        value={typed.outcome}
        options={outcomes.map((one) => ({
          value: one,
          label: say(`decision.form.outcome.${one}`),
        }))}
        required
      />
      <TextArea
        name="why"
        label={say('decision.form.why')}
        hint={say('decision.form.why.hint')}
        error={error('why')}
        value={typed.why}
        rows={4}
        required
      />
    </>
  );
}

/** What the decision is about: themes and goals, found by their words when there are many. */
export function AboutFields({
  words: { say },
  typed,
  error,
  choices,
  action,
}: DecisionFieldsProps) {
  const { beads, search } = choices;
  const isEmpty = beads.length === 0;
  return (
    <>
      {isEmpty && search === null ? (
        <Paragraph quiet>{say('decision.form.about.empty')}</Paragraph>
      ) : (
        <CheckboxGroup
          name="about"
          label={say('decision.form.about')}
          hint={say('decision.form.about.hint')}
          error={error('about')}
          values={typed.about}
          options={beads.map(({ id, label, kind }) => ({
            value: id,
            label: (
              <>
                {label} (
                {say(
                  `decision.kind.${kind === 'theme' || kind === 'goal' ? kind : 'contribution'}`,
                )}
                )
              </>
            ),
          }))}
          optional={say('decision.form.optional')}
        />
      )}
      {search !== null && (
        <>
          {isEmpty && <Paragraph>{say('decision.form.search.none')}</Paragraph>}
          <TextField
            name="zoek"
            type="search"
            label={say('decision.form.search')}
            hint={say('decision.form.search.hint')}
            value={search}
          />
          <ButtonGroup>
            <Button
              look="secondary"
              name="zoeken"
              value="ja"
              formaction={`${action}#field-about`}
              formnovalidate
            >
              {say('decision.form.search.button')}
            </Button>
          </ButtonGroup>
        </>
      )}
    </>
  );
}

/** A person or a body, the document, and the level. */
export function DeciderFields({ words: { say }, typed, error, choices }: DecisionFieldsProps) {
  const optional = say('decision.form.optional');
  return (
    <>
      <Heading level={2}>{say('decision.form.part.who')}</Heading>
      <RadioGroup
        name="decider"
        label={say('decision.form.decider')}
        error={error('decider')}
        value={typed.decider}
        options={(['person', ...knownBodies, 'other'] as const).map((one) => ({
          value: one,
          label: say(`decision.form.decider.${one}`),
        }))}
        required
      />
      <SelectField
        name="decidedBy"
        label={say('decision.form.person')}
        hint={say('decision.form.person.hint')}
        error={error('decidedBy')}
        value={typed.decidedBy}
        options={optionsOf(choices.deciders)}
        emptyLabel={say('decision.form.choose')}
      />
      <TextField
        name="body"
        label={say('decision.form.body')}
        hint={say('decision.form.body.hint')}
        error={error('body')}
        value={typed.body}
      />
      <TextField
        name="documentName"
        label={say('decision.form.document')}
        hint={say('decision.form.document.hint')}
        error={error('documentName')}
        value={typed.documentName}
      />
      <TextField
        name="documentUrl"
        type="url"
        label={say('decision.form.url')}
        hint={say('decision.form.url.hint')}
        error={error('documentUrl')}
        value={typed.documentUrl}
        optional={optional}
      />
      <RadioGroup
        name="level"
        label={say('decision.form.level')}
        error={error('level')}
        value={typed.level}
        options={decisionLevels.map((one) => ({
          value: one,
          label: say(`decision.form.level.${one}`),
        }))}
        required
      />
    </>
  );
}

/** When it was decided, from when it is valid, and when and by whom it is looked at again. */
export function DayFields({ words: { say }, typed, error, choices }: DecisionFieldsProps) {
  return (
    <>
      <Heading level={2}>{say('decision.form.part.when')}</Heading>
      <TextField
        name="decidedOn"
        type="date"
        label={say('decision.form.decidedOn')}
        error={error('decidedOn')}
        value={typed.decidedOn}
        required
      />
      <TextField
        name="validFrom"
        type="date"
        label={say('decision.form.validFrom')}
        hint={say('decision.form.validFrom.hint')}
        error={error('validFrom')}
        value={typed.validFrom}
        optional={say('decision.form.optional')}
      />
      <ReviewFields
        words={{ say }}
        reviewOn={typed.reviewOn}
        ownerId={typed.ownerId}
        owners={choices.owners}
        error={error}
      />
    </>
  );
}

/** When and by whom a decision is looked at again. */
export function ReviewFields({
  words: { say },
  reviewOn,
  ownerId,
  owners,
  error,
}: {
  words: Pick<CoalitionWords, 'say'>;
  reviewOn: string;
  ownerId: string;
  owners: readonly PersonChoice[];
  error: (field: DecisionField) => string | undefined;
}) {
  return (
    <>
      <TextField
        name="reviewOn"
        type="date"
        label={say('decision.form.reviewOn')}
        hint={say('decision.form.reviewOn.hint')}
        error={error('reviewOn')}
        value={reviewOn}
        required
      />
      <SelectField
        name="ownerId"
        label={say('decision.form.owner')}
        hint={say('decision.form.owner.hint')}
        error={error('ownerId')}
        value={ownerId}
        options={optionsOf(owners)}
        emptyLabel={say('decision.form.choose')}
        required
      />
    </>
  );
}
