import { decisionsOf, raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type Level, today } from '../../people/index.ts';
import { addBead, linkBeads, unlinkBeads } from '../../thread/beads.ts';
import { appendEvent } from '../../thread/events.ts';
import { isId, newId } from '../../thread/ids.ts';
import { isDay } from '../../web/calendar.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  notValid,
} from '../contributions/act-on-messages.ts';
import { type AnswerOfMessage, draftOf } from '../contributions/coalition-message.ts';
import type { LockedMessage } from '../contributions/message-store.ts';
import { judgeAnswer, judgeDraft, localesToAnswer, type TypedAnswer } from './answer-form.ts';
import {
  contributionsOf,
  deleteDelivery,
  deleteSignatures,
  insertAnswer,
  insertDelivery,
  type KeptAnswer,
  updateAnswer,
} from './answer-store.ts';
import { keepSound, keepWords } from './keep-words.ts';
import { highestLevel } from './level-up.ts';
import { sendAnswer } from './send-answer.ts';

const actions = { final: 'answer', interim: 'interim', explanation: 'explain' } as const;

export interface AnswerPost {
  /** The messages that get this answer; each keeps its own code, delivery and reply. */
  readonly ids: readonly string[];
  readonly seen: ReadonlyMap<string, string>;
  readonly formKey: string;
  readonly typed: TypedAnswer;
  /** Kept as a draft that colleagues see and may take on, instead of sent. */
  readonly isDraft?: boolean;
}

/**
 * Writes one answer to one message or to several, or writes on at the draft that there is. Sent, it
 * goes to who checks it; it counts once it is told to each of them.
 */
export function writeAnswer(actor: Actor, post: AnswerPost): Promise<ActResult> {
  const { typed, ids, seen, formKey, isDraft = false } = post;
  const { workspace, deps } = actor;
  const action = actions[typed.kind];
  const { sound, ...content } = typed;
  const spoken = sound.given === 'now' ? [...sound.file.bytes.subarray(0, 64)] : sound;
  const asSent = { ids, seen, formKey, action, content: { ...content, spoken, ids, isDraft } };
  return actOnMessages(actor, asSent, async (tx, messages) => {
    const approaches = new Set(messages.map(({ approachId }) => approachId));
    const [approachId] = approaches;
    if (approaches.size > 1 || !approachId) {
      return notValid([{ field: 'ids', reason: 'several-approaches' }]);
    }
    const before = draftOfAll(messages, typed);
    // somebody else is at work on an answer to one of these
    if (before === 'several') return { ok: false, reason: 'changed', ids };
    const asked = localesToAnswer(messages);
    const answered = { ...typed, words: typed.words.filter((one) => asked.includes(one.locale)) };
    const missing = asked.filter((locale) => !typed.words.some((one) => one.locale === locale));
    // the languages of what is answered are read from the messages, never from the form
    if (missing.length > 0) return { ok: false, reason: 'changed', ids };
    const on = today(workspace, deps.clock.now());
    const kept = typed.dropsSound ? null : (before?.text ?? null);
    const faults = isDraft ? judgeDraft(answered, kept) : judgeAnswer(answered, on, kept);
    const level = await levelOf(tx, actor, approachId, messages, typed);
    if (!level) faults.push({ field: 'decision', reason: 'unknown-choice' });
    if (faults.length > 0 || !level) return notValid(faults);
    const soundId = await keepSound(tx, actor, typed, formKey);
    if (soundId === 'gone') return notValid([{ field: 'sound', reason: 'sound-gone' }]);
    await keepAnswer(tx, actor, {
      ...{ approachId, messages, typed: answered, soundId, level, before, isDraft },
    });
    return { ok: true };
  });
}

/** The one draft that these messages share; null when none has any. */
function draftOfAll(
  messages: readonly LockedMessage[],
  { kind }: TypedAnswer,
): AnswerOfMessage | 'several' | null {
  const drafts = messages.map(({ answers }) => draftOf(answers, kind));
  const [first = null] = drafts;
  return drafts.every((one) => one?.id === first?.id) ? first : 'several';
}

/** The level of the decision that is told, else of what is answered; null for an unknown decision. */
async function levelOf(
  tx: Tx,
  { workspace }: Actor,
  approachId: string,
  messages: readonly LockedMessage[],
  { decisionId = '' }: TypedAnswer,
): Promise<Level | null> {
  if (decisionId === '') return highestLevel(messages.map(({ level }) => level));
  if (!isId(decisionId)) return null;
  const decisions = await decisionsOf(tx, workspace.tenantId, approachId, decisionId);
  const decision = decisions.find(({ id }) => id === decisionId);
  if (!decision) return null;
  return decision.level === 'region' ? 'board' : decision.level;
}

type Kept = {
  approachId: string;
  messages: readonly LockedMessage[];
  typed: TypedAnswer;
  soundId: string | null;
  level: Level;
  before: AnswerOfMessage | null;
  isDraft: boolean;
};

async function keepAnswer(tx: Tx, actor: Actor, kept: Kept): Promise<void> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { approachId, messages, typed, before, isDraft } = kept;
  const { kind, decisionId = '' } = typed;
  const textId = before?.textId ?? newId(deps);
  const text = { textId, words: before?.text ?? null, last: before?.textVersion ?? 0 };
  const digests = await keepWords(tx, actor, text, kept);
  const answer: KeptAnswer = {
    id: before?.id ?? newId(deps),
    kind,
    textId,
    status: 'draft',
    level: kept.level,
    decisionId: decisionId || null,
    promisedOn: kind === 'interim' && isDay(typed.promisedOn) ? typed.promisedOn : null,
    writtenBy: account.id,
    writtenAt: deps.clock.now(),
  };
  const { id, promisedOn } = answer;
  if (before) {
    await updateAnswer(tx, tenantId, answer);
    await deleteSignatures(tx, tenantId, id);
  } else {
    await addBead(tx, deps, { id, approachId, kind: 'answer' });
    await insertAnswer(tx, tenantId, { ...answer, approachId });
  }
  await meetMessages(tx, actor, id, messages);
  await tellDecision(tx, actor, id, before?.decisionId ?? null, answer.decisionId);
  const facts = { answer: id, kind, text: textId, digests, promisedOn };
  if (isDraft) await noteDraft(tx, actor, kept, facts);
  else {
    const authorIds = [...new Set([...(before?.authorIds ?? []), account.id])];
    const sent = { id, approachId, kind, promisedOn, authorIds, facts };
    await sendAnswer(tx, actor, sent, messages);
  }
  await raisePublicationVersion(tx, tenantId, approachId);
}

async function noteDraft(
  tx: Tx,
  { deps, account }: Actor,
  { approachId, messages }: Kept,
  facts: Parameters<typeof appendEvent>[2]['facts'],
): Promise<void> {
  for (const { id: subjectId } of messages) {
    const event = { kind: 'answer-drafted', approachId, subjectId, actorRole: account.role };
    await appendEvent(tx, deps, { ...event, facts });
  }
}

/** An answer is meant for exactly the messages that stood on the page. */
async function meetMessages(
  tx: Tx,
  { workspace }: Actor,
  answerId: string,
  messages: readonly LockedMessage[],
): Promise<void> {
  const { tenantId } = workspace;
  const known = await contributionsOf(tx, tenantId, answerId);
  const wanted = messages.map(({ id }) => id);
  for (const id of wanted) {
    if (!known.includes(id)) await insertDelivery(tx, tenantId, answerId, id);
  }
  for (const id of known) {
    if (!wanted.includes(id)) await deleteDelivery(tx, tenantId, answerId, id);
  }
}

async function tellDecision(
  tx: Tx,
  { deps, workspace }: Actor,
  fromId: string,
  before: string | null,
  now: string | null,
): Promise<void> {
  const { tenantId } = workspace;
  if (before === now) return;
  const link = { tenantId, fromId, relation: 'tells' } as const;
  if (before) await unlinkBeads(tx, { ...link, toId: before });
  if (now) await linkBeads(tx, deps, { ...link, toId: now });
}
