import { type Counted, countOnce } from '../approach/index.ts';
import type { Database, Tx } from '../db/database.ts';
import { readOnce } from '../db/read-once.ts';
import { newestContribution } from './consult-evidence-store.ts';

/**
 * Counts of contributions and what came of them, counted once as long as nothing happened in their
 * approach (`countOnce`), and no newer contribution came in: sending one does not raise its version.
 */
export async function countContributionsOnce<Counts>(
  db: Database,
  tx: Tx,
  about: Counted,
  count: () => Promise<Counts>,
): Promise<Counts> {
  const newest = await readOnce(newestContribution, tx, about.tenantId, about.approach.id);
  return countOnce(db, about, count, String(newest));
}
