import type { Approach } from '../../approach/index.ts';
import { type AppContext, FormFaults, may } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  Form,
  Heading,
  Pagination,
  Paragraph,
  Quote,
} from '../../ui/index.ts';
import { goalPath } from './goal.ts';
import type { GoalFaults } from './goal-form.ts';
import { GoalShell } from './goal-shell.tsx';
import type { ThemeChoice } from './goal-sources.ts';
import type { ContributionChoice } from './goal-sources-store.ts';
import type { Goal } from './goal-store.ts';
import { goalTitle } from './goal-words.ts';
import { sayContribution } from './say-contribution.ts';

export type GoalSourcesProps = {
  c: AppContext;
  approach: Approach;
  goal: Goal;
  themes: readonly ThemeChoice[];
  contributions: readonly ContributionChoice[];
  /** What is ticked. */
  chosen: readonly string[];
  faults: Pick<GoalFaults, 'themeIds' | 'contributionIds'>;
  /** Where older contributions stand. */
  next: string | null;
};

/** Where a goal comes from: themes that residents confirmed, and single contributions. */
export function GoalSourcesPage(props: GoalSourcesProps) {
  const { c, approach, goal, themes, contributions, chosen, faults, next } = props;
  const { words, account } = c.var;
  const { say } = words;
  const path = goalPath(approach.slug, goal.id);
  const title = say('goal.sources');
  const offered = themes.filter(({ id, isConfirmed }) => isConfirmed || chosen.includes(id));
  const waiting = themes.filter(({ isConfirmed }) => !isConfirmed).length;
  const found = Object.entries(faults) as ['themeIds', NonNullable<GoalFaults['themeIds']>][];
  const error = (field: keyof typeof faults) => {
    const fault = faults[field];
    return fault && say(`goal.fault.${fault}`);
  };
  return (
    <GoalShell
      c={c}
      approach={approach}
      title={title}
      path={`${path}/herkomst`}
      above={[{ label: goalTitle(goal.change), href: path }]}
      errorCount={found.length}
    >
      <Heading level={1}>{title}</Heading>
      <Quote>{goal.change}</Quote>
      <FormFaults
        words={words}
        faults={found.map(([name, fault]) => ({ name, message: say(`goal.fault.${fault}`) }))}
      />
      <Form
        action={`${path}/herkomst`}
        hidden={{ shown: [...offered, ...contributions].map(({ id }) => id) }}
        busyLabel={say('form.busy')}
      >
        {offered.length > 0 || faults.themeIds ? (
          <CheckboxGroup
            name="themeIds"
            label={say('goal.sources.themes')}
            hint={say('goal.sources.themes.hint')}
            error={error('themeIds')}
            options={offered.map((one) => ({
              value: one.id,
              label: one.title,
              hint: one.isConfirmed ? undefined : say('goal.sources.theme.unconfirmed'),
            }))}
            values={chosen}
          />
        ) : (
          <Paragraph>{say('goal.sources.themes.none')}</Paragraph>
        )}
        {waiting > 0 && (
          <Paragraph quiet>{say('goal.sources.themes.waiting', { count: waiting })}</Paragraph>
        )}
        {may(account, 'contributions.read') && contributions.length > 0 && (
          <CheckboxGroup
            name="contributionIds"
            label={say('goal.sources.contributions')}
            error={error('contributionIds')}
            options={contributions.map((one) => {
              const { title: label, lang } = sayContribution(words, one);
              return { value: one.id, label, lang };
            })}
            values={chosen}
          />
        )}
        <ButtonGroup>
          <Button>{say('goal.save.sources')}</Button>
          <ButtonLink href={path} look="subtle">
            {say('goal.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
      <Pagination
        label={say('goal.sources.contributions')}
        next={
          next
            ? { href: `${path}/herkomst?na=${next}`, label: say('goal.sources.contributions.more') }
            : undefined
        }
      />
    </GoalShell>
  );
}
