import { Hono } from 'hono';
import { type AppEnv, may, requireRight, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import type { ApproachPart } from '../approach-part.ts';
import { approachOfSlug } from '../approach-store.ts';
import type { EvidenceSource } from '../evidence.ts';
import { roomsOf } from '../profile/profile-store.ts';
import { viewPrinciples } from './rocket.ts';
import { RocketPage, rocketPath } from './rocket-pages.tsx';

/** The way to the ROCKET view, on the page of an approach. */
export const rocketPart: ApproachPart = async ({ approach, account, words }) => {
  if (!may(account, 'evidence.read')) return [];
  const { say } = words;
  return [
    {
      heading: say('rocket.nav'),
      intro: say('rocket.part.intro'),
      links: [],
      actions: [{ href: rocketPath(approach), label: say('rocket.part.open') }],
    },
  ];
};

/**
 * `/aanpak/:slug/rocket`: what there is per principle, and what is missing. For signed-in people only.
 * @param sources what each room can show; computed now, so that taking back reaches it
 */
export function rocketRoutes(deps: Deps, sources: readonly EvidenceSource[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/aanpak/:slug/rocket', requireRight(deps, 'evidence.read'), async (c) => {
    const { workspace, account, words } = c.var;
    const { tenantId } = workspace;
    const day = today(workspace, deps.clock.now());
    const found = await deps.db.tx(workspace, async (tx) => {
      const approach = await approachOfSlug(tx, tenantId, c.req.param('slug'));
      if (!approach) return null;
      const request = { approach, workspace, account, words, today: day };
      const evidence = [];
      for (const source of sources) evidence.push(await source(request, tx));
      const rooms = await roomsOf(tx, tenantId, approach.id);
      return { approach, views: viewPrinciples(evidence, rooms) };
    });
    return found ? sendPage(c, <RocketPage c={c} {...found} today={day} />) : c.notFound();
  });
  return routes;
}
