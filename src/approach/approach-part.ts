import type { Tx } from '../db/database.ts';
import type { SignedIn, Workspace } from '../people/index.ts';
import type { CoalitionWords } from '../web/words.ts';
import type { Approach } from './approach.ts';

/** For whom a part of an approach's page is made. */
export interface PartRequest {
  readonly approach: Approach;
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly words: CoalitionWords;
}

/** What a room shows of itself on the page of an approach, in the words of the person who looks. */
export interface PartContent {
  readonly heading: string;
  /**
   * Its place on the thread. Parts that have one are shown first, in the order of the list, with
   * `intro` as the line that says how it stands; their figures stand folded.
   */
  readonly bead?: 'contribution' | 'theme' | 'goal' | 'decision' | 'answer';
  /** One sentence under the heading. */
  readonly intro?: string;
  /** Counts of our own work, with where and when they were counted in `source`. */
  readonly figures?: readonly { readonly label: string; readonly value: string }[];
  readonly source?: string;
  readonly links: readonly {
    readonly href: string;
    readonly label: string;
    /** How it stands, in a few words. */
    readonly state?: string;
    readonly tone?: 'neutral' | 'good' | 'waiting' | 'bad';
  }[];
  /** The thing to do next. */
  readonly actions?: readonly { readonly href: string; readonly label: string }[];
}

/**
 * A room's part of the page of an approach. `app.ts` hands the list to `approachRoutes`, so that
 * `approach` need not know the rooms. Gives nothing for who may not see it. Everything is read in the one
 * transaction of the page: a part opens none of its own.
 */
export type ApproachPart = (request: PartRequest, tx: Tx) => Promise<readonly PartContent[]>;
