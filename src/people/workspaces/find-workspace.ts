import type { MiddlewareHandler } from 'hono';
import type { Installation } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import type { AppEnv } from '../app-env.ts';
import { askedHost } from '../request.ts';
import { demoTime } from './demo-clock.ts';
import { today, type Workspace } from './workspace.ts';
import { workspaceOfHost } from './workspace-store.ts';

const keepMilliseconds = 10_000;
const mostKept = 1_000;

const withoutPort = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/**
 * Finds the workspace of a request by its host, and keeps it for ten seconds: a lost database then
 * still leaves forms their name and languages. Unknown hosts get 404.
 */
export function findWorkspace(
  installation: Installation,
  deps: Pick<Deps, 'clock' | 'demo' | 'demoClock' | 'trustProxy'>,
): MiddlewareHandler<AppEnv> {
  const time = deps.demoClock && demoTime(installation, deps.demoClock);
  const known = new Map<string, { workspace: Workspace; until: number }>();
  return async (c, next) => {
    const host = withoutPort(askedHost(c, deps));
    const now = deps.clock.now().getTime();
    let entry = known.get(host);
    // the demo's clock goes back as well
    if (!entry || entry.until < now || entry.until > now + keepMilliseconds) {
      try {
        const workspace = await workspaceOfHost(installation, host);
        await time?.follow();
        const until = deps.clock.now().getTime() + keepMilliseconds;
        entry = workspace ? { workspace, until } : undefined;
        if (known.size >= mostKept) known.clear();
        if (entry) known.set(host, entry);
        else known.delete(host);
      } catch (error) {
        // the database is away: what was known a moment ago still holds
        if (!entry) throw error;
      }
    }
    if (!entry)
      return c.text('Hoofdrol: op dit adres is geen werkruimte. / No workspace here.', 404);
    c.set('workspace', withDemoDay(entry.workspace, deps));
    await next();
  };
}

/** In the demo people may move the clock, so that its pages say which day it is. */
function withDemoDay(
  workspace: Workspace,
  { demo, demoClock }: Pick<Deps, 'demo' | 'demoClock'>,
): Workspace {
  if (!demo || !demoClock || !workspace.isDemo) return workspace;
  const day = today(workspace, demoClock.now());
  return { ...workspace, demoDay: { day, isMoved: demoClock.daysAhead > 0 } };
}
