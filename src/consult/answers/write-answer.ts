import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { today } from '../../people/index.ts';
import { addBead, linkBeads } from '../../thread/beads.ts';
import { appendEvent } from '../../thread/events.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  notValid,
} from '../contributions/act-on-messages.ts';
import { saysSomething } from '../contributions/contribution.ts';
import { type LockedMessage, moveMessage } from '../contributions/message-store.ts';
import { stateAfterWriting } from './answer.ts';
import { judgeAnswer, localesToAnswer, type TypedAnswer } from './answer-form.ts';
import { claimSound, insertAnswer, insertDelivery } from './answer-store.ts';

const actions = { final: 'answer', interim: 'interim', explanation: 'explain' } as const;

export interface AnswerPost {
  /** The messages that get this answer; each keeps its own code, delivery and reply. */
  readonly ids: readonly string[];
  readonly seen: ReadonlyMap<string, string>;
  readonly formKey: string;
  readonly typed: TypedAnswer;
}

/** Writes one answer to one message or to several. It counts once it is told to each of them. */
export function writeAnswer(actor: Actor, post: AnswerPost): Promise<ActResult> {
  const { typed, ids, seen, formKey } = post;
  const { workspace, deps } = actor;
  const action = actions[typed.kind];
  const { sound, ...content } = typed;
  const spoken = sound.given === 'now' ? [...sound.file.bytes.subarray(0, 64)] : sound;
  const asSent = { ids, seen, formKey, action, content: { ...content, spoken, ids } };
  return actOnMessages(actor, asSent, async (tx, messages) => {
    const approaches = new Set(messages.map(({ approachId }) => approachId));
    const [approachId] = approaches;
    if (approaches.size > 1 || !approachId) {
      return notValid([{ field: 'ids', reason: 'several-approaches' }]);
    }
    const asked = localesToAnswer(messages);
    const answered = { ...typed, words: typed.words.filter((one) => asked.includes(one.locale)) };
    const faults = judgeAnswer(answered, today(workspace, deps.clock.now()));
    const missing = asked.filter((locale) => !typed.words.some((one) => one.locale === locale));
    // the languages of what is answered are read from the messages, never from the form
    if (missing.length > 0) return { ok: false, reason: 'changed', ids };
    if (faults.length > 0) return notValid(faults);
    const soundId = await keepSound(tx, actor, typed, formKey);
    if (soundId === 'gone') return notValid([{ field: 'sound', reason: 'sound-gone' }]);
    await keepAnswer(tx, actor, { approachId, messages, typed: answered, soundId });
    return { ok: true };
  });
}

async function keepSound(
  tx: Tx,
  { deps, workspace }: Actor,
  { sound }: TypedAnswer,
  formKey: string,
): Promise<string | 'gone' | null> {
  if (sound.given === 'now') {
    const file = { ...sound.file, kind: 'sound', pendingMac: null } as const;
    return addFile(tx, deps, workspace.tenantId, file);
  }
  if (sound.given !== 'before') return null;
  const isThere = await claimSound(tx, sound.fileId, formKeyMac(deps.secret, formKey));
  return isThere ? sound.fileId : 'gone';
}

type Kept = {
  approachId: string;
  messages: readonly LockedMessage[];
  typed: TypedAnswer;
  soundId: string | null;
};

/** Every version of the words: those asked for, and one more; sound stands with its language. */
async function keepWords(
  tx: Tx,
  { deps, account }: Actor,
  { typed, soundId }: Kept,
): Promise<{ textId: string; digests: string[] }> {
  const textId = newId(deps);
  const spoken = 'locale' in typed.sound ? typed.sound.locale : null;
  const digests: string[] = [];
  for (const { locale, body, isMachine } of [...typed.words, typed.other]) {
    const sound = locale === spoken ? soundId : null;
    if (!saysSomething(body) && !sound) continue;
    const version = digests.length + 1;
    const fact = await addText(tx, deps, {
      textId,
      version,
      locale,
      body: saysSomething(body) ? body : null,
      sound,
      status: isMachine ? 'machine' : 'written',
      sourceVersion: version > 1 ? 1 : null,
      by: account.id,
    });
    digests.push(fact.digest);
  }
  return { textId, digests };
}

async function keepAnswer(tx: Tx, actor: Actor, kept: Kept): Promise<void> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { approachId, messages, typed } = kept;
  const { textId, digests } = await keepWords(tx, actor, kept);
  const id = newId(deps);
  const promisedOn = typed.kind === 'interim' ? typed.promisedOn : null;
  const { kind } = typed;
  await addBead(tx, deps, { id, approachId, kind: 'answer' });
  const writtenAt = deps.clock.now();
  const answer = { id, approachId, kind, textId, promisedOn, writtenBy: account.id, writtenAt };
  await insertAnswer(tx, tenantId, answer);
  for (const message of messages) {
    await linkBeads(tx, deps, { tenantId, fromId: id, toId: message.id, relation: 'answers' });
    await insertDelivery(tx, tenantId, id, message.id);
    const state = stateAfterWriting(kind);
    await moveMessage(
      tx,
      tenantId,
      message.id,
      promisedOn ? { state, dueOn: promisedOn } : { state },
    );
    await appendEvent(tx, deps, {
      kind: kind === 'interim' ? 'interim-given' : 'answer-written',
      approachId,
      subjectId: message.id,
      actorRole: account.role,
      facts: { answer: id, kind, text: textId, digests, promisedOn },
    });
  }
  await raisePublicationVersion(tx, tenantId, approachId);
}

/**
 * Keeps sound that came with a form which has to be mended first, so that nobody speaks twice; gives
 * its id for the next post, which must carry the same form key.
 */
function keepForNextPost(
  { deps, workspace }: Actor,
  sound: Extract<TypedAnswer['sound'], { given: 'now' }>,
  formKey: string,
): Promise<string> {
  const { tenantId } = workspace;
  const pendingMac = formKeyMac(deps.secret, formKey);
  return deps.db.tx({ tenantId }, (tx) =>
    addFile(tx, deps, tenantId, { ...sound.file, kind: 'sound', pendingMac }),
  );
}

/** Writes an answer; when it is refused, sound that came with it waits for the next post. */
export async function writeAndKeepSound(
  actor: Actor,
  answer: AnswerPost,
): Promise<{ result: ActResult; soundId?: string | null }> {
  const result = await writeAnswer(actor, answer);
  if (result.ok || result.reason === 'gone') return { result };
  return { result, soundId: await waitingSound(actor, answer.typed.sound, answer.formKey) };
}

async function waitingSound(
  actor: Actor,
  sound: TypedAnswer['sound'],
  formKey: string,
): Promise<string | null> {
  if (sound.given === 'now') return keepForNextPost(actor, sound, formKey);
  return sound.given === 'before' ? sound.fileId : null;
}
