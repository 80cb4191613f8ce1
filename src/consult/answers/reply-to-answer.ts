import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { today, type Workspace } from '../../people/index.ts';
import { type ActorRole, appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addText, nextVersion, type TextFact } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { codeMac } from '../contributions/contribution-code.ts';
import { markOfAnswer } from '../contributions/message-of-code.ts';
import {
  judgeReply,
  type Reply,
  type ReplyChannel,
  type ReplyEffect,
  type ReplyOutcome,
} from './answer.ts';
import { levelPeopleOf } from './answer-people.ts';
import { type LevelPeople, levelAbove } from './level-up.ts';
import {
  type LockedContribution,
  lockByCode,
  newestDelivered,
  type RepliableAnswer,
  saveEffect,
  saveReply,
} from './reply-store.ts';

/** What a person says of an answer, with their own words or none ('' is none). */
export interface ReplyInput {
  /** Sixteen digits, read by `readCode`. */
  readonly code: string;
  readonly formKey: string;
  /** The answer that stood on the page (`markOfAnswer`). */
  readonly answerMark: string;
  readonly reply: Reply;
  readonly words: string;
  /** Language of the page, and so most likely of the words. */
  readonly locale: string;
}

export type ReplyResult =
  | { readonly ok: true; readonly outcome: ReplyOutcome }
  | {
      readonly ok: false;
      /**
       * 'sent-already': this form was sent before with something else; 'newer-answer': there is a
       * newer answer than the one replied to; 'in-progress': an earlier reply is being worked on.
       */
      readonly reason: 'unknown-code' | 'sent-already' | 'newer-answer' | 'in-progress' | 'closed';
    };

/** Who could look again one level above this answer. */
export function higherLevelOf(
  tx: Tx,
  where: Pick<Actor, 'deps' | 'workspace'>,
  approachId: string,
  answer: Pick<RepliableAnswer, 'level'>,
): Promise<LevelPeople> {
  return levelPeopleOf(tx, where, approachId, levelAbove(answer.level));
}

/**
 * Writes down a judged reply: the reply with its words, what it makes of the contribution, and the
 * event. For the person with the code and for the team that hears it from the person.
 */
export async function keepReply(
  tx: Tx,
  deps: Deps,
  workspace: Workspace,
  kept: {
    contribution: LockedContribution;
    answer: RepliableAnswer;
    reply: Reply;
    words: string;
    locale: string;
    effect: ReplyEffect;
    through: ReplyChannel;
    actorRole: ActorRole;
  },
): Promise<void> {
  const { tenantId } = workspace;
  const { contribution, answer, effect } = kept;
  let textId = answer.replyTextId;
  let words: TextFact | null = null;
  if (kept.words !== '') {
    textId ??= newId(deps);
    const version = await nextVersion(tx, tenantId, textId);
    const text = { textId, version, locale: kept.locale, body: kept.words } as const;
    words = await addText(tx, deps, { ...text, status: 'written' });
  }
  const said = { answerId: answer.answerId, contributionId: contribution.id, reply: kept.reply };
  const at = deps.clock.now();
  await saveReply(tx, tenantId, { ...said, textId, through: kept.through, at });
  await saveEffect(tx, tenantId, contribution.id, effect);
  await appendEvent(tx, deps, {
    kind: 'answer-replied',
    approachId: contribution.approachId,
    subjectId: contribution.id,
    actorRole: kept.actorRole,
    facts: {
      answer: answer.answerId,
      reply: kept.reply,
      outcome: effect.outcome,
      through: kept.through,
      dueOn: effect.dueOn,
      level: effect.level,
      ...words,
    },
  });
  await raisePublicationVersion(tx, tenantId, contribution.approachId);
}

async function reply(
  tx: Tx,
  deps: Deps,
  workspace: Workspace,
  input: ReplyInput,
): Promise<ReplyResult> {
  const { tenantId } = workspace;
  const contribution = await lockByCode(tx, tenantId, codeMac(deps.secret, input.code));
  if (!contribution) return { ok: false, reason: 'unknown-code' };
  const answer = await newestDelivered(tx, tenantId, contribution.id);
  if (!answer) return { ok: false, reason: 'closed' };

  const claim = await claimFormKey(tx, deps, {
    keyMac: formKeyMac(deps.secret, input.formKey),
    contentHash: contentHash(input.formKey, [input.answerMark, input.reply, input.words]),
    subjectId: contribution.id,
  });
  if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
  if (claim.outcome === 'same') {
    return { ok: true, outcome: outcomeOf(contribution, input.reply) };
  }
  if (markOfAnswer(answer.answerId) !== input.answerMark) {
    return { ok: false, reason: 'newer-answer' };
  }

  const higher = await higherLevelOf(tx, { deps, workspace }, contribution.approachId, answer);
  const on = today(workspace, deps.clock.now());
  const judged = judgeReply(
    { ...contribution, writtenBy: answer.writtenBy, answeredAt: answer.level },
    input.reply,
    on,
    higher,
  );
  if (!judged.ok) return judged;
  await keepReply(tx, deps, workspace, {
    contribution,
    answer,
    reply: input.reply,
    words: input.words,
    locale: input.locale,
    effect: judged,
    through: 'code',
    actorRole: 'resident',
  });
  return { ok: true, outcome: judged.outcome };
}

/** What became of a reply that is stored already: for a form that is sent again. */
function outcomeOf(contribution: LockedContribution, said: Reply): ReplyOutcome {
  if (said === 'no-answer') return contribution.state === 'reopened' ? 'reopened' : 'kept';
  if (said === 'not-understood') return 'explain';
  return said === 'disagree' ? 'disagreed' : 'understood';
}

/**
 * A person with the code says what they think of the newest answer. Sending the same form twice does
 * it once, also when they said something else in between; a refused one writes nothing.
 * @throws DatabaseAway
 */
export function replyToAnswer(
  deps: Deps,
  workspace: Workspace,
  input: ReplyInput,
): Promise<ReplyResult> {
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, (tx) => reply(tx, deps, workspace, input));
}
