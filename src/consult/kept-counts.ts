import type { Approach } from '../approach/index.ts';
import type { Database, Tx } from '../db/database.ts';
import type { Day } from '../web/calendar.ts';
import { newestContribution } from './consult-evidence-store.ts';

const keepMilliseconds = 60_000;
const mostKept = 200;
type Kept = { state: string; until: number; counts: unknown };
const keptCounts = new WeakMap<Database, Map<string, Kept>>();

/**
 * Counts of an approach, counted once as long as nothing happened in it: counting thousands of messages
 * at every look costs more than all the rest of a page. Whatever changes a count raises the approach's
 * version or brings a newer contribution; so taking back is seen at the next look. Only numbers and days
 * may be kept, never words.
 * @param name what is counted
 */
export async function countOnce<Counts>(
  db: Database,
  tx: Tx,
  about: { tenantId: string; approach: Approach; today: Day; name: string },
  count: () => Promise<Counts>,
): Promise<Counts> {
  const { tenantId, approach, today, name } = about;
  let kept = keptCounts.get(db);
  if (!kept) {
    kept = new Map();
    keptCounts.set(db, kept);
  }
  const newest = await newestContribution(tx, tenantId, approach.id);
  const state = `${approach.publicationVersion} ${newest} ${today}`;
  const key = `${tenantId} ${approach.id} ${name}`;
  const known = kept.get(key);
  if (known && known.state === state && known.until > performance.now()) {
    return known.counts as Counts;
  }
  const counts = await count();
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, { state, until: performance.now() + keepMilliseconds, counts });
  return counts;
}
