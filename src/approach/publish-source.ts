import type { Tx } from '../db/database.ts';
import type { Source } from '../thread/ids.ts';
import type { TextByLocale } from '../thread/texts.ts';
import type { Day } from '../web/calendar.ts';
import type { ThreadRequest } from './thread-source.ts';

/** Of what a copy can be made that everybody may read. */
export const publishedKinds = ['theme', 'goal', 'decision', 'answer', 'contribution'] as const;
export type PublishedKind = (typeof publishedKinds)[number];

/** The parts of which a copy consists (`publication_text.part`). */
export type PublishedPart =
  | 'words'
  | 'heard'
  | 'said-by'
  | 'change'
  | 'notice'
  | 'input'
  | 'what'
  | 'why';

/**
 * What goes along with the words, as it was when the copy was made: dates, codes, counts, names of
 * bodies; nothing that a person said.
 * - theme: `contributions` (how many), `confirmedOn` (day or null)
 * - goal: `state`, `decidedOn` (day or null), `withResidents`, `residentsThere` (descriptions, no names)
 * - decision: `level`, `outcome`, `body` (code or words; null: a person), `byName` (null for a resident
 *   partner), `decidedOn`, `validFrom`, `reviewOn`, `documentName`, `documentUrl`
 * - answer: `givenOn`, `deliveredTo` (how many)
 * - contribution: `locale`, `form`, `saidIn` (`2026-04`)
 */
export type PublishedFacts = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

/** Why something cannot be published as it stands. */
export type NotPublishable =
  /** A theme of which residents did not say that it is what they meant. */
  | 'not-confirmed'
  /** Notes that were not read back to who said it. */
  | 'not-read-back'
  /** Sound that nobody wrote out yet. */
  | 'not-written-out'
  /** An answer that nobody heard yet. */
  | 'not-told'
  /** Taken back, or set aside. */
  | 'gone';

/** A bead of which a copy could be made, with its words as they stand now. */
export interface Publishable {
  readonly beadId: string;
  readonly kind: PublishedKind;
  readonly refusal: NotPublishable | null;
  /** In the order of the page; parts without words are left out. */
  readonly parts: readonly { readonly part: PublishedPart; readonly text: TextByLocale }[];
  readonly facts: PublishedFacts;
  /** Contributions only: the file with the person's voice, and the photos. */
  readonly sound: string | null;
  readonly photos: readonly string[];
}

/** A line to choose from. */
export interface PublishableLine {
  readonly id: string;
  readonly label: string;
  readonly on: Day;
  readonly refusal: NotPublishable | null;
}

/** What a room has that can be published. */
export interface PublishSource {
  readonly kinds: readonly PublishedKind[];
  /** Whether it is words of one person, whose consent is asked for the copy. */
  readonly needsConsent: boolean;
  /** Newest first, without what is gone; `after` is the id of the last line of the page before. */
  list(
    tx: Tx,
    request: ThreadRequest,
    asked: { readonly approachId: string; readonly after: string | null; readonly limit: number },
  ): Promise<readonly PublishableLine[]>;
  /**
   * One bead of an approach, or null. With `lock` it stays as it is until the transaction ends:
   * who takes it back waits, and finds the copy.
   */
  find(
    tx: Tx,
    tenantId: string,
    bead: { readonly approachId: string; readonly id: string; readonly lock: boolean },
  ): Promise<Publishable | null>;
  /** Writes down that this person read the original, where such reading is logged. */
  noteReading?(
    tx: Tx,
    source: Source,
    tenantId: string,
    accountId: string,
    id: string,
  ): Promise<void>;
}
