import type { Database } from '../db/database.ts';
import type { Day } from '../web/calendar.ts';
import type { Approach } from './approach.ts';

const keepMilliseconds = 60_000;
const mostKept = 500;
type Kept = { state: string; until: number; counts: unknown };
const keptCounts = new WeakMap<Database, Map<string, Kept>>();

/** What is counted of an approach, and how it stood then. */
export interface Counted {
  readonly tenantId: string;
  readonly approach: Approach;
  readonly today: Day;
  /** What is counted. */
  readonly name: string;
}

/**
 * Counts of an approach, counted once as long as nothing happened in it: counting thousands of rows at
 * every look costs more than all the rest of a page. Whatever changes a count raises the approach's
 * version, so what somebody did is seen at the next look. Only numbers, days, codes and ids may be kept,
 * never words.
 * @param about.approach as it was read in this transaction
 * @param mark what else changes the counts, without raising the version
 */
export async function countOnce<Counts>(
  db: Database,
  { tenantId, approach, today, name }: Counted,
  count: () => Promise<Counts>,
  mark = '',
): Promise<Counts> {
  let kept = keptCounts.get(db);
  if (!kept) {
    kept = new Map();
    keptCounts.set(db, kept);
  }
  const state = `${approach.publicationVersion} ${mark} ${today}`;
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
