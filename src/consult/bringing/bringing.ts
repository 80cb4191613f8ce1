import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerKind, DeliveryWay } from '../answers/answer.ts';
import type { Contact } from '../contributions/contribution.ts';

/** How someone who brings an answer can tell it; the other ways are the team's. */
export const waysToTell = [
  'visit',
  'phone',
  'meeting',
  'message',
] as const satisfies readonly DeliveryWay[];
export type WayToTell = (typeof waysToTell)[number];

/** Why someone gives an answer back: from a list, so that nothing is written about a person. */
export const returnReasons = ['not-found', 'not-reached', 'not-wanted', 'no-time'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const isReturnReason = (value: string): value is ReturnReason =>
  (returnReasons as readonly string[]).includes(value);

/** For how long someone sees what they told. */
export const daysShown = 60;
/** How many people stand on the list at once. */
export const mostPeople = 100;

/** Somebody to whom an answer is to be told, as far as bringing needs it. */
export interface PersonToTell {
  readonly contributionId: string;
  readonly locale: string;
  readonly form: 'typed' | 'sound';
  readonly words: TextByLocale | null;
  readonly ownerName: string;
  readonly askedAt: Date;
  /**
   * What the person left in order to hear the answer (decision 23). Shown to the one who was asked
   * to bring it, while it is not told; each time is noted as reading.
   */
  readonly contact: Contact | null;
  /** Where it was said, when it was written down at a meeting. */
  readonly note: {
    readonly notedOn: Day | null;
    readonly meeting: string | null;
    readonly notedBy: string | null;
  } | null;
}

/** One answer with everybody to whom one person was asked to tell it. */
export interface AnswerToBring {
  readonly answerId: string;
  readonly kind: AnswerKind;
  readonly text: TextByLocale | null;
  /** Interim: by when the answer will be there. */
  readonly promisedOn: Day | null;
  readonly writerName: string | null;
  readonly writtenAt: Date;
  /** Resident partners who put their name under it. */
  readonly signers: readonly string[];
  readonly people: readonly PersonToTell[];
}

/** Who was asked to bring the answer of one message, or who gave it back. */
export interface Bringing {
  readonly bringerId: string | null;
  readonly bringerName: string | null;
  readonly askedAt: Date | null;
  readonly returnedByName: string | null;
  readonly returnedReason: ReturnReason | null;
}

/** What somebody told: never to whom. */
export interface ToldByMe {
  readonly text: TextByLocale | null;
  readonly on: Day;
  readonly how: DeliveryWay;
  readonly count: number;
}

/** What became of people who stand no longer on one's list. */
export type Meanwhile = 'read-with-code' | 'told' | 'not-asked';

/** As much as stands on a page of what somebody said: enough to know them by. */
export const beginningLength = 160;
