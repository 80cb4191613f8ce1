import { DatabaseError } from '../../db/database.ts';
import { today, type Workspace } from '../../people/index.ts';
import { beadArgument } from '../../thread/beads.ts';
import { eventArgument } from '../../thread/events.ts';
import { contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { textArgument } from '../../thread/texts.ts';
import { addDays, type Day } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import type { Link } from '../links/link.ts';
import { consentWording, type Message, saysSomething, writeOutDays } from './contribution.ts';
import { codeMac, codeOfFormKey } from './contribution-code.ts';
import { callContributionSend, type SendArgument } from './contribution-store.ts';

/** `sent-other`: something else was sent with this form key before. */
export type SendResult =
  | { ok: true; code: string; dueOn: Day; isResend: boolean }
  | { ok: false; reason: 'sent-other' | 'files-gone' };

/** What the same message would hold when it is sent once more; not when, nor by which way. */
function hashOf(message: Message, link: Link): string {
  const asSent = (id: string) => message.fileHashes[id] ?? id;
  return contentHash(message.formKey, {
    link: link.id,
    locale: message.locale,
    words: message.words,
    sound: message.soundId && asSent(message.soundId),
    photos: message.photoIds.map(asSent),
    contact: message.contact,
  });
}

type Terms = { link: Link; isLate: boolean; day: Day };

/** All rows of one message, made here so that the database needs one statement. */
function argumentOf(deps: Deps, message: Message, { link, isLate, day }: Terms): SendArgument {
  const { approachId, ownerId } = link;
  const { soundId, photoIds, locale } = message;
  const id = newId(deps);
  const textId = saysSomething(message.words) ? newId(deps) : null;
  const body = message.words;
  const text = textId
    ? textArgument(deps, { textId, version: 1, locale, body, status: 'written' })
    : null;
  const facts = {
    link: link.id,
    locale,
    form: soundId ? 'sound' : 'typed',
    text: textId,
    version: textId && 1,
    digest: text ? String(text['digest']) : null,
    files: soundId ? [soundId, ...photoIds] : photoIds,
    late: isLate,
  } as const;
  return {
    keyMac: formKeyMac(deps.secret, message.formKey),
    contentHash: hashOf(message, link),
    at: deps.clock.now().toISOString(),
    fileIds: facts.files,
    photoIds,
    wordingVersion: consentWording,
    contact: message.contact,
    contribution: {
      id,
      approachId,
      linkId: link.id,
      form: facts.form,
      locale,
      textId,
      soundFileId: soundId,
      ownerId,
      dueOn: addDays(day, link.answerDays),
      writeOutOwnerId: soundId && ownerId,
      writeOutDueOn: soundId && addDays(day, writeOutDays),
      codeMac: codeMac(deps.secret, codeOfFormKey(message.formKey)),
      claimedAt: message.claimedAt?.toISOString() ?? null,
      isLate,
    },
    bead: beadArgument(deps, { id, approachId, kind: 'contribution' }),
    text,
    event: eventArgument(deps, {
      kind: 'contribution-received',
      approachId,
      subjectId: id,
      actorRole: 'resident',
      facts,
    }),
  };
}

/**
 * Sends a message to the team: contribution, words, consent, contact, files and event, all or
 * nothing. Sent once more with the same content it gives the same code and writes nothing.
 * @throws DatabaseAway when the database cannot be reached: nothing is lost, the same post works later
 */
export async function sendContribution(
  deps: Deps,
  workspace: Workspace,
  message: Message,
  { link, isLate }: { link: Link; isLate: boolean },
): Promise<SendResult> {
  const day = today(workspace, deps.clock.now());
  const argument = argumentOf(deps, message, { link, isLate, day });
  try {
    const { outcome, dueOn } = await callContributionSend(deps.db, workspace.tenantId, argument);
    if (outcome === 'other' || dueOn === null) return { ok: false, reason: 'sent-other' };
    const code = codeOfFormKey(message.formKey);
    return { ok: true, code, dueOn, isResend: outcome === 'same' };
  } catch (error) {
    // raised by contribution_send, so that nothing of the message is kept
    if (error instanceof DatabaseError && error.code === 'HR001') {
      return { ok: false, reason: 'files-gone' };
    }
    // the code belongs to another message already: a fresh key gives another code
    if (error instanceof DatabaseError && error.code === '23505') {
      return { ok: false, reason: 'sent-other' };
    }
    throw error;
  }
}
