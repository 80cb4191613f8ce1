import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import type { ThreadSource } from '../thread-source.ts';
import { ThreadPage } from './thread-pages.tsx';
import { walkThread } from './walk-thread.ts';

/**
 * `/draad/:id`: the thread of anything, from words to answer and back.
 * @param rooms what each room says of its own beads
 */
export function threadRoutes(deps: Deps, rooms: readonly ThreadSource[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/draad/:id', requireRight(deps, 'thread.read'), async (c) => {
    const { workspace, account, words } = c.var;
    const request = { workspace, account, words };
    const thread = await deps.db.tx(workspace, (tx) =>
      walkThread(tx, request, rooms, c.req.param('id')),
    );
    return thread ? sendPage(c, <ThreadPage c={c} thread={thread} />) : c.notFound();
  });
  return routes;
}
