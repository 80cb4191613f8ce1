import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { accountOfId, may, today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { isId } from '../../thread/ids.ts';
import { type Day, dayIn, isDay } from '../../web/calendar.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  type Fault,
  notValid,
} from '../contributions/act-on-messages.ts';
import { answerToDeliver } from '../contributions/coalition-message.ts';
import { type LockedMessage, moveMessage } from '../contributions/message-store.ts';
import { type DeliveryWay, deliveryWays, stateAfterDelivery } from './answer.ts';
import { markDelivered, waitingFor } from './answer-store.ts';

/** How a person of the team can bring an answer; only the person with the code reads by code. */
export const waysByHand = deliveryWays.filter(
  (way): way is Exclude<DeliveryWay, 'code'> => way !== 'code',
);

export interface TypedDelivery {
  readonly answerId: string;
  readonly how: string;
  readonly on: string;
  readonly by: string;
  /** Everyone else with this answer heard it too, at a meeting for example. */
  readonly forAll: boolean;
}

/** What is wrong with how and when an answer was brought. */
export function judgeDelivery(
  typed: Pick<TypedDelivery, 'how' | 'on'>,
  writtenOn: Day,
  today: Day,
): Fault[] {
  const faults: Fault[] = [];
  if (!waysByHand.some((way) => way === typed.how)) {
    faults.push({ field: 'how', reason: typed.how ? 'unknown-choice' : 'missing' });
  }
  const field = 'on';
  if (typed.on === '') faults.push({ field, reason: 'missing' });
  else if (!isDay(typed.on)) faults.push({ field, reason: 'not-a-day' });
  else if (typed.on > today) faults.push({ field, reason: 'in-the-future' });
  else if (typed.on < writtenOn) faults.push({ field, reason: 'before-written' });
  return faults;
}

/** Marks an answer as told: how, on which day, by whom. From then on the message is answered. */
export async function deliverAnswer(
  actor: Actor,
  id: string,
  formKey: string,
  typed: TypedDelivery,
): Promise<ActResult> {
  const { deps, workspace } = actor;
  const { tenantId } = workspace;
  const waiting =
    typed.forAll && isId(typed.answerId)
      ? await deps.db.tx({ tenantId }, (tx) => waitingFor(tx, tenantId, typed.answerId))
      : [];
  const ids = [id, ...waiting.filter((other) => other !== id)];
  const post = { action: 'deliver', ids, seen: null, formKey, content: typed } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const by = await accountOfId(tx, tenantId, typed.by);
    const first = messages.find((message) => message.id === id);
    const answer = first && answerToDeliver(first.state, first.answers);
    if (answer?.id !== typed.answerId) return { ok: false, reason: 'changed', ids: [id] };
    const now = deps.clock.now();
    const writtenOn = dayIn(workspace.zone, new Date(answer.writtenAt));
    const faults = judgeDelivery(typed, writtenOn, today(workspace, now));
    if (!by || !may(by, 'answers.bring')) {
      faults.push({ field: 'by', reason: typed.by ? 'unknown-choice' : 'missing' });
    }
    if (faults.length > 0 || !by) return notValid(faults);
    const how = typed.how as DeliveryWay;
    for (const message of messages) {
      const isTold = await tellAnswer(tx, actor, message, { answer, how, on: typed.on, by: by.id });
      // read with the code, or brought by a colleague, a moment ago
      if (!isTold) return { ok: false, reason: 'changed', ids: [message.id] };
    }
    await raisePublicationVersion(tx, tenantId, messages[0]?.approachId ?? '');
    return { ok: true };
  });
}

/**
 * Marks an answer as told to one person, with what follows from it, in the transaction of the post.
 * False, and nothing is written, when it was told already.
 */
export async function tellAnswer(
  tx: Tx,
  { deps, workspace, account }: Actor,
  message: LockedMessage,
  told: { answer: LockedMessage['answers'][number]; how: DeliveryWay; on: Day; by: string },
): Promise<boolean> {
  const { tenantId } = workspace;
  const { answer, how, on, by } = told;
  const at = deps.clock.now();
  const delivery = { answerId: answer.id, contributionId: message.id, how, on, by, at };
  if (!(await markDelivered(tx, tenantId, delivery))) return false;
  const state = stateAfterDelivery(answer.kind, message.state);
  if (state !== message.state) await moveMessage(tx, tenantId, message.id, { state });
  await appendEvent(tx, deps, {
    kind: 'answer-delivered',
    approachId: message.approachId,
    subjectId: message.id,
    actorRole: account.role,
    facts: { answer: answer.id, kind: answer.kind, how, on },
  });
  return true;
}
