import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';

/**
 * Who reads it. For `public` only what was published, in the words of the published copy. For
 * `coalition` what stands today, in the words as they stand; contributions only as far as published.
 */
export type Readers = 'public' | 'coalition';

/** Something of the thread as a report tells it. */
export interface Told {
  /** The bead's id: for links within the coalition; never shown to the public. */
  readonly beadId: string;
  /** Name in public addresses and the API; null: not published. */
  readonly publicId: string | null;
  /** The day on which it was published; null: not published. */
  readonly publishedOn: Day | null;
  /** Whether a resident partner saw it before it was published. */
  readonly seenByPartner: boolean;
  /** How many published contributions that it hangs on were taken back since: it says so. */
  readonly takenBack: number;
}

/** A sound or photo that somebody allowed to be shown, at `/openbaar/bestand/<public id>/<mark>`. */
export interface PublishedFile {
  /** Its name in the address: no id, which would tell when somebody spoke. */
  readonly mark: string;
  /** For letters that carry the photo itself; never shown. */
  readonly fileId: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** Of a sound, where known. */
  readonly seconds: number | null;
  /** Whether browsers can play it. */
  readonly playable: boolean;
}

/** What we heard, as residents confirmed it. */
export interface HeardEntry extends Told {
  readonly heard: TextByLocale;
  /** Who said it, in words: never a share or a count. */
  readonly saidBy: TextByLocale | null;
  /** In how many contributions we heard it; to the public null when fewer than ten. */
  readonly contributions: number | null;
  readonly isConfirmed: boolean;
  readonly confirmedOn: Day | null;
}

export interface GoalEntry extends Told {
  readonly change: TextByLocale;
  readonly notice: TextByLocale | null;
  /** What changed through what residents said. */
  readonly input: TextByLocale | null;
  readonly state: 'open' | 'reached' | 'stopped';
  readonly decidedOn: Day | null;
  /** Whether residents were there when it was decided. */
  readonly withResidents: boolean;
  /** The kinds of who was there. */
  readonly there: readonly ('residents' | 'resident-partner' | 'key-person' | 'coalition')[];
  /** "zes ouders van de basisschool": never names. To the public as the copy keeps it. */
  readonly residentsThere: readonly string[];
  /** Ids of the beads it answers to (themes, contributions). */
  readonly fromBeads: readonly string[];
}

export interface DecisionEntry extends Told {
  readonly what: TextByLocale;
  readonly why: TextByLocale;
  /** "Nee, omdat …" is a decision too. */
  readonly outcome: 'yes' | 'partly' | 'no' | 'later';
  readonly level: 'delivery' | 'policy' | 'board' | 'region';
  /**
   * The person or body that decided; the bodies `college` and `council` are codes to say in words. To the
   * public null when it was a resident partner or key person: they are not named.
   */
  readonly by: string | null;
  readonly document: { readonly name: string; readonly url: string | null } | null;
  readonly decidedOn: Day;
  readonly validFrom: Day;
  readonly reviewOn: Day;
  readonly state: 'future' | 'in-force' | 'to-review' | 'replaced';
  /** Ids of the beads it answers to (goals, themes, contributions). */
  readonly answersBeads: readonly string[];
}

/** What somebody said, as they allowed it to be shown. */
export interface QuoteEntry extends Told {
  readonly words: TextByLocale | null;
  /** The language in which it was said. */
  readonly locale: string;
  readonly sound: PublishedFile | null;
  readonly photos: readonly PublishedFile[];
  readonly name: string | null;
  /** Year and month in which it was said (`2026-04`): a day could be somebody's. */
  readonly saidIn: string;
  readonly fromThemes: readonly string[];
}

/** An answer to several people that may be read by everybody. */
export interface AnswerEntry extends Told {
  readonly words: TextByLocale;
  /** The first day on which somebody was told. */
  readonly givenOn: Day;
  /** To how many contributions it was delivered. */
  readonly deliveredTo: number;
}

/** Counts of our own work on what residents sent, as they stand on `asOf`; notes of meetings are not in it. */
export interface RecordFigures {
  readonly asOf: Day;
  readonly since: Day | null;
  readonly received: number;
  /** With an answer that was delivered. */
  readonly answered: number;
  /** Median of days between receiving and delivering; null: nothing was delivered yet. */
  readonly medianDays: number | null;
  readonly contested: number;
  readonly open: number;
  /** Open, and past the day that was promised. */
  readonly late: number;
  /** The day promised longest ago that passed without an answer. */
  readonly lateSince: Day | null;
  readonly takenBack: number;
  readonly setAside: number;
}

/** What is stuck, and since when; for the coalition only. */
export interface StuckEntry {
  readonly kind:
    | 'decision-not-reviewed'
    | 'contested-at-board'
    | 'late-answers'
    | 'goal-without-residents';
  readonly beadId: string | null;
  readonly words: TextByLocale | null;
  readonly since: Day;
  readonly count: number;
}

export interface PartnerEntry {
  readonly name: string;
  /** Null: nobody said it yet. */
  readonly kind: string | null;
  readonly domain: string | null;
  readonly levels: readonly ('delivery' | 'policy' | 'board')[];
}

/** What is left of a publication that was taken back. */
export interface Tombstone {
  readonly publicId: string;
  readonly kind: 'contribution' | 'theme' | 'goal' | 'decision' | 'answer';
  readonly on: Day;
}

/** One record, many products: all that pages, letters, the API and feeds tell of one approach. */
export interface ApproachRecord {
  readonly readers: Readers;
  readonly approach: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly purpose: string;
    readonly description: TextByLocale | null;
    readonly areas: readonly string[];
    readonly forWhom: 'children' | 'adults' | 'everyone' | null;
    readonly coordinator: string;
    readonly startedOn: Day;
    readonly answerDays: number;
    /** Since when it has a public page; null: it has none. */
    readonly openedOn: Day | null;
  };
  readonly partners: readonly PartnerEntry[];
  /** Whether residents have a seat in the coalition; how many is for nobody to count. */
  readonly hasResidentPartners: boolean;
  readonly heard: readonly HeardEntry[];
  readonly goals: readonly GoalEntry[];
  readonly decisions: readonly DecisionEntry[];
  readonly answers: readonly AnswerEntry[];
  readonly quotes: readonly QuoteEntry[];
  readonly figures: RecordFigures;
  readonly stuck: readonly StuckEntry[];
  /** What was published and taken back, newest first: what is left of it. */
  readonly tombstones: readonly Tombstone[];
  /** Newest seal of the workspace; null: nothing was sealed yet. */
  readonly seal: { readonly number: number; readonly hash: string; readonly sealedOn: Day } | null;
  readonly version: number;
}
