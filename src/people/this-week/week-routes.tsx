import { Hono } from 'hono';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag, residentTagOf } from '../../web/locales.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import type { AttentionGroup, AttentionRequest } from '../attention.ts';
import { requireRight } from '../require-right.ts';
import { today } from '../workspaces/workspace.ts';
import type { Digest } from './digest.ts';
import { digestRoutes } from './digest-routes.tsx';
import { digestOf } from './digest-store.ts';
import { gatherWeek, gatherWeekAnd } from './gather-attention.ts';
import { PlainWeekPage } from './plain-week-page.tsx';
import { WeekAllPage, WeekPage } from './week-pages.tsx';

const noDigest: Digest = { rhythm: 'never', weekday: 1 };

/**
 * Deze week: the first screen of everyone, and the same by e-mail. A key person has it in the languages
 * of residents.
 * @param rooms what each room asks of a person, in order
 */
export function weekRoutes(deps: Deps, rooms: readonly AttentionGroup[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const own = requireRight(deps, 'own.manage');
  const dayOf = (c: AppContext) => today(c.get('workspace'), deps.clock.now());
  const requestOf = (c: AppContext): AttentionRequest => {
    const { workspace, account, words } = c.var;
    return { workspace, account, words, today: dayOf(c) };
  };

  routes.get('/week', own, async (c) => {
    const { workspace, account } = c.var;
    const { week, read } = await gatherWeekAnd(deps, rooms, requestOf(c), (tx) =>
      digestOf(tx, workspace.tenantId, account.id),
    );
    const shown = { c, week, today: dayOf(c), digest: read ?? noDigest };
    if (account.role !== 'key-person') return sendPage(c, <WeekPage {...shown} />);
    const asked = c.req.query('taal') ?? '';
    const tag = isResidentTag(asked) ? asked : residentTagOf(account.locale);
    return sendPage(c, <PlainWeekPage {...shown} tag={tag} />);
  });
  routes.get('/week/alles', own, async (c) => {
    const week = await gatherWeek(deps, rooms, requestOf(c));
    return sendPage(c, <WeekAllPage c={c} week={week} today={dayOf(c)} />);
  });
  routes.route('/', digestRoutes(deps));
  return routes;
}
