import type { Tx } from '../db/database.ts';
import type { Approach } from './approach.ts';
import { allApproaches } from './approach-store.ts';

const read = new WeakMap<Tx, Promise<readonly Approach[]>>();

/**
 * All approaches of a workspace, read once in a transaction however many rooms ask: for pages that only
 * read. Whoever writes asks `allApproaches`.
 */
export function approachesOnce(tx: Tx, tenantId: string): Promise<readonly Approach[]> {
  let found = read.get(tx);
  if (!found) {
    found = allApproaches(tx, tenantId);
    read.set(tx, found);
  }
  return found;
}
