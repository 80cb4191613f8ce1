import type { TextByLocale } from '../../thread/texts.ts';
import { addDays, type Day } from '../../web/calendar.ts';
import type { ResidentTag } from '../../web/locales.ts';

/** Recorded sound of one sentence: the file, and the hash of the words that were read aloud. */
export interface SpokenSentence {
  readonly file: string;
  /** SHA-256 of the sentence, hexadecimal: sound of older words is not played. */
  readonly hash: string;
}

/** A link (uitnodiging) as a resident's pages need it: what is asked, by whom, until when. */
export interface Link {
  readonly id: string;
  readonly approachId: string;
  readonly slug: string;
  readonly locales: readonly ResidentTag[];
  readonly askerName: string;
  readonly askerPhone: string;
  readonly askerPhotoId: string | null;
  /** The last day on which it takes messages. */
  readonly endsOn: Day;
  readonly version: number;
  /** Within how many days an answer is promised. */
  readonly answerDays: number;
  readonly ownerId: string;
  readonly purpose: TextByLocale;
  /** What one gets for one's time; null: nothing is said of it. */
  readonly reward: TextByLocale | null;
  /** Who reads what is sent; null: "the team". */
  readonly readBy: TextByLocale | null;
  /** By `<locale> <message key>`. */
  readonly spoken: Readonly<Record<string, SpokenSentence>>;
}

/** How many days after closing a post still counts that says it was written before (decision 16). */
const daysOfGrace = 7;

/** Whether the link still takes messages on this day. */
export function isOpen(link: Pick<Link, 'endsOn'>, day: Day): boolean {
  return day <= link.endsOn;
}

/**
 * Whether a message may still come in on `day`: while the link is open, or up to a week later when
 * it says that it was written (`claimedDay`) before the link closed; then it is late.
 */
export function mayStillSend(
  link: Pick<Link, 'endsOn'>,
  day: Day,
  claimedDay: Day | null,
): { ok: true; isLate: boolean } | { ok: false; reason: 'link-closed' } {
  if (isOpen(link, day)) return { ok: true, isLate: false };
  const wasWrittenInTime = claimedDay !== null && claimedDay <= link.endsOn;
  if (wasWrittenInTime && day <= addDays(link.endsOn, daysOfGrace)) {
    return { ok: true, isLate: true };
  }
  return { ok: false, reason: 'link-closed' };
}
