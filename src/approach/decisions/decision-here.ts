import type { AppContext } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import type { Approach } from '../approach.ts';
import { approachOfSlug } from '../approach-store.ts';
import { type DecisionRecord, decisionOfId } from './decision-store.ts';

type Here = { approach: Approach; decision: DecisionRecord | null };

/** The approach of the address, and a decision of it by id; null when there is no such approach. */
export async function decisionHere(
  deps: Deps,
  c: AppContext,
  id: string | undefined,
): Promise<Here | null> {
  const { tenantId } = c.get('workspace');
  return deps.db.tx({ tenantId }, async (tx) => {
    const approach = await approachOfSlug(tx, tenantId, c.req.param('slug') ?? '');
    if (!approach) return null;
    const found = id && isId(id) ? await decisionOfId(tx, tenantId, id) : null;
    return { approach, decision: found?.approachId === approach.id ? found : null };
  });
}
