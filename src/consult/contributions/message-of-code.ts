import { createHash } from 'node:crypto';
import type { TextByLocale } from '../../thread/texts.ts';
import { type Day, dayIn } from '../../web/calendar.ts';
import type { AnswerKind, AnswerState, DeliveryWay, Reply } from '../answers/answer.ts';
import type { SpokenSentences } from '../spoken/spoken-sentence.ts';
import type { SetAsideReason } from './coalition-message.ts';

/** One answer as the person with the code sees it. */
export interface AnswerOfCode {
  readonly id: string;
  readonly kind: AnswerKind;
  readonly text: TextByLocale | null;
  /** Interim: by when the answer will be there. */
  readonly promisedOn: Day | null;
  /** ISO 8601. */
  readonly writtenAt: string;
  readonly writerName: string | null;
  readonly deliveredHow: DeliveryWay | null;
  readonly deliveredOn: Day | null;
  readonly reply: Reply | null;
  /** Names of the resident partners who put theirs under it. */
  readonly signers: readonly string[];
}

/** What the person who holds the code may see (SQL function `contribution_of_code`). */
export interface MessageOfCode {
  readonly id: string;
  readonly approachId: string;
  readonly locale: string;
  readonly form: 'typed' | 'sound';
  readonly state: AnswerState;
  /** Where it stood before setting aside was proposed, or before the answer that is being checked. */
  readonly stateBefore: AnswerState | null;
  readonly setAsideReason: SetAsideReason | null;
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly dueOn: Day;
  readonly reopenedCount: number;
  readonly ownerName: string | null;
  /** Sentences of the page that were read aloud in its language. */
  readonly spoken: SpokenSentences;
  /** Newest first. */
  readonly answers: readonly AnswerOfCode[];
}

/** How a page names an answer: its id tells the millisecond at which it was written, and stays inside. */
export const markOfAnswer = (answerId: string): string =>
  createHash('sha256').update(`answer:${answerId}`).digest('hex').slice(0, 16);

/** Where a message stands, in the steps that a person is told. */
export type Step =
  | 'reading'
  | 'writing'
  | 'interim'
  | 'answered'
  | 'explain'
  | 'reopened'
  | 'set-aside'
  | 'withdrawn';

export interface Standing {
  readonly step: Step;
  readonly receivedOn: Day;
  readonly dueOn: Day;
  /** The day has passed on which we promised to answer. */
  readonly isLate: boolean;
  /** The newest answer that can be replied to, once it is delivered. */
  readonly current: AnswerOfCode | null;
}

const steps: Readonly<Record<AnswerState, Step>> = {
  open: 'reading',
  interim: 'interim',
  checking: 'writing',
  written: 'writing',
  answered: 'answered',
  explain: 'explain',
  reopened: 'reopened',
  'set-aside-proposed': 'reading',
  'set-aside': 'set-aside',
  withdrawn: 'withdrawn',
};

/** While a first answer is checked it is still being written; a later one keeps what was promised. */
function stepOf({ state, stateBefore }: Pick<MessageOfCode, 'state' | 'stateBefore'>): Step {
  if (state === 'set-aside-proposed') return steps[stateBefore ?? 'open'];
  const isLater = state === 'checking' && stateBefore !== null && stateBefore !== 'open';
  return steps[isLater ? stateBefore : state];
}

/** Where a message stands for the person who sent it. A proposal to set it aside is not yet told. */
export function standingOf(message: MessageOfCode, zone: string, today: Day): Standing {
  const step = stepOf(message);
  const isWaiting = !['answered', 'set-aside', 'withdrawn'].includes(step);
  return {
    step,
    receivedOn: dayIn(zone, new Date(message.receivedAt)),
    dueOn: message.dueOn,
    isLate: isWaiting && message.dueOn < today,
    current:
      message.answers.find(({ kind, deliveredOn }) => kind !== 'interim' && deliveredOn !== null) ??
      null,
  };
}
