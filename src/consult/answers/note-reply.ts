import type { Tx } from '../../db/database.ts';
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
import type { LockedMessage } from '../contributions/message-store.ts';
import { isReply, judgeReply } from './answer.ts';
import { newestDelivered } from './reply-store.ts';
import { higherLevelOf, keepReply } from './reply-to-answer.ts';

/** What someone said of an answer, as whoever heard it writes it down. */
export interface TypedReply {
  readonly answerId: string;
  readonly reply: string;
  readonly words: string;
  /** Language of the words; the message's own when whoever heard it does not say. */
  readonly locale?: string;
}

/** Notes what someone said of the answer to whoever told it; with the code they say it themselves. */
export function noteReply(
  actor: Actor,
  id: string,
  { formKey, ...typed }: TypedReply & { formKey: string },
): Promise<ActResult> {
  const content = { formKey, ...typed };
  const post = { action: 'note-reply', ids: [id], seen: null, formKey, content } as const;
  return actOnMessages(actor, post, (tx, messages) =>
    keepNotedReply(tx, actor, onlyOne(messages), typed),
  );
}

/** The same within a post that does more: telling the answer and noting what was said of it. */
export async function keepNotedReply(
  tx: Tx,
  { deps, workspace, account }: Actor,
  message: LockedMessage,
  typed: TypedReply,
): Promise<ActResult> {
  const { tenantId } = workspace;
  const { reply } = typed;
  const faults = judgeWords('words', typed.words, false);
  if (!isReply(reply)) {
    return notValid([{ field: 'reply', reason: reply ? 'unknown-choice' : 'missing' }, ...faults]);
  }
  if (faults.length > 0) return notValid(faults);
  const answer = await newestDelivered(tx, tenantId, message.id);
  if (!answer || answer.answerId !== typed.answerId) {
    return { ok: false, reason: 'changed', ids: [message.id] };
  }
  const higher = await higherLevelOf(tx, { deps, workspace }, message.approachId, answer);
  const on = today(workspace, deps.clock.now());
  const judged = judgeReply(
    { ...message, writtenBy: answer.writtenBy, answeredAt: answer.level },
    reply,
    on,
    higher,
  );
  if (!judged.ok) return { ok: false, reason: 'changed', ids: [message.id] };
  await keepReply(tx, deps, workspace, {
    contribution: message,
    answer,
    reply,
    words: saysSomething(typed.words) ? typed.words : '',
    locale: typed.locale ?? message.locale,
    effect: judged,
    through: 'team',
    actorRole: account.role,
  });
  return { ok: true };
}
