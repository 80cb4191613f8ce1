import { today } from '../../people/index.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  judgeWords,
  notValid,
  onlyOne,
} from '../contributions/act-on-messages.ts';
import { saysSomething } from '../contributions/contribution.ts';
import { isReply, judgeReply } from './answer.ts';
import { newestDelivered } from './reply-store.ts';
import { higherLevelOf, keepReply } from './reply-to-answer.ts';

/** Notes what someone said of the answer to whoever told it; with the code they say it themselves. */
export function noteReply(
  actor: Actor,
  id: string,
  typed: { formKey: string; answerId: string; reply: string; words: string },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const post = { action: 'note-reply', ids: [id], seen: null, formKey: typed.formKey } as const;
  return actOnMessages(actor, { ...post, content: typed }, async (tx, messages) => {
    const message = onlyOne(messages);
    const faults = judgeWords('words', typed.words, false);
    const { reply } = typed;
    if (!isReply(reply)) {
      return notValid([
        { field: 'reply', reason: reply ? 'unknown-choice' : 'missing' },
        ...faults,
      ]);
    }
    if (faults.length > 0) return notValid(faults);
    const answer = await newestDelivered(tx, tenantId, id);
    if (!answer || answer.answerId !== typed.answerId) {
      return { ok: false, reason: 'changed', ids: [id] };
    }
    const higher = await higherLevelOf(tx, tenantId, message.approachId);
    const on = today(workspace, deps.clock.now());
    const judged = judgeReply({ ...message, writtenBy: answer.writtenBy }, reply, on, higher);
    if (!judged.ok) return { ok: false, reason: 'changed', ids: [id] };
    await keepReply(tx, deps, workspace, {
      contribution: message,
      answer,
      reply,
      words: saysSomething(typed.words) ? typed.words : '',
      locale: message.locale,
      effect: judged,
      through: 'team',
      actorRole: account.role,
    });
    return { ok: true };
  });
}
