import type { Tx } from '../../db/database.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import { addText, type TextFact } from '../../thread/texts.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  judgeWords,
  notValid,
  onlyOne,
} from './act-on-messages.ts';
import { saysSomething } from './contribution.ts';
import { type LockedMessage, markWrittenOut } from './message-store.ts';

/** The language into which the team translates for itself. */
export const teamLocale = 'nl';
const dutch = ['nl', 'nl-eenvoudig'];

/** Whether a message needs a translation before the whole team can read it. */
export const needsTranslation = (locale: string): boolean => !dutch.includes(locale);

interface Typed {
  readonly formKey: string;
  /** The version that stood on the page: a newer one means that somebody else was first. */
  readonly seenVersion: number;
  readonly translation: string;
  /** The translation was pasted from a machine and no speaker has checked it. */
  readonly isMachine: boolean;
}

async function addTranslation(
  tx: Tx,
  { deps, account }: Actor,
  typed: Typed,
  of: { textId: string; version: number },
): Promise<TextFact | null> {
  if (!saysSomething(typed.translation)) return null;
  return addText(tx, deps, {
    textId: of.textId,
    version: of.version + 1,
    locale: teamLocale,
    body: typed.translation,
    status: typed.isMachine ? 'machine' : 'written',
    sourceVersion: of.version,
    by: account.id,
  });
}

const isOlder = (message: LockedMessage, typed: Typed): boolean =>
  message.wordsVersion !== typed.seenVersion;

/** Writes out what someone said aloud, in their language, with a translation if there is one. */
export function writeOut(
  actor: Actor,
  id: string,
  typed: Typed & { readonly words: string },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const post = { action: 'write-out', ids: [id], seen: null, formKey: typed.formKey } as const;
  return actOnMessages(actor, { ...post, content: typed }, async (tx, messages) => {
    const message = onlyOne(messages);
    const faults = [
      ...judgeWords('words', typed.words, true),
      ...judgeWords('translation', typed.translation, false),
    ];
    if (faults.length > 0) return notValid(faults);
    if (isOlder(message, typed)) return { ok: false, reason: 'changed', ids: [id] };
    const textId = message.textId ?? newId(deps);
    const version = message.wordsVersion + 1;
    const fact = await addText(tx, deps, {
      textId,
      version,
      locale: message.locale,
      body: typed.words,
      status: 'written',
      by: account.id,
    });
    const translation = await addTranslation(tx, actor, typed, { textId, version });
    await markWrittenOut(tx, workspace.tenantId, id, textId, deps.clock.now());
    await appendEvent(tx, deps, {
      kind: 'written-out',
      approachId: message.approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { ...fact, translation: translation?.digest ?? null },
    });
    return { ok: true };
  });
}

/** Adds a Dutch translation to a message in another language, or a better one. */
export function translate(actor: Actor, id: string, typed: Typed): Promise<ActResult> {
  const { deps, account } = actor;
  const post = { action: 'translate', ids: [id], seen: null, formKey: typed.formKey } as const;
  return actOnMessages(actor, { ...post, content: typed }, async (tx, messages) => {
    const message = onlyOne(messages);
    const faults = judgeWords('translation', typed.translation, true);
    if (faults.length > 0) return notValid(faults);
    if (isOlder(message, typed)) return { ok: false, reason: 'changed', ids: [id] };
    if (!message.textId) throw new Error('a message with words has a text');
    const version = message.wordsVersion;
    const fact = await addTranslation(tx, actor, typed, { textId: message.textId, version });
    await appendEvent(tx, deps, {
      kind: 'translated',
      approachId: message.approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { ...fact, locale: teamLocale },
    });
    return { ok: true };
  });
}
