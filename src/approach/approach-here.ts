import type { AppContext } from '../people/index.ts';
import type { Deps } from '../web/deps.ts';
import type { Approach } from './approach.ts';
import { approachOfSlug } from './approach-store.ts';

/** The approach of the address, or null. */
export function approachHere(deps: Deps, c: AppContext): Promise<Approach | null> {
  const workspace = c.get('workspace');
  const slug = c.req.param('slug') ?? '';
  return deps.db.tx(workspace, (tx) => approachOfSlug(tx, workspace.tenantId, slug));
}
