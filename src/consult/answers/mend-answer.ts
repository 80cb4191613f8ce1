import { raisePublicationVersion } from '../../approach/index.ts';
import { appendEvent } from '../../thread/events.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  onlyOne,
} from '../contributions/act-on-messages.ts';
import { answerToCheck, answerToDeliver } from '../contributions/coalition-message.ts';
import { moveMessage } from '../contributions/message-store.ts';
import { isBeingWritten, stateAfterWriting } from './answer.ts';
import {
  deleteDelivery,
  deleteSignatures,
  moveAnswer,
  notesWhileAside,
  setSignature,
  withAnswer,
} from './answer-store.ts';
import { before } from './check-answer.ts';

type Typed = { readonly formKey: string; readonly answerId: string };

/**
 * Takes an answer that nobody was told yet back to a draft, to be mended: also from who checks it. It
 * goes for everyone who would get it; where an interim answer was overtaken it is dropped.
 */
export async function correctAnswer(actor: Actor, id: string, typed: Typed): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { answerId, formKey } = typed;
  const states = ['checking', 'written', 'interim'] as const;
  const ids = await deps.db.tx({ tenantId }, (tx) =>
    withAnswer(tx, tenantId, answerId, id, states),
  );
  const post = { action: 'correct', ids, seen: null, formKey, content: typed } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const first = messages.find((one) => one.id === id);
    const current = (message: (typeof messages)[number]) =>
      answerToCheck(message.answers) ?? answerToDeliver(message.state, message.answers);
    const answer = first && current(first);
    if (answer?.id !== answerId || answer.othersTold > 0) {
      return { ok: false, reason: 'changed', ids: [id] };
    }
    const wasGiven = answer.status === 'checked';
    for (const message of messages) {
      if (current(message)?.id !== answerId) {
        await deleteDelivery(tx, tenantId, answerId, message.id);
        continue;
      }
      const state = before(answer, message);
      const own = message.answers.find((one) => one.id === answerId);
      const isInterim = answer.kind === 'interim' && wasGiven;
      await moveMessage(tx, tenantId, message.id, {
        state,
        ...(isInterim && ({ dueOn: own?.dueBefore ?? null, interims: -1 } as const)),
      });
      await appendEvent(tx, deps, {
        kind: 'answer-taken-back',
        approachId: message.approachId,
        subjectId: message.id,
        actorRole: account.role,
        facts: { answer: answerId, kind: answer.kind },
      });
    }
    await moveAnswer(tx, tenantId, answerId, { status: 'draft', checkerId: null, checked: null });
    await deleteSignatures(tx, tenantId, answerId);
    const after = wasGiven ? stateAfterWriting(answer.kind) : 'checking';
    await notesWhileAside(tx, tenantId, answerId, { state: null, dueOn: null }, after);
    await raisePublicationVersion(tx, tenantId, first?.approachId ?? '');
    return { ok: true };
  });
}

/** Throws a draft away, for everyone for whom it was meant. */
export function dropDraft(actor: Actor, id: string, typed: Typed): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { formKey } = typed;
  const post = { action: 'drop', ids: [id], seen: null, formKey, content: typed } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const message = onlyOne(messages);
    const answer = message.answers.find((one) => one.id === typed.answerId);
    if (!answer || !isBeingWritten(answer.status)) {
      return { ok: false, reason: 'changed', ids: [id] };
    }
    await moveAnswer(tx, workspace.tenantId, answer.id, { status: 'dropped' });
    await appendEvent(tx, deps, {
      kind: 'answer-dropped',
      approachId: message.approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { answer: answer.id, kind: answer.kind },
    });
    return { ok: true };
  });
}

/**
 * A resident partner puts their name under an answer that waits for its check or to be brought, or
 * takes it away again; until somebody was told. Only under the words that they read (`textVersion`).
 */
export function signAnswer(
  actor: Actor,
  id: string,
  typed: Typed & { readonly signs: boolean; readonly version: string },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { formKey } = typed;
  const post = { action: 'sign', ids: [id], seen: null, formKey, content: typed } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const message = onlyOne(messages);
    const answer =
      answerToCheck(message.answers) ?? answerToDeliver(message.state, message.answers);
    const isRead = !typed.signs || String(answer?.textVersion) === typed.version;
    if (answer?.id !== typed.answerId || answer.othersTold > 0 || !isRead) {
      return { ok: false, reason: 'changed', ids: [id] };
    }
    const { tenantId } = workspace;
    const at = typed.signs ? deps.clock.now() : null;
    await setSignature(tx, tenantId, answer.id, account.id, at);
    await appendEvent(tx, deps, {
      kind: typed.signs ? 'answer-signed' : 'answer-unsigned',
      approachId: message.approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { answer: answer.id },
    });
    await raisePublicationVersion(tx, tenantId, message.approachId);
    return { ok: true };
  });
}
