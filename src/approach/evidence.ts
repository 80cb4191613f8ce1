import type { Tx } from '../db/database.ts';
import type { SignedIn, Workspace } from '../people/index.ts';
import type { Day } from '../web/calendar.ts';
import type { CoalitionWords } from '../web/words.ts';
import type { Approach } from './approach.ts';

/** The six ROCKET principles, in their order. */
export const principles = ['R', 'O', 'C', 'K', 'E', 'T'] as const;
export type Principle = (typeof principles)[number];

/** A dated, linked fact that shows that a principle was followed. */
export interface EvidenceItem {
  readonly principle: Principle;
  readonly key: string;
  /** One sentence: what was done, with counts of our own work where they tell something. */
  readonly what: string;
  /** When the newest of it happened. */
  readonly on: Day;
  /** Where it can be seen; null for counts without a page of their own. */
  readonly href: string | null;
  /**
   * Whether a resident or resident partner confirmed it. Evidence for R and T counts only then; null
   * where there is nothing to confirm.
   */
  readonly isConfirmed: boolean | null;
}

/** What is not there, with the step that would change it. */
export interface EvidenceGap {
  readonly principle: Principle;
  readonly key: string;
  readonly what: string;
  readonly next: { readonly href: string; readonly label: string } | null;
}

export interface Evidence {
  readonly items: readonly EvidenceItem[];
  readonly gaps: readonly EvidenceGap[];
}

export interface EvidenceRequest {
  readonly approach: Approach;
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly words: CoalitionWords;
  readonly today: Day;
}

/**
 * What a room can show for the principles, computed when it is read and stored nowhere, so that taking
 * back reaches it. Never a score: no scoring of ROCKET exists. Everything is read in the one transaction
 * of the page: a source opens none of its own.
 */
export type EvidenceSource = (request: EvidenceRequest, tx: Tx) => Promise<Evidence>;
