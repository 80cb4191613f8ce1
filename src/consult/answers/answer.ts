import type { Level } from '../../people/index.ts';
import { addDays, type Day } from '../../web/calendar.ts';
import { type LevelPeople, levelAbove, lookAgain } from './level-up.ts';

/** A final answer, an interim answer with a new date, or the same answer explained again. */
export const answerKinds = ['final', 'interim', 'explanation'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/**
 * How far an answer is: being written; waiting for who checks it; back with a remark; ready to be
 * brought; thrown away. A resident sees checked ones only.
 */
export type AnswerStatus = 'draft' | 'to-check' | 'returned' | 'checked' | 'dropped';

/** Whether somebody is still at work on it: it may be taken on by a colleague. */
export const isBeingWritten = (status: AnswerStatus): boolean =>
  status === 'draft' || status === 'returned';

/** How an answer reached the person: read with the code, or brought by someone. */
export const deliveryWays = [
  'code',
  'key-person',
  'visit',
  'phone',
  'message',
  'e-mail',
  'post',
  'meeting',
] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

/** What the person says of an answer. */
export const replies = ['understood', 'not-understood', 'disagree', 'no-answer'] as const;
export type Reply = (typeof replies)[number];

/** Who noted the reply: the person with the code, or the team on the person's behalf. */
export type ReplyChannel = 'code' | 'team';

export const isReply = (value: string): value is Reply =>
  (replies as readonly string[]).includes(value);

/** One answer on its way to one contribution. */
export interface Delivery {
  readonly answerId: string;
  readonly contributionId: string;
  readonly how: DeliveryWay | null;
  /** On which day it was delivered; null while it is only written. */
  readonly on: Day | null;
  readonly by: string | null;
  readonly reply: Reply | null;
}

/** Where a contribution stands, as far as answers go (the states of migrations 0005 and 0009). */
export type AnswerState =
  | 'open'
  | 'interim'
  | 'checking'
  | 'written'
  | 'answered'
  | 'explain'
  | 'reopened'
  | 'set-aside-proposed'
  | 'set-aside'
  | 'withdrawn';

/** Within how many days there is a new explanation, or someone else's look at a contested answer. */
export const daysAfterReply = 7;
/** How often a person may get an interim answer instead of an answer. */
export const interimLimit = 2;

/** Where a contribution stands once an answer of this kind is written, and checked where that is asked. */
export const stateAfterWriting = (kind: AnswerKind): AnswerState =>
  kind === 'interim' ? 'interim' : 'written';

/** Where a contribution stands once an answer of this kind is delivered: only then is it answered. */
export function stateAfterDelivery(kind: AnswerKind, state: AnswerState): AnswerState {
  return kind !== 'interim' && state === 'written' ? 'answered' : state;
}

/** Where a contribution stood before its answer was written, as far as its counts tell. */
export function stateBeforeAnswer(
  kind: AnswerKind,
  { reopenedCount, interimCount }: { reopenedCount: number; interimCount: number },
): AnswerState {
  if (kind === 'explanation') return 'explain';
  if (reopenedCount > 0) return 'reopened';
  const interims = kind === 'interim' ? interimCount - 1 : interimCount;
  return interims > 0 ? 'interim' : 'open';
}

/** What the rule for replies needs to know of a contribution and its newest answer. */
export interface AnsweredContribution {
  readonly state: AnswerState;
  readonly reopenedCount: number;
  readonly ownerId: string;
  readonly dueOn: Day;
  /** At which level the contribution lies. */
  readonly level: Level;
  /** At which level the answer was given that is replied to. */
  readonly answeredAt: Level;
  /** Who wrote that answer. */
  readonly writtenBy: string;
}

/** 'kept': the second "Dit is geen antwoord" opens nothing again, but is kept as a disagreement. */
export type ReplyOutcome = 'understood' | 'explain' | 'disagreed' | 'reopened' | 'kept';

/** What a reply makes of a contribution. */
export interface ReplyEffect {
  readonly outcome: ReplyOutcome;
  readonly state: AnswerState;
  readonly dueOn: Day;
  readonly ownerId: string;
  readonly level: Level;
  readonly reopenedCount: number;
}

export type ReplyJudgement =
  | ({ readonly ok: true } & ReplyEffect)
  /** 'in-progress': an earlier reply is being worked on; 'closed': there is nothing to reply to. */
  | { readonly ok: false; readonly reason: 'in-progress' | 'closed' };

/**
 * What a reply to a delivered answer does (product.md, "The promise"). A person may change their
 * mind as long as nobody is at work on what they said before.
 */
export function judgeReply(
  contribution: AnsweredContribution,
  reply: Reply,
  today: Day,
  people: LevelPeople,
): ReplyJudgement {
  const { state, reopenedCount, ownerId, dueOn, level } = contribution;
  if (state === 'explain' || state === 'reopened' || state === 'checking') {
    return { ok: false, reason: 'in-progress' };
  }
  if (state !== 'answered') return { ok: false, reason: 'closed' };
  const asItStands = { ok: true, state, dueOn, ownerId, level, reopenedCount } as const;
  const within = addDays(today, daysAfterReply);
  switch (reply) {
    case 'understood':
      return { ...asItStands, outcome: 'understood' };
    case 'disagree':
      return { ...asItStands, outcome: 'disagreed' };
    case 'not-understood':
      return { ...asItStands, outcome: 'explain', state: 'explain', dueOn: within };
    case 'no-answer':
      if (reopenedCount > 0) return { ...asItStands, outcome: 'kept' };
      return {
        ok: true,
        outcome: 'reopened',
        state: 'reopened',
        dueOn: within,
        ownerId: lookAgain(contribution, people),
        level: levelAbove(contribution.answeredAt),
        reopenedCount: reopenedCount + 1,
      };
  }
}
