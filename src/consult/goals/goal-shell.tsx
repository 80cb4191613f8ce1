import type { Child } from 'hono/jsx';
import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell } from '../../people/index.ts';
import { type BadgeTone, StatusBadge } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { type GoalState, goalsPath, isWithResidents, type Presence } from './goal.ts';

/** The frame around every page of goals: where one is, and the way back. */
export function GoalShell(props: {
  c: AppContext;
  approach: Approach;
  title: string;
  path: string;
  /** Between the list and this page. */
  above?: readonly { label: string; href: string }[];
  /** The page is the list itself. */
  isList?: boolean;
  errorCount?: number;
  scripts?: readonly string[];
  children?: Child;
}) {
  const { c, approach, title, path, above = [], isList, errorCount = 0, scripts = [] } = props;
  const { account, words, workspace } = c.var;
  const { say } = words;
  const list = isList ? [] : [{ label: say('goal.list.title'), href: goalsPath(approach.slug) }];
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={errorCount}
      scripts={scripts}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        ...list,
        ...above,
        { label: title },
      ]}
    >
      {props.children}
    </CoalitionShell>
  );
}

const toneOf: Readonly<Record<GoalState, BadgeTone>> = {
  open: 'info',
  reached: 'good',
  stopped: 'neutral',
};

/** How a goal stands; and, wherever it is shown, that residents did not decide it. */
export function GoalBadges({
  words: { say },
  goal,
}: {
  words: CoalitionWords;
  goal: { readonly state: GoalState; readonly presence: readonly Pick<Presence, 'kind'>[] };
}) {
  return (
    <>
      <StatusBadge tone={toneOf[goal.state]}>{say(`goal.state.${goal.state}`)}</StatusBadge>
      {!isWithResidents(goal.presence) && (
        <StatusBadge tone="waiting" pictogram="people">
          {say('goal.alone')}
        </StatusBadge>
      )}
    </>
  );
}
