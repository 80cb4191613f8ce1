import type { CoalitionTag } from '../../web/locales.ts';

/** The same in the languages of the coalition. */
export type InWords = Readonly<Record<CoalitionTag, string>>;

/** On which ground of the AVG (GDPR) something is done: article, paragraph, letter. */
export type Ground = '6-1-a' | '6-1-b' | '6-1-c' | '6-1-e' | '6-1-f' | '9-2-a';

/** Whose data it is. */
export type Whose = 'residents' | 'bystanders' | 'partners' | 'team';

/** What is done when the term is over. */
export type End = 'erase-words' | 'anonymise' | 'delete-rows' | 'keep';

/** Processings whose end is carried out by a job, by a term in days or hours. */
export const timedIds = [
  'contributions',
  'notes',
  'contact',
  'background',
  'told',
  'read-log',
  'accounts',
  'letters',
  'unsent-files',
  'form-keys',
  'requests',
  'retention',
] as const;
export type TimedId = (typeof timedIds)[number];

/** A term that a job obeys. */
export interface TimedTerm {
  readonly kind: 'after';
  readonly amount: number;
  readonly unit: 'days' | 'hours';
  /** From when it counts: "na de dag waarop …". */
  readonly from: InWords;
  /** Between which days a workspace may choose its own; null: it may not. */
  readonly limits: { readonly least: number; readonly most: number } | null;
}

/** A term that no job counts: with something else, when a row says itself, or never. */
export interface OtherTerm {
  readonly kind: 'with' | 'expires' | 'until' | 'host' | 'kept';
  /** When it ends, or why it does not. */
  readonly words: InWords;
}

interface About {
  readonly name: InWords;
  readonly purpose: InWords;
  readonly grounds: readonly Ground[];
  readonly whose: readonly Whose[];
  /** What is in it, in plain words. */
  readonly what: InWords;
  /** Tables that are of this processing alone, each with the columns that say something about a person. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Tables of which it has rows, among others (`carriers`). */
  readonly shares: readonly string[];
  /** Who of the workspace and beyond gets to see it. */
  readonly recipients: InWords;
  /** Whether partners who decide with the workspace are joint controllers of it. */
  readonly isJoint: boolean;
  readonly end: End;
}

/** One purpose for which data of people is kept, as the register holds it and the jobs obey it. */
export type Processing =
  | (About & { readonly id: TimedId; readonly term: TimedTerm })
  | (About & { readonly id: string; readonly term: OtherTerm });

/** A processing whose end a job carries out. */
export type TimedProcessing = Extract<Processing, { term: TimedTerm }>;
