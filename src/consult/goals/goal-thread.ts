import { allApproaches, type ThreadSource } from '../../approach/index.ts';
import { may, today } from '../../people/index.ts';
import { goalPath, isWithResidents } from './goal.ts';
import { goalsOfIds } from './goal-list-store.ts';
import { goalTitle } from './goal-words.ts';

/** What this room says of goals on a walk along the thread. */
export const goalThreadSource: ThreadSource = {
  kinds: ['goal'],
  async describe(tx, { workspace, account, words }, ids) {
    const { tenantId } = workspace;
    const goals = await goalsOfIds(tx, tenantId, ids);
    if (goals.length === 0) return [];
    const slugs = new Map((await allApproaches(tx, tenantId)).map((one) => [one.id, one.slug]));
    const mayOpen = may(account, 'goals.read');
    return goals.map((goal) => {
      const slug = slugs.get(goal.approachId);
      const state = words.say(`goal.state.${goal.state}`);
      return {
        id: goal.id,
        kind: 'goal',
        label: goalTitle(goal.change),
        state: isWithResidents(goal.presence) ? state : `${state}, ${words.say('goal.alone')}`,
        on: goal.decidedOn ?? today(workspace, goal.createdAt),
        href: mayOpen && slug ? goalPath(slug, goal.id) : null,
      };
    });
  },
};
