import type { MiddlewareHandler } from 'hono';
import type { Installation } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import type { AppEnv } from '../app-env.ts';
import { askedHost } from '../request.ts';
import type { Workspace } from './workspace.ts';
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
  deps: Pick<Deps, 'clock' | 'trustProxy'>,
): MiddlewareHandler<AppEnv> {
  const known = new Map<string, { workspace: Workspace; until: number }>();
  return async (c, next) => {
    const host = withoutPort(askedHost(c, deps));
    const now = deps.clock.now().getTime();
    let entry = known.get(host);
    if (!entry || entry.until < now) {
      try {
        const workspace = await workspaceOfHost(installation, host);
        entry = workspace ? { workspace, until: now + keepMilliseconds } : undefined;
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
    c.set('workspace', entry.workspace);
    await next();
  };
}
