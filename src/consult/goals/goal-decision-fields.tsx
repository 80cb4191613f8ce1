import type { Approach } from '../../approach/index.ts';
import type { Account, AppContext } from '../../people/index.ts';
import {
  CheckboxGroup,
  Details,
  HiddenFields,
  Paragraph,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { type GoalFaults, type GoalForm, presentFields, type TypedGoal } from './goal-form.ts';
import type { PresentChoices } from './goal-people.ts';
import type { ThemeChoice } from './goal-sources.ts';
import type { ContributionChoice } from './goal-sources-store.ts';
import type { Goal } from './goal-store.ts';
import { sayContribution } from './say-contribution.ts';

export type GoalFormProps = {
  c: AppContext;
  approach: Approach;
  form: GoalForm;
  /** Null: a new one. */
  goal: Goal | null;
  typed: TypedGoal;
  faults: GoalFaults;
  formKey: string;
  people: PresentChoices;
  themes: readonly ThemeChoice[];
  contributions: readonly ContributionChoice[];
  /** Somebody else changed the goal since this person saw it. */
  isChanged?: boolean;
  /** This form made this goal before, from other words. */
  earlierId?: string | null;
};

const optionsOf = (accounts: readonly Account[]) =>
  accounts.map(({ id, name, organisation }) => ({
    value: id,
    label: name,
    hint: organisation ?? undefined,
  }));

/** Who decided it: on which day, and who was there. Residents come first. */
export function DecisionFields({ c, form, typed, faults, people, goal }: GoalFormProps) {
  const { say } = c.var.words;
  const error = (field: 'decidedOn' | 'groups' | 'present') => {
    const fault = faults[field];
    return fault && say(`goal.fault.${fault}`);
  };
  const others = [
    { name: presentFields[1], key: 'goal.present.keyPersons', accounts: people.keyPersons },
    { name: presentFields[2], key: 'goal.present.coalition', accounts: people.coalition },
  ] as const;
  const listed = new Set(
    [people.partners, people.keyPersons, people.coalition].flat().map(({ id }) => id),
  );
  // whoever was there and left since then stays named: history is true
  const left = (goal?.presence ?? []).filter(
    ({ accountId }) =>
      accountId !== null && !listed.has(accountId) && typed.present.includes(accountId),
  );
  return (
    <>
      <TextField
        name="decidedOn"
        type="date"
        label={say('goal.decided.on')}
        hint={form === 'state' ? undefined : say('goal.decided.on.hint')}
        error={error('decidedOn')}
        value={typed.decidedOn}
        optional={form === 'state' ? undefined : say('goal.optional')}
        required={form === 'state'}
      />
      <TextArea
        name="groups"
        label={say('goal.groups')}
        hint={say('goal.groups.hint')}
        error={error('groups')}
        value={typed.groups}
        rows={3}
        optional={say('goal.optional')}
      />
      {people.partners.length > 0 ? (
        <CheckboxGroup
          name={presentFields[0]}
          label={say('goal.present.partners')}
          error={error('present')}
          options={optionsOf(people.partners)}
          values={typed.present}
        />
      ) : (
        <Paragraph quiet>{say('goal.present.partners.none')}</Paragraph>
      )}
      <HiddenFields values={{ present: left.flatMap(({ accountId }) => accountId ?? []) }} />
      <Details
        summary={say('goal.present.others')}
        open={others.some(({ accounts }) => accounts.some(({ id }) => typed.present.includes(id)))}
      >
        <Paragraph quiet>{say('goal.present.others.hint')}</Paragraph>
        {others.map(
          ({ name, key, accounts }) =>
            accounts.length > 0 && (
              <CheckboxGroup
                name={name}
                label={say(key)}
                options={optionsOf(accounts)}
                values={typed.present}
              />
            ),
        )}
      </Details>
    </>
  );
}

/** What a new goal comes from: themes that residents confirmed, and contributions that were chosen. */
export function ThemeFields({ c, typed, faults, themes, contributions }: GoalFormProps) {
  const { words } = c.var;
  const { say } = words;
  const confirmed = themes.filter(({ isConfirmed }) => isConfirmed);
  const waiting = themes.length - confirmed.length;
  const error = (field: 'themeIds' | 'contributionIds') => {
    const fault = faults[field];
    return fault && say(`goal.fault.${fault}`);
  };
  const waits = waiting > 0 ? ` ${say('goal.sources.themes.waiting', { count: waiting })}` : '';
  return (
    <>
      {confirmed.length > 0 || faults.themeIds ? (
        <CheckboxGroup
          name="themeIds"
          label={say('goal.sources')}
          hint={`${say('goal.sources.themes.hint')}${waits}`}
          error={error('themeIds')}
          options={confirmed.map(({ id, title }) => ({ value: id, label: title }))}
          values={typed.themeIds}
        />
      ) : (
        <Paragraph quiet>
          {say('goal.sources.themes.none')}
          {waits}
        </Paragraph>
      )}
      {contributions.length > 0 && (
        <CheckboxGroup
          name="contributionIds"
          label={say('goal.sources.contributions')}
          error={error('contributionIds')}
          options={contributions.map((one) => {
            const { title, lang } = sayContribution(words, one);
            return { value: one.id, label: title, lang };
          })}
          values={typed.contributionIds}
        />
      )}
    </>
  );
}
