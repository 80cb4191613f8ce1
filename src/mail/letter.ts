import type { Tx } from '../db/database.ts';
import type { LocaleTag } from '../web/locales.ts';

/** Somebody without an account, to whom one letter goes. */
export interface Guest {
  readonly address: string;
  readonly locale: LocaleTag;
}

/** A letter to make and send: what the database keeps of it, which is ids only. */
export interface LetterToSend {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: string;
  /** '' for a guest. */
  readonly toAccountId: string;
  /** Somebody without an account; the address is used once, and forgotten when the letter has left. */
  readonly guest?: Guest | null;
  /** What the letter is about; what that means, its kind knows. */
  readonly subjectId: string | null;
  readonly createdAt: Date;
}

/** Who gets a letter, and on behalf of which workspace: looked up at the moment of sending. */
export interface Recipient {
  readonly name: string;
  readonly address: string;
  /** The language in which this person reads our pages. */
  readonly locale: LocaleTag;
  readonly workspace: {
    readonly name: string;
    /** Its address without a slash at the end. */
    readonly baseUrl: string;
    readonly zone: string;
    /** Its own sender and address for answers, where it differs from the installation's. */
    readonly mailFrom: string | null;
    readonly mailReplyTo: string | null;
  };
}

/** The words of a letter. */
export interface LetterWords {
  readonly subject: string;
  /** Plain text. Paragraphs are divided by an empty line; an address on a line of its own is a link. */
  readonly text: string;
  /** Left out, it is made from the text. Without pictures and scripts: nothing follows the reader. */
  readonly html?: string;
  /** Headers besides the usual, such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One kind of letter. The program hands all kinds to the post: the door knows no room. */
export interface LetterKind {
  readonly kind: string;
  /**
   * Makes the words, in the moment of sending: tokens are made here, so that none waits in the
   * database. May be called again for the same letter when sending failed.
   * @returns null when the letter has become needless: it is then not sent
   */
  compose(tx: Tx, letter: LetterToSend, to: Recipient): Promise<LetterWords | null>;
}

/**
 * A kind of letter whose words come from several rooms, which open transactions of their own: it is made
 * outside any. For the rest as `LetterKind`.
 */
export interface LetterOfRooms {
  readonly kind: string;
  composeAlone(letter: LetterToSend, to: Recipient): Promise<LetterWords | null>;
}

/** Looks up who gets a letter; null when that person has no account any more. */
export type FindRecipient = (
  tx: Tx,
  tenantId: string,
  accountId: string,
  guest?: Guest | null,
) => Promise<Recipient | null>;

/**
 * What went wrong last: the mail server is away, refuses us, refuses this letter for now or for good
 * (`recipient-refused`: the address is wrong; `letter-refused`: its contents), the letter waited too
 * long, or nobody is to get it any more.
 */
export type LetterProblem =
  | 'server-away'
  | 'server-refuses-us'
  | 'refused-for-now'
  | 'recipient-refused'
  | 'letter-refused'
  | 'waited-too-long'
  | 'needless'
  | 'not-made';

/** Where a letter stands. */
export type LetterState = 'waiting' | 'sent' | 'given-up';

const minute = 60;
const hour = 3_600;
/** Seconds to wait after the first, second, … failure; the last counts for all that follow. */
const pauses = [15, minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour] as const;
const keepTryingDays = 2;

/** When to try again after the `tries`th failure, or null after two days of trying. */
export function nextTry(createdAt: Date, tries: number, now: Date): Date | null {
  const tooLate = createdAt.getTime() + keepTryingDays * 24 * hour * 1000;
  if (now.getTime() >= tooLate) return null;
  const pause = pauses[Math.min(Math.max(tries, 1), pauses.length) - 1] ?? hour;
  return new Date(Math.min(now.getTime() + pause * 1000, tooLate));
}
