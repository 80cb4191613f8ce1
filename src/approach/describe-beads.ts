import type { Tx } from '../db/database.ts';
import type { BeadKind } from '../thread/beads.ts';
import type { DescribedBead, ThreadRequest, ThreadSource } from './thread-source.ts';

/** A bead of which only the room knows more. */
export interface BeadRef {
  readonly id: string;
  readonly kind: BeadKind;
}

/** As many of a kind as a source describes at once. */
const atOnce = 10;

/** What the rooms say of these beads, in the order asked; what no room knows is left out. */
export async function describeBeads(
  tx: Tx,
  { workspace, account, words }: ThreadRequest,
  sources: readonly ThreadSource[],
  beads: readonly BeadRef[],
): Promise<DescribedBead[]> {
  const found = new Map<string, DescribedBead>();
  for (const source of sources) {
    for (const kind of source.kinds) {
      const ids = beads.filter((bead) => bead.kind === kind).map(({ id }) => id);
      for (let place = 0; place < ids.length; place += atOnce) {
        const some = ids.slice(place, place + atOnce);
        const described = await source.describe(tx, { workspace, account, words }, some);
        for (const bead of described) found.set(bead.id, bead);
      }
    }
  }
  return beads.flatMap(({ id }) => found.get(id) ?? []);
}
