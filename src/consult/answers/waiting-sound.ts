import { addFile } from '../../thread/files/file-store.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import type { Actor, ActResult } from '../contributions/act-on-messages.ts';
import type { TypedAnswer } from './answer-form.ts';
import { type AnswerPost, writeAnswer } from './write-answer.ts';

/** Writes an answer; when it is refused, sound that came with it waits for the next post. */
export async function writeAndKeepSound(
  actor: Actor,
  answer: AnswerPost,
): Promise<{ result: ActResult; soundId?: string | null }> {
  const result = await writeAnswer(actor, answer);
  if (result.ok || result.reason === 'gone') return { result };
  return { result, soundId: await waitingSound(actor, answer.typed, answer.formKey) };
}

/**
 * Keeps sound that came with a form which is sent again later, so that nobody speaks twice; gives its
 * id for the next post, which must carry the same form key.
 */
export async function waitingSound(
  { deps, workspace }: Actor,
  { sound }: TypedAnswer,
  formKey: string,
): Promise<string | null> {
  if (sound.given !== 'now') return sound.given === 'before' ? sound.fileId : null;
  const { tenantId } = workspace;
  const pendingMac = formKeyMac(deps.secret, formKey);
  return deps.db.tx({ tenantId }, (tx) =>
    addFile(tx, deps, tenantId, { ...sound.file, kind: 'sound', pendingMac }),
  );
}
