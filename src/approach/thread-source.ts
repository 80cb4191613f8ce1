import type { Tx } from '../db/database.ts';
import type { SignedIn, Workspace } from '../people/index.ts';
import type { BeadKind } from '../thread/beads.ts';
import type { Day } from '../web/calendar.ts';
import type { CoalitionWords } from '../web/words.ts';

/** One bead as it is shown on a walk along the thread. */
export interface DescribedBead {
  readonly id: string;
  readonly kind: BeadKind;
  /** A short line: the first words, or what it is when its words may not be read. */
  readonly label: string;
  /** How it stands, in a few words. */
  readonly state: string | null;
  readonly on: Day;
  /** Where it lives; null when this person may not open it. */
  readonly href: string | null;
}

export interface ThreadRequest {
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly words: CoalitionWords;
}

/** What a room says of its own beads. Ids of other rooms' beads, and of what is gone, are left out. */
export interface ThreadSource {
  readonly kinds: readonly BeadKind[];
  /** @param ids at most ten of each kind, and only of the kinds named above */
  describe(
    tx: Tx,
    request: ThreadRequest,
    ids: readonly string[],
  ): Promise<readonly DescribedBead[]>;
}
