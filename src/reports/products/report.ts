import type { Day } from '../../web/calendar.ts';
import type { Choices } from '../compose/choices.ts';
import type { ReportKind } from '../documents/document.ts';

/** A report as it is being written; what of it was published stands in its versions. */
export interface Report {
  readonly id: string;
  /** Its name in public addresses. */
  readonly publicId: string;
  readonly approachId: string;
  readonly kind: ReportKind;
  /** The language in which it is written. */
  readonly locale: string;
  readonly told: Choices;
  /** Sentences that are left out. */
  readonly leftOut: readonly string[];
  readonly state: 'draft' | 'published' | 'withdrawn';
  /** Number of the newest published version; 0: none. */
  readonly newest: number;
  readonly changedOn: Day;
  readonly withdrawnOn: Day | null;
  /** Raised by every change. */
  readonly version: number;
}

/** How long own words may be, in characters: a sentence or a few. */
export const ownWordsLimit = 4_000;

/** The languages in which a kind can be written. */
export const localesOf: Readonly<Record<ReportKind, readonly string[]>> = {
  'council-letter': ['nl', 'en'],
  'board-sheet': ['nl', 'en'],
  'resident-sheet': ['nl-eenvoudig'],
};
