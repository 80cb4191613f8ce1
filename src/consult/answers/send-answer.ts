import type { Tx } from '../../db/database.ts';
import { linkBeads } from '../../thread/beads.ts';
import { appendEvent, type NewEvent } from '../../thread/events.ts';
import type { Day } from '../../web/calendar.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { type LockedMessage, moveMessage } from '../contributions/message-store.ts';
import { type AnswerKind, stateAfterWriting } from './answer.ts';
import { checkPeopleOf } from './answer-people.ts';
import { dropDrafts, keepBefore, moveAnswer } from './answer-store.ts';
import { chooseChecker } from './level-up.ts';

/** An answer that goes to whoever checks it, or out when nobody has to. */
export interface SentAnswer {
  readonly id: string;
  readonly approachId: string;
  readonly kind: AnswerKind;
  readonly promisedOn: Day | null;
  /** Everyone who wrote words of it. */
  readonly authorIds: readonly string[];
  /** What its event tells of the words. */
  readonly facts: NewEvent['facts'];
}

/**
 * Sends an answer on: to whoever checks this kind in this approach; where nobody is named it is
 * checked by who wrote it, as it is when there is nobody else.
 */
export async function sendAnswer(
  tx: Tx,
  actor: Actor,
  answer: SentAnswer,
  messages: readonly LockedMessage[],
): Promise<void> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { id, approachId, kind } = answer;
  for (const { id: toId, state, dueOn } of messages) {
    await linkBeads(tx, deps, { tenantId, fromId: id, toId, relation: 'answers' });
    await keepBefore(tx, tenantId, id, toId, { state, dueOn });
  }
  const people = await checkPeopleOf(tx, actor, approachId, kind);
  const checkerId = people && chooseChecker(answer.authorIds, people);
  if (!checkerId) {
    await letGo(tx, actor, answer, messages);
    const checked = { by: account.id, at: deps.clock.now() };
    // asked for, and nobody else there: then who wrote it stands as who was asked
    await moveAnswer(tx, tenantId, id, {
      status: 'checked',
      checkerId: people ? account.id : null,
      checked,
    });
    return;
  }
  await moveAnswer(tx, tenantId, id, { status: 'to-check', checkerId });
  for (const message of messages) {
    await moveMessage(tx, tenantId, message.id, { state: 'checking' });
    await appendEvent(tx, deps, {
      kind: 'answer-to-check',
      approachId,
      subjectId: message.id,
      actorRole: account.role,
      facts: answer.facts,
    });
  }
}

/** From here on the answer may be brought. */
export async function letGo(
  tx: Tx,
  { deps, workspace, account }: Actor,
  { approachId, kind, promisedOn, facts }: Omit<SentAnswer, 'authorIds' | 'id'>,
  messages: readonly LockedMessage[],
): Promise<void> {
  const { tenantId } = workspace;
  const isInterim = kind === 'interim';
  for (const { id } of messages) {
    const state = stateAfterWriting(kind);
    const to = isInterim ? ({ state, dueOn: promisedOn, interims: 1 } as const) : { state };
    await moveMessage(tx, tenantId, id, to);
    // with the answer itself there, an interim one that was begun is no longer needed
    if (!isInterim) await dropDrafts(tx, tenantId, id, ['interim']);
    await appendEvent(tx, deps, {
      kind: isInterim ? 'interim-given' : 'answer-written',
      approachId,
      subjectId: id,
      actorRole: account.role,
      facts,
    });
  }
}
