import { allApproaches } from '../../approach/index.ts';
import { readOnce } from '../../db/read-once.ts';
import { type Attention, type AttentionSource, may, today } from '../../people/index.ts';
import { addDays, daysBetween } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { goalPath } from './goal.ts';
import { waitingGoals } from './goal-list-store.ts';

const mostItems = 10;
const rankWord = 30;
const rankAlone = 60;
const millisecondsPerDay = 86_400_000;

/** As many days a goal may stand without residents before its owner is asked to do something. */
export const patienceDays = 14;

/**
 * What goals ask: of a resident partner a word on each that no resident partner confirmed; of who follows a
 * goal, to talk about it with residents when it has stood alone for two weeks.
 */
export function goalAttention({ clock }: Pick<Deps, 'clock'>): AttentionSource {
  return async ({ workspace, account, words, today: day }, tx): Promise<Attention> => {
    const { tenantId } = workspace;
    const isPartner = account.role === 'resident-partner';
    if (!may(account, 'goals.decide')) return { items: [], total: 0 };
    const patience = new Date(clock.now().getTime() - patienceDays * millisecondsPerDay);
    const wanted = isPartner ? 'word' : { ownerId: account.id, before: patience };
    const { goals, total } = await waitingGoals(tx, tenantId, wanted, mostItems);
    const approaches = total > 0 ? await readOnce(allApproaches, tx, tenantId) : [];
    const items = goals.flatMap(({ id, approachId, createdAt }) => {
      const approach = approaches.find((one) => one.id === approachId);
      if (!approach) return [];
      const writtenOn = today(workspace, createdAt);
      const kind = isPartner ? 'word' : 'alone';
      return [
        {
          key: `goal-${kind}:${id}`,
          what: words.say(`goal.attention.${kind}`, {
            approach: approach.title,
            days: daysBetween(writtenOn, day),
          }),
          dueOn: isPartner ? null : addDays(writtenOn, patienceDays),
          rank: isPartner ? rankWord : rankAlone,
          action: {
            href: goalPath(approach.slug, id),
            label: words.say(`goal.attention.${kind}.action`),
          },
        },
      ];
    });
    return { items, total };
  };
}
