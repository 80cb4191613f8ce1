import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { activeAccounts, may, standsInFor, today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  judgeWords,
  notValid,
} from '../contributions/act-on-messages.ts';
import { type AnswerOfMessage, answerToCheck } from '../contributions/coalition-message.ts';
import { type LockedMessage, moveMessage } from '../contributions/message-store.ts';
import { stateAfterWriting, stateBeforeAnswer } from './answer.ts';
import { moveAnswer, notesWhileAside, withAnswer } from './answer-store.ts';
import { type Checking, mayCheck } from './level-up.ts';
import { letGo } from './send-answer.ts';

/** What the rule of `mayCheck` needs to know of this person. */
export async function checkingOf(
  tx: Tx,
  { deps, workspace, account }: Actor,
  answer: Pick<AnswerOfMessage, 'authorIds'>,
): Promise<Checking> {
  const { tenantId } = workspace;
  const on = today(workspace, deps.clock.now());
  const people = await activeAccounts(tx, tenantId);
  return {
    accountId: account.id,
    mayCheck: may(account, 'answers.check'),
    leads: may(account, 'answers.name-checkers'),
    standsFor: await standsInFor(tx, tenantId, account.id, on),
    hasOther: people.some((one) => may(one, 'answers.check') && !answer.authorIds.includes(one.id)),
  };
}

export interface TypedCheck {
  readonly formKey: string;
  readonly answerId: string;
  /** The words that were read (`textVersion`). */
  readonly version: string;
  readonly verdict: string;
  readonly remark: string;
}

/** Says of an answer that it can go out, or why it goes back. Once, for everyone who gets it. */
export async function checkAnswer(actor: Actor, id: string, typed: TypedCheck): Promise<ActResult> {
  const { tenantId } = actor.workspace;
  const ids = await actor.deps.db.tx({ tenantId }, (tx) =>
    withAnswer(tx, tenantId, typed.answerId, id, ['checking']),
  );
  const { formKey } = typed;
  const post = { action: 'check', ids, seen: null, formKey, content: typed } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const answer = answerToCheck(messages.find((one) => one.id === id)?.answers ?? []);
    const changed = { ok: false, reason: 'changed', ids: [id] } as const;
    if (answer?.id !== typed.answerId || String(answer.textVersion) !== typed.version) {
      return changed;
    }
    if (!mayCheck(await checkingOf(tx, actor, answer), answer)) return changed;
    if (typed.verdict === 'yes') return approve(tx, actor, answer, messages);
    if (typed.verdict !== 'no') {
      return notValid([{ field: 'remark', reason: 'unknown-choice' }]);
    }
    const faults = judgeWords('remark', typed.remark, true);
    if (faults.length > 0) return notValid(faults);
    return giveBack(tx, actor, answer, messages, typed.remark);
  });
}

async function approve(
  tx: Tx,
  actor: Actor,
  answer: AnswerOfMessage,
  messages: readonly LockedMessage[],
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { id, kind, promisedOn } = answer;
  const now = deps.clock.now();
  if (kind === 'interim' && (promisedOn ?? '') <= today(workspace, now)) {
    // while it lay here, the day that it promises came: who wrote it chooses a new one
    return notValid([{ field: 'promisedOn', reason: 'in-the-past' }]);
  }
  const approachId = messages[0]?.approachId ?? '';
  const { textId, textVersion } = answer;
  const facts = { answer: id, kind, text: textId, seen: textVersion, promisedOn, checked: true };
  await moveAnswer(tx, tenantId, id, {
    status: 'checked',
    checked: { by: account.id, at: now },
    remarkId: null,
  });
  await letGo(tx, actor, { approachId, kind, promisedOn, facts }, messages);
  const state = stateAfterWriting(kind);
  const dueOn = kind === 'interim' ? promisedOn : null;
  await notesWhileAside(tx, tenantId, id, { state, dueOn });
  await raisePublicationVersion(tx, tenantId, approachId);
  return { ok: true };
}

async function giveBack(
  tx: Tx,
  { deps, workspace, account }: Actor,
  answer: AnswerOfMessage,
  messages: readonly LockedMessage[],
  remark: string,
): Promise<ActResult> {
  const { tenantId } = workspace;
  const remarkId = newId(deps);
  const words = { textId: remarkId, version: 1, locale: 'nl', body: remark } as const;
  const fact = await addText(tx, deps, { ...words, status: 'written', by: account.id });
  // it came back from who looked, who may have stood in for whoever was asked
  const checkerId = account.id;
  await moveAnswer(tx, tenantId, answer.id, { status: 'returned', checkerId, remarkId });
  for (const message of messages) {
    const state = before(answer, message);
    await moveMessage(tx, tenantId, message.id, { state });
    await appendEvent(tx, deps, {
      kind: 'answer-returned',
      approachId: message.approachId,
      subjectId: message.id,
      actorRole: account.role,
      facts: { answer: answer.id, kind: answer.kind, ...fact },
    });
  }
  await notesWhileAside(tx, tenantId, answer.id, { state: null, dueOn: null });
  await raisePublicationVersion(tx, tenantId, messages[0]?.approachId ?? '');
  return { ok: true };
}

/** Where a message stood before this answer was sent; for answers of before that was kept, as it must have been. */
export function before(answer: Pick<AnswerOfMessage, 'id' | 'kind'>, message: LockedMessage) {
  const own = message.answers.find(({ id }) => id === answer.id);
  return own?.stateBefore ?? stateBeforeAnswer(answer.kind, message);
}
