import { createHash } from 'node:crypto';
import { raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import type { SignedIn, Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { addFile, deleteFiles } from '../../thread/files/file-store.ts';
import { prepareSound, type SoundRefusal } from '../../thread/files/index.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { sourceVersionOf } from '../../thread/outdated-texts.ts';
import { addText, nextVersion } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { lockLink, raiseLinkVersion } from '../links/link-store.ts';
import { forgetLinks } from '../links/read-link.ts';
import type { SentenceToSpeak } from './sentence-list.ts';
import { sentenceHash } from './spoken-sentence.ts';
import { deleteSpokenSentence, putSpokenSentence } from './spoken-store.ts';

export type SpokenFault =
  | SoundRefusal
  | 'missing'
  | 'not-playable'
  | 'words-changed'
  | 'already-sent';
export type RecordResult = { ok: true } | { ok: false; reason: SpokenFault };

/** Which words in which language, and who reads them aloud. */
export interface Speaking {
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly tag: ResidentTag;
  readonly sentence: SentenceToSpeak;
}

/**
 * Keeps the sound of words that residents read, in place of what was there.
 * @param sent `seen` is the hash of the words on the page (`sentenceHash`), '' when it did not say
 */
export async function recordSentence(
  deps: Deps,
  speaking: Speaking,
  sent: { formKey: string; seen: string; sound: Uint8Array | null },
): Promise<RecordResult> {
  // what was read aloud are the words that stood on the page
  if (sent.seen && sent.seen !== sentenceHash(speaking.sentence.words)) {
    return { ok: false, reason: 'words-changed' };
  }
  if (!sent.sound) return { ok: false, reason: 'missing' };
  const sound = await prepareSound(sent.sound);
  if (!sound.ok) return sound;
  // residents' phones must play it: a recorder's own format that browsers do not know is of no use
  if (!sound.playable) return { ok: false, reason: 'not-playable' };
  const { workspace, tag, sentence } = speaking;
  const digest = createHash('sha256').update(sent.sound).digest('hex');
  const recorded = await deps.db.tx<RecordResult>(workspace, async (tx) => {
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, sent.formKey),
      contentHash: contentHash(sent.formKey, { tag, path: sentence.path, digest }),
      subjectId: null,
    });
    if (claim.outcome === 'same') return { ok: true };
    if (claim.outcome === 'other') return { ok: false, reason: 'already-sent' };
    const { bytes, mediaType, seconds, playable } = sound;
    const file = { kind: 'sound', mediaType, bytes, seconds, playable, pendingMac: null } as const;
    await putSound(tx, deps, speaking, await addFile(tx, deps, workspace.tenantId, file));
    return { ok: true };
  });
  forgetLinks(deps);
  return recorded;
}

/** Takes the sound of words away; the browser reads them aloud again where it can. */
export async function forgetSentence(deps: Deps, speaking: Speaking): Promise<void> {
  await deps.db.tx(speaking.workspace, (tx) => putSound(tx, deps, speaking, null));
  forgetLinks(deps);
}

async function putSound(
  tx: Tx,
  deps: Deps,
  speaking: Speaking,
  fileId: string | null,
): Promise<void> {
  const { workspace, account, tag, sentence } = speaking;
  const { tenantId } = workspace;
  const { subject, words } = sentence;
  if (subject.kind === 'link') return putSoundOfLink(tx, deps, { ...speaking, subject }, fileId);
  const earlier = await deleteSpokenSentence(tx, tenantId, tag, subject.key);
  if (fileId) {
    const hash = sentenceHash(words);
    const by = account.id;
    const at = deps.clock.now();
    await putSpokenSentence(tx, tenantId, { locale: tag, key: subject.key, fileId, hash, by, at });
  }
  if (earlier) await deleteFiles(tx, tenantId, [earlier]);
  // the sentence stands on the pages of every link
  await raiseLinkVersion(tx, tenantId);
}

type OfLink = Omit<Speaking, 'sentence'> & {
  readonly subject: Extract<SentenceToSpeak['subject'], { kind: 'link' }>;
};

/** The same words once more, now with this sound: versions of a text never change. */
async function putSoundOfLink(
  tx: Tx,
  deps: Deps,
  { workspace, account, tag, subject }: OfLink,
  fileId: string | null,
): Promise<void> {
  const { tenantId } = workspace;
  const { link, text } = subject;
  const textId = link[`${text}Id`];
  const locked = await lockLink(tx, tenantId, link.id);
  const current = locked?.[text]?.[tag];
  if (!textId || !current) throw new Error('words that are not there cannot be read aloud');
  const version = await nextVersion(tx, tenantId, textId);
  // still a translation of what it translated, also when that is no longer said
  const sourceVersion = await sourceVersionOf(tx, tenantId, textId, current.version);
  const { body, status } = current;
  const by = account.id;
  const fact = await addText(tx, deps, {
    ...{ textId, version, locale: tag, body, sound: fileId, status, by },
    sourceVersion,
  });
  await raiseLinkVersion(tx, tenantId, link.id);
  await appendEvent(tx, deps, {
    kind: 'link-changed',
    approachId: link.approachId,
    subjectId: link.id,
    actorRole: account.role,
    facts: { text: fact.text, version: fact.version, digest: fact.digest, sound: fileId },
  });
  await raisePublicationVersion(tx, tenantId, link.approachId);
}
