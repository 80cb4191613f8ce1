import type { Database, Tx } from '../../db/database.ts';
import type { AttentionSource } from '../../people/index.ts';
import { may, today } from '../../people/index.ts';
import { addDays, sayDay } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import type { ApproachPart } from '../approach-part.ts';
import { approachesOfIds } from '../approach-store.ts';
import { type Counted, countOnce } from '../kept-counts.ts';
import type { ThreadSource } from '../thread-source.ts';
import { reviewNotice } from './decision.ts';
import {
  countDecisions,
  type DecisionCounts,
  decisionsOfIds,
  decisionsToLookAt,
} from './decision-store.ts';
import { decisionPath, decisionsPath, titleOfDecision } from './decision-words.ts';

/** What this room says of decisions on the thread. */
export const decisionThreadSource: ThreadSource = {
  kinds: ['decision'],
  async describe(tx, { workspace: { tenantId }, account, words }, ids) {
    const decisions = await decisionsOfIds(tx, tenantId, ids);
    const approachIds = [...new Set(decisions.map(({ approachId }) => approachId))];
    const approaches = await approachesOfIds(tx, tenantId, approachIds);
    return decisions.map((decision) => {
      const approach = approaches.find(({ id }) => id === decision.approachId);
      const isOpen = approach && may(account, 'decisions.read');
      return {
        id: decision.id,
        kind: 'decision' as const,
        label: titleOfDecision(words, decision, 100),
        state:
          decision.replacedById === null
            ? words.say(`decision.outcome.${decision.outcome}`)
            : words.say('decision.state.replaced'),
        on: decision.decidedOn,
        href: isOpen ? decisionPath(approach, decision.id) : null,
      };
    });
  },
};

/** Decisions that this person looks at again soon, or should have. */
export const decisionReviews: AttentionSource = async (
  { workspace, account, words, today: day },
  tx,
) => {
  if (!may(account, 'decisions.record')) return { items: [], total: 0 };
  const { tenantId } = workspace;
  const until = addDays(day, reviewNotice);
  const found = await decisionsToLookAt(tx, tenantId, account.id, until);
  const { say, locale } = words;
  const items = found.map(({ id, slug, title, reviewOn }) => ({
    key: `decision-review:${id}`,
    what: say(reviewOn < day ? 'decision.attention.late' : 'decision.attention.due', {
      approach: title,
      day: sayDay(reviewOn, locale),
    }),
    dueOn: reviewOn,
    rank: 50,
    action: {
      href: `${decisionPath({ slug }, id)}/bekijken`,
      label: say('decision.attention.action'),
    },
  }));
  return { items, total: found[0]?.total ?? 0 };
};

/** How many decisions of an approach there are, counted once as long as nothing happens in it. */
export function decisionsOnce(
  db: Database,
  tx: Tx,
  about: Omit<Counted, 'name'>,
): Promise<DecisionCounts> {
  const { tenantId, approach, today: day } = about;
  return countOnce(db, { ...about, name: 'decisions' }, () =>
    countDecisions(tx, tenantId, approach.id, day),
  );
}

/** The decisions of an approach, on its page. */
export function decisionPart({ db, clock }: Pick<Deps, 'db' | 'clock'>): ApproachPart {
  return async ({ approach, workspace, account, words: { say } }, tx) => {
    if (!may(account, 'decisions.read')) return [];
    const { tenantId } = workspace;
    const day = today(workspace, clock.now());
    const { byView } = await decisionsOnce(db, tx, { tenantId, approach, today: day });
    const path = decisionsPath(approach);
    return [
      {
        heading: say('decision.list.title'),
        bead: 'decision',
        intro: say('decision.part.stands', { count: byView.now, review: byView.review }),
        links: [],
        actions: [
          { href: path, label: say('decision.part.all') },
          ...(may(account, 'decisions.record')
            ? [{ href: `${path}/nieuw`, label: say('decision.new') }]
            : []),
        ],
      },
    ];
  };
}
