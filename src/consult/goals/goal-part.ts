import type { PartContent, PartRequest } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { may } from '../../people/index.ts';
import { goalPath, goalsPath, isWithResidents } from './goal.ts';
import { type GoalCounts, type GoalLine, goalPage } from './goal-list-store.ts';
import { goalTitle } from './goal-words.ts';

const shownGoals = 3;

/** The newest open goals of an approach. */
export async function goalsForPart(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<readonly GoalLine[]> {
  const newest = { view: 'open', after: null, before: null, length: shownGoals } as const;
  return (await goalPage(tx, tenantId, approachId, newest)).goals;
}

/** What the page of an approach shows of its goals; also that residents did not decide one. */
export function partOfGoals(
  { approach, account, words }: PartRequest,
  goals: readonly GoalLine[],
  counts: GoalCounts,
): PartContent {
  const { say } = words;
  const path = goalsPath(approach.slug);
  const writing = { href: `${path}/nieuw`, label: say('goal.new') };
  return {
    heading: say('goal.list.title'),
    bead: 'goal',
    intro: counts.all === 0 ? say('goal.part.none') : say('goal.part.standing', { ...counts }),
    links: goals.map((goal) => ({
      href: goalPath(approach.slug, goal.id),
      label: goalTitle(goal.change),
      ...(isWithResidents(goal.presence)
        ? {}
        : { state: say('goal.alone'), tone: 'waiting' as const }),
    })),
    actions: [
      { href: path, label: say('goal.part.all') },
      ...(may(account, 'goals.decide') ? [writing] : []),
    ],
  };
}
