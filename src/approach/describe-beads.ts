import type { Tx } from '../db/database.ts';
import type { DescribedBead, ThreadRequest, ThreadSource } from './thread-source.ts';

/** What the rooms say of these beads, in the order asked; what no room knows is left out. */
export async function describeBeads(
  tx: Tx,
  { workspace, account, words }: ThreadRequest,
  sources: readonly ThreadSource[],
  ids: readonly string[],
): Promise<DescribedBead[]> {
  if (ids.length === 0) return [];
  const found = new Map<string, DescribedBead>();
  for (const source of sources) {
    for (const bead of await source.describe(tx, { workspace, account, words }, ids)) {
      found.set(bead.id, bead);
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
