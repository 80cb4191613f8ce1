import { Hono } from 'hono';
import { type AppEnv, requireRight, today } from '../../people/index.ts';
import { eventsOf } from '../../thread/event-list.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { approachOfSlug } from '../approach-store.ts';
import { describeBeads } from '../describe-beads.ts';
import type { ThreadSource } from '../thread-source.ts';
import { tiedBeads } from './decidable-store.ts';
import { decisionFormRoutes } from './decision-form-routes.tsx';
import { decisionHere } from './decision-here.ts';
import { earlierWords } from './decision-history-store.ts';
import { DecisionListPage } from './decision-list-page.tsx';
import { DecisionPage } from './decision-page.tsx';
import { decisionsOnce } from './decision-sources.ts';
import { decisionPage, decisionsOfIds } from './decision-store.ts';
import { placeOf, viewOf } from './decision-words.ts';

const pageLength = 25;
const tiedLength = 30;

/**
 * `/aanpak/<slug>/besluiten`: the decisions of an approach, one of them, and their forms.
 * @param sources what the rooms say of the beads that a decision is about, or that tell it
 */
export function decisionRoutes(deps: Deps, sources: readonly ThreadSource[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const read = requireRight(deps, 'decisions.read');

  routes.get('/aanpak/:slug/besluiten', read, async (c) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const day = today(workspace, deps.clock.now());
    const view = viewOf(c.req.query('welke'));
    const after = placeOf(c.req.query('na'));
    const before = after ? null : placeOf(c.req.query('voor'));
    const shown = await deps.db.tx({ tenantId }, async (tx) => {
      const approach = await approachOfSlug(tx, tenantId, c.req.param('slug'));
      if (!approach) return null;
      const asked = { view, today: day, after, before, limit: pageLength + 1 };
      const found = await decisionPage(tx, tenantId, approach.id, asked);
      const about = { tenantId, approach, today: day };
      return { approach, found, counts: await decisionsOnce(deps.db, tx, about) };
    });
    if (!shown) return c.notFound();
    const { approach, found, counts } = shown;
    const isMore = found.length > pageLength;
    const decisions = before && isMore ? found.slice(1) : found.slice(0, pageLength);
    const page = DecisionListPage({
      ...{ c, approach, view, counts, decisions, today: day },
      hasNewer: before ? isMore : after !== null,
      hasOlder: before ? true : isMore,
    });
    return sendPage(c, page);
  });

  routes.route('/', decisionFormRoutes(deps, sources));

  routes.get('/aanpak/:slug/besluiten/:id', read, async (c) => {
    const here = await decisionHere(deps, c, c.req.param('id'));
    if (!here?.decision) return c.notFound();
    const { approach, decision } = here;
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const shown = await deps.db.tx({ tenantId }, async (tx) => {
      const tied = async (relation: 'decides-on' | 'tells', direction: 'earlier' | 'later') => {
        const asked = { relation, direction, limit: tiedLength };
        const { tied: beads, total } = await tiedBeads(tx, tenantId, decision.id, asked);
        return { beads: await describeBeads(tx, c.var, sources, beads), total };
      };
      const others = [decision.replacesId, decision.replacedById].flatMap((id) => id ?? []);
      const found = others.length > 0 ? await decisionsOfIds(tx, tenantId, others) : [];
      return {
        about: await tied('decides-on', 'earlier'),
        told: await tied('tells', 'later'),
        replaces: found.find(({ id }) => id === decision.replacesId) ?? null,
        replacedBy: found.find(({ id }) => id === decision.replacedById) ?? null,
        events: await eventsOf(tx, tenantId, decision.id),
        earlier: await earlierWords(tx, tenantId, decision),
      };
    });
    const now = deps.clock.now();
    const when = { today: today(workspace, now), now };
    return sendPage(c, <DecisionPage c={c} {...{ approach, decision }} {...shown} {...when} />);
  });
  return routes;
}
