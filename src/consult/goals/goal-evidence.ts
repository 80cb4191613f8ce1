import type { Evidence, EvidenceGap, EvidenceRequest } from '../../approach/index.ts';
import { gap, item } from '../evidence-items.ts';
import { goalPath, goalsPath } from './goal.ts';
import type { DecidedCounts } from './goal-list-store.ts';
import type { Goal } from './goal-store.ts';
import { goalTitle, sayWho } from './goal-words.ts';

/**
 * What goals show for the principle of consulting: who decided them, and whether a resident partner said
 * that it was so. What the team says of residents is not confirmed by them.
 */
export function goalEvidence(
  request: EvidenceRequest,
  {
    decided,
    decidedGoals,
    aloneGoals,
  }: { decided: DecidedCounts; decidedGoals: readonly Goal[]; aloneGoals: number },
): Evidence {
  const { approach, words } = request;
  const goals = decidedGoals.flatMap((goal) =>
    item(request, {
      key: `goal:${goal.id}`,
      say: [
        'rocket.consult.goal',
        { goal: goalTitle(goal.change), who: sayWho(words, goal.presence) },
      ],
      on: goal.decidedOn,
      href: goalPath(approach.slug, goal.id),
      isConfirmed: goal.words.length > 0,
    }),
  );
  const oldest = decidedGoals.at(-1)?.decidedOn ?? null;
  const shown = decidedGoals.filter((goal) => goal.words.length > 0).length;
  const unconfirmed = decided.total - decided.confirmed;
  const rest = (key: 'more' | 'unconfirmed', count: number) =>
    item(request, {
      key: `goals-${key}`,
      say: [`rocket.consult.goals.${key}`, { count }],
      on: count > 0 ? oldest : null,
      href: goalsPath(approach.slug, 'all'),
      isConfirmed: key === 'more',
    });
  const others = [
    ...rest('more', decided.confirmed - shown),
    ...rest('unconfirmed', unconfirmed - (decidedGoals.length - shown)),
  ];
  const right = 'goals.decide' as const;
  const writing = { href: `${goalsPath(approach.slug)}/nieuw`, right };
  const talking = { href: goalsPath(approach.slug, 'alone'), right: 'goals.read' as const };
  const gaps: EvidenceGap[] = [];
  if (unconfirmed > 0) {
    const said = ['rocket.consult.goals.word', { count: unconfirmed }] as const;
    const reading = { href: goalsPath(approach.slug), right: 'goals.read' as const };
    const label = 'rocket.consult.goals.word.next';
    gaps.push(gap(request, 'goals-word', said, { ...reading, label }));
  }
  if (decided.total === 0 && aloneGoals === 0) {
    const label = 'rocket.consult.goals.next';
    gaps.push(gap(request, 'goals', ['rocket.consult.goals.none'], { ...writing, label }));
  }
  if (aloneGoals > 0) {
    const label = 'rocket.consult.goals.alone.next';
    const said = ['rocket.consult.goals.alone', { count: aloneGoals }] as const;
    gaps.push(gap(request, 'goals-alone', said, { ...talking, label }));
  }
  return { items: [...goals, ...others], gaps };
}
