import type { BeadKind, BeadRelation } from '../../thread/beads.ts';
import type { Walk, WalkedLink } from '../../thread/walk-beads.ts';
import type { DescribedBead } from '../thread-source.ts';

/** The kinds of the one thread, from words to lesson. */
export const threadOrder = [
  'contribution',
  'theme',
  'goal',
  'step',
  'decision',
  'answer',
  'lesson',
] as const satisfies readonly BeadKind[];
export type ThreadKind = (typeof threadOrder)[number];

/** How something hangs on something earlier. */
export interface Hanging {
  readonly on: ThreadBead;
  readonly relation: BeadRelation;
}

/** One bead of a walk, with its number on the page. */
export interface ThreadBead extends Omit<DescribedBead, 'kind'> {
  readonly kind: ThreadKind;
  /** From 1, in reading order: the list and the drawing call it by this. */
  readonly number: number;
  readonly isHere: boolean;
}

export interface ThreadGroup {
  readonly kind: ThreadKind;
  readonly beads: readonly ThreadBead[];
  /** How many of this kind there are besides those shown. */
  readonly more: number;
}

/** A walk as it is shown: the same for the list and for the drawing. */
export interface Thread {
  readonly here: ThreadBead;
  readonly groups: readonly ThreadGroup[];
  readonly links: readonly WalkedLink[];
}

/**
 * Puts the beads of a walk in the order of the thread and numbers them.
 * @param described what the rooms say of them, by id; every bead of the walk is there
 */
export function orderThread(
  startId: string,
  walk: Walk,
  described: ReadonlyMap<string, DescribedBead>,
): Thread | null {
  let number = 0;
  let here: ThreadBead | null = null;
  const groups: ThreadGroup[] = [];
  for (const kind of threadOrder) {
    const walked = walk.beads.filter((bead) => bead.kind === kind);
    const beads: ThreadBead[] = [];
    for (const { id } of walked) {
      const bead = described.get(id);
      if (!bead) continue;
      number += 1;
      const placed = { ...bead, kind, number, isHere: id === startId };
      if (placed.isHere) here = placed;
      beads.push(placed);
    }
    if (beads.length === 0) continue;
    const more = Math.max(0, (walked[0]?.kindTotal ?? 0) - walked.length);
    groups.push({ kind, beads, more });
  }
  return here && { here, groups, links: walk.links };
}

/** What a bead hangs on, as far as it is shown, in reading order. */
export function hangingOf(thread: Thread, bead: ThreadBead): Hanging[] {
  const beads = thread.groups.flatMap((group) => group.beads);
  return thread.links
    .filter(({ fromId }) => fromId === bead.id)
    .flatMap(({ toId, relation }) => {
      const on = beads.find(({ id }) => id === toId);
      return on ? [{ on, relation }] : [];
    })
    .sort((a, b) => a.on.number - b.on.number);
}
