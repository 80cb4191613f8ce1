import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { dayIn } from '../../web/calendar.ts';
import { isReply } from '../answers/answer.ts';
import { judgeDelivery, tellAnswer } from '../answers/deliver-answer.ts';
import { keepNotedReply } from '../answers/note-reply.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  type Fault,
  judgeWords,
  notValid,
} from '../contributions/act-on-messages.ts';
import { answerToDeliver } from '../contributions/coalition-message.ts';
import type { LockedMessage } from '../contributions/message-store.ts';
import { isReturnReason, type WayToTell, waysToTell } from './bringing.ts';
import { askedOf, markReturned } from './bringing-store.ts';

/** Who told an answer to whom, how and when, and what they said of it. */
export interface TypedTelling {
  readonly answerId: string;
  /** Contributions of the people who heard it, together when there are more. */
  readonly who: readonly string[];
  readonly how: string;
  readonly on: string;
  /** Empty: nobody knows what they think of it. */
  readonly reply: string;
  readonly words: string;
  /** Language of the words. */
  readonly locale: string;
}

/** Messages with the answer that this person was asked to tell; the others hold no such answer any more. */
async function splitByAsked(
  tx: Tx,
  { workspace: { tenantId }, account }: Actor,
  messages: readonly LockedMessage[],
  answerId: string,
) {
  const ids = messages.map(({ id }) => id);
  const asked = await askedOf(tx, tenantId, account.id, answerId, ids);
  const mine: { message: LockedMessage; answer: LockedMessage['answers'][number] }[] = [];
  const changed: string[] = [];
  for (const message of messages) {
    const answer = answerToDeliver(message.state, message.answers);
    if (answer?.id === answerId && asked.includes(message.id)) mine.push({ message, answer });
    else changed.push(message.id);
  }
  return { mine, changed };
}

function judgeTelling(typed: TypedTelling, writtenOn: string, on: string): Fault[] {
  const faults = judgeDelivery(typed, writtenOn, on);
  const isWay = waysToTell.some((way) => way === typed.how);
  if (typed.how !== '' && !isWay && !faults.some(({ field }) => field === 'how')) {
    faults.push({ field: 'how', reason: 'unknown-choice' });
  }
  if (typed.reply !== '' && !isReply(typed.reply)) {
    faults.push({ field: 'reply', reason: 'unknown-choice' });
  }
  return [...faults, ...judgeWords('words', typed.words, false)];
}

/**
 * Notes that an answer was told to people, by whoever was asked to bring it, with what they said of
 * it: all of it or nothing. 'changed' names who heard it meanwhile, or is no longer asked of this
 * person.
 * @throws DatabaseAway
 */
export async function tellPeople(
  actor: Actor,
  formKey: string,
  typed: TypedTelling,
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { answerId, reply, words, locale } = typed;
  if (typed.who.length === 0) {
    const on = today(workspace, deps.clock.now());
    return notValid([{ field: 'who', reason: 'missing' }, ...judgeTelling(typed, '', on)]);
  }
  const content = { tell: typed };
  const post = { action: 'deliver', ids: typed.who, seen: null, formKey, content } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const { mine, changed } = await splitByAsked(tx, actor, messages, answerId);
    if (changed.length > 0) return { ok: false, reason: 'changed', ids: changed };
    const now = deps.clock.now();
    const writtenOn = dayIn(workspace.zone, new Date(mine[0]?.answer.writtenAt ?? now));
    const faults = judgeTelling(typed, writtenOn, today(workspace, now));
    if (faults.length > 0) return notValid(faults);
    const told = { how: typed.how as WayToTell, on: typed.on, by: account.id };
    for (const { message, answer } of mine) {
      const isTold = await tellAnswer(tx, actor, message, { ...told, answer });
      if (!isTold) return { ok: false, reason: 'changed', ids: [message.id] };
      if (reply === '' || answer.kind === 'interim') continue;
      const answered = { ...message, state: 'answered' } as const;
      const kept = await keepNotedReply(tx, actor, answered, { answerId, reply, words, locale });
      if (!kept.ok) return kept;
    }
    await raisePublicationVersion(tx, workspace.tenantId, messages[0]?.approachId ?? '');
    return { ok: true };
  });
}

/** Gives an answer back to the team: whoever was asked could not bring it to these people. */
export async function giveBack(
  actor: Actor,
  formKey: string,
  typed: { answerId: string; who: readonly string[]; reason: string },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { answerId, who, reason } = typed;
  const faults: Fault[] = [];
  if (who.length === 0) faults.push({ field: 'who', reason: 'missing' });
  if (!isReturnReason(reason)) faults.push({ field: 'reason', reason: 'missing' });
  if (faults.length > 0 || !isReturnReason(reason)) return notValid(faults);
  const content = { giveBack: typed };
  const post = { action: 'deliver', ids: who, seen: null, formKey, content } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const { mine, changed } = await splitByAsked(tx, actor, messages, answerId);
    if (changed.length > 0) return { ok: false, reason: 'changed', ids: changed };
    const at = deps.clock.now();
    for (const { message } of mine) {
      const back = { answerId, contributionId: message.id, by: account.id, reason, at };
      await markReturned(tx, workspace.tenantId, back);
      await appendEvent(tx, deps, {
        kind: 'bring-returned',
        approachId: message.approachId,
        subjectId: message.id,
        actorRole: account.role,
        facts: { answer: answerId, reason },
      });
    }
    return { ok: true };
  });
}
