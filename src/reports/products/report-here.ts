import { approachOfSlug } from '../../approach/index.ts';
import { type AppContext, today } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import type { Drafting } from './drafting.ts';
import type { Place } from './read-report.ts';
import type { Report } from './report.ts';
import { reportOfId } from './report-store.ts';

/** The approach of the address with who asks, or null. */
export async function draftingHere(deps: Deps, c: AppContext): Promise<Drafting | null> {
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const slug = c.req.param('slug') ?? '';
  const approach = await deps.db.tx({ tenantId }, (tx) => approachOfSlug(tx, tenantId, slug));
  return approach && { deps, workspace, account, approach };
}

/** The report of the address, with who asks; or null. */
export async function reportHere(
  deps: Deps,
  c: AppContext,
): Promise<(Drafting & { report: Report }) | null> {
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const slug = c.req.param('slug') ?? '';
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return null;
  return deps.db.tx({ tenantId }, async (tx) => {
    const approach = await approachOfSlug(tx, tenantId, slug);
    const report = approach && (await reportOfId(tx, tenantId, id));
    if (!approach || report?.approachId !== approach.id) return null;
    return { deps, workspace, account, approach, report };
  });
}

/** Where it is read, with links that begin with `base`. */
export function placeOf(
  { deps, workspace, approach }: Omit<Drafting, 'account'>,
  base: string,
): Place {
  return { workspace, approach, day: today(workspace, deps.clock.now()), base };
}

/** The address of a workspace, for links in files. */
export const baseOf = ({ deps, workspace }: Pick<Drafting, 'deps' | 'workspace'>): string =>
  workspace.baseUrl ?? deps.baseUrl;
