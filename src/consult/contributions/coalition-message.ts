import type { Level } from '../../people/index.ts';
import type { ToldEvent } from '../../thread/event-list.ts';
import type { FileFacts } from '../../thread/files/file-store.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import {
  type AnswerKind,
  type AnswerState,
  type AnswerStatus,
  type DeliveryWay,
  interimLimit,
  isBeingWritten,
  type Reply,
  type ReplyChannel,
} from '../answers/answer.ts';
import type { Contact } from './contribution.ts';

/** Reasons for setting aside (apart zetten): the person sees the reason under the code. */
export const setAsideReasons = ['spam', 'abuse', 'test', 'double'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** A proposal to set aside, until a second person says yes. */
export interface SetAside {
  readonly reason: SetAsideReason;
  readonly stateBefore: AnswerState;
  readonly proposedBy: string;
  readonly proposedByName: string;
}

/** An answer as the coalition sees it beside the message that it answers. */
export interface AnswerOfMessage {
  readonly id: string;
  readonly kind: AnswerKind;
  readonly status: AnswerStatus;
  /** At which level it was given: that of the decision it tells, or of the message. */
  readonly level: Level;
  /** The decision that it tells. */
  readonly decisionId: string | null;
  readonly textId: string;
  readonly text: TextByLocale | null;
  /** Raised with every change of its words. */
  readonly textVersion: number;
  /** Interim: by when the answer will be there. */
  readonly promisedOn: Day | null;
  readonly writerId: string;
  readonly writerName: string | null;
  /** Everyone who wrote words of it. */
  readonly authorIds: readonly string[];
  /** ISO 8601. */
  readonly writtenAt: string;
  /** Who was asked to check it; null: no check was asked. */
  readonly checkerId: string | null;
  readonly checkerName: string | null;
  readonly checkedBy: string | null;
  readonly checkedByName: string | null;
  /** Why it came back. */
  readonly remark: TextByLocale | null;
  /** Resident partners who put their name under it. */
  readonly signers: readonly { readonly id: string; readonly name: string }[];
  /** Where the message stood, and until when, before this answer was sent. */
  readonly stateBefore: AnswerState | null;
  readonly dueBefore: Day | null;
  readonly deliveredHow: DeliveryWay | null;
  readonly deliveredOn: Day | null;
  readonly delivererName: string | null;
  readonly reply: Reply | null;
  readonly replyText: TextByLocale | null;
  readonly repliedThrough: ReplyChannel | null;
  /** Other messages with this answer, and how many of those have not heard it yet, or have. */
  readonly others: number;
  readonly othersWaiting: number;
  readonly othersTold: number;
}

/** What a note of a meeting says beside the words. */
export interface NoteOfMessage {
  readonly notedOn: Day | null;
  readonly meeting: string | null;
  readonly theme: string | null;
}

/** An answer that somebody is at work on. */
export interface Preparation {
  readonly kind: AnswerKind;
  readonly status: AnswerStatus;
  readonly textVersion: number;
}

/** What the rules below look at. */
export interface MessageStanding {
  readonly state: AnswerState;
  readonly form: 'typed' | 'sound';
  readonly hasWords: boolean;
  readonly isWrittenOut: boolean;
  readonly interimCount: number;
  readonly proposedBy: string | null;
  /** Kinds of the answers that nobody has told the person yet. */
  readonly waiting: readonly AnswerKind[];
  readonly answerCount: number;
  /** Drafts, answers that came back, and the one that is being checked. */
  readonly preparing: readonly Preparation[];
}

/** One message as the coalition sees it, without who said it. */
export interface CoalitionMessage extends MessageStanding {
  readonly id: string;
  readonly approachId: string;
  readonly origin: 'resident' | 'note';
  readonly locale: string;
  readonly textId: string | null;
  readonly words: TextByLocale | null;
  readonly wordsVersion: number;
  readonly ownerId: string;
  readonly ownerName: string;
  /** Whether whoever answers still has an account. */
  readonly ownerIsActive: boolean;
  /** At which level it lies. */
  readonly level: Level;
  readonly dueOn: Day;
  readonly writeOutOwnerId: string | null;
  readonly writeOutOwnerName: string | null;
  readonly writeOutDueOn: Day | null;
  readonly reopenedCount: number;
  readonly isLate: boolean;
  readonly receivedAt: Date;
  /** Null: written down by someone else and not read back yet (imported notes). */
  readonly readBackAt: Date | null;
  readonly hasCode: boolean;
  /** Null for what a resident sent. */
  readonly note: NoteOfMessage | null;
  readonly setAside: SetAside | null;
  /** Oldest first. */
  readonly answers: readonly AnswerOfMessage[];
  readonly history: readonly ToldEvent[];
}

/** Who said it, and in what form: only for people who may hear and see everything. */
export interface MessageSource {
  readonly sound: FileFacts | null;
  readonly photos: readonly FileFacts[];
  readonly contact: Contact | null;
  /** Who wrote down what was said at a meeting, as the file names them. */
  readonly notedBy: string | null;
  readonly readers: readonly { readonly name: string; readonly readAt: Date }[];
}

export type MessageAction =
  | 'write-out'
  | 'translate'
  | 'hand-on'
  | 'answer'
  | 'interim'
  | 'explain'
  | 'check'
  | 'correct'
  | 'drop'
  | 'sign'
  | 'deliver'
  | 'note-reply'
  | 'propose-set-aside'
  | 'decide-set-aside';

const ended: readonly AnswerState[] = ['answered', 'set-aside', 'withdrawn'];
const outOfHand: readonly AnswerState[] = ['set-aside-proposed', 'set-aside', 'withdrawn'];
const waitsForAnswer: readonly AnswerState[] = ['open', 'interim', 'reopened'];

/** Whether nothing is asked of the team any more. */
export const hasEnded = (state: AnswerState): boolean => ended.includes(state);

// an interim answer that nobody told is overtaken by the answer itself
const isToBring = (state: AnswerState, waiting: readonly AnswerKind[]): boolean =>
  (state === 'written' && waiting.some((kind) => kind !== 'interim')) ||
  (state === 'interim' && waiting.includes('interim'));

const rules: Record<MessageAction, (message: MessageStanding, accountId: string) => boolean> = {
  'write-out': (message) => message.form === 'sound' && !outOfHand.includes(message.state),
  translate: (message) => message.hasWords && !outOfHand.includes(message.state),
  'hand-on': ({ state }) => !ended.includes(state) && state !== 'set-aside-proposed',
  answer: ({ state }) => waitsForAnswer.includes(state),
  interim: ({ state, interimCount }) =>
    waitsForAnswer.includes(state) && interimCount < interimLimit,
  explain: ({ state }) => state === 'explain',
  check: ({ state }) => state === 'checking',
  correct: ({ state, waiting }) => state === 'checking' || isToBring(state, waiting),
  drop: ({ state, preparing }) =>
    !outOfHand.includes(state) && preparing.some(({ status }) => isBeingWritten(status)),
  sign: ({ state, waiting }) => state === 'checking' || isToBring(state, waiting),
  deliver: ({ state, waiting }) => isToBring(state, waiting),
  'note-reply': ({ state }) => state === 'answered',
  'propose-set-aside': ({ state }) => !ended.includes(state) && state !== 'set-aside-proposed',
  // a second person decides, never who proposed it
  'decide-set-aside': ({ state, proposedBy }, accountId) =>
    state === 'set-aside-proposed' && proposedBy !== accountId,
};

/** Whether this can be done with a message as it stands, by someone who may answer. */
export function canDo(action: MessageAction, message: MessageStanding, accountId: string): boolean {
  return rules[action](message, accountId);
}

/** The answer that is to be told now, or null. */
export function answerToDeliver<
  Answer extends Pick<AnswerOfMessage, 'kind' | 'status' | 'deliveredOn'>,
>(state: AnswerState, answers: readonly Answer[]): Answer | null {
  const waiting = answers.filter(
    ({ status, deliveredOn }) => status === 'checked' && deliveredOn === null,
  );
  if (state === 'written') return waiting.findLast(({ kind }) => kind !== 'interim') ?? null;
  if (state === 'interim') return waiting.findLast(({ kind }) => kind === 'interim') ?? null;
  return null;
}

/** The answer that waits for who checks it, or null. */
export function answerToCheck<Answer extends Pick<AnswerOfMessage, 'status'>>(
  answers: readonly Answer[],
): Answer | null {
  return answers.find(({ status }) => status === 'to-check') ?? null;
}

/** The draft of this kind, or the answer of this kind that came back; there is one at most. */
export function draftOf<Answer extends Pick<AnswerOfMessage, 'status' | 'kind'>>(
  answers: readonly Answer[],
  kind: AnswerKind,
): Answer | null {
  return answers.find((one) => one.kind === kind && isBeingWritten(one.status)) ?? null;
}

/**
 * What someone had before them when they began to type: when it differs at sending, somebody else
 * was first, and they see that before anything is written.
 */
export function seenMark({
  state,
  answerCount,
  preparing = [],
}: Pick<MessageStanding, 'state' | 'answerCount'> & Partial<MessageStanding>): string {
  const prepared = preparing.map(({ status, textVersion }) => `.${status}-${textVersion}`);
  return `${state}.${answerCount}${prepared.join('')}`;
}
