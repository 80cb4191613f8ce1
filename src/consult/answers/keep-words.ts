import type { Tx } from '../../db/database.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import { addText, type TextByLocale, type Words } from '../../thread/texts.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { saysSomething } from '../contributions/contribution.ts';
import type { TypedAnswer } from './answer-form.ts';
import { claimSound } from './answer-store.ts';

/** The text of an answer, as it stands before this change; `last` is 0 for a new one. */
export interface TextBefore {
  readonly textId: string;
  readonly words: TextByLocale | null;
  readonly last: number;
}

/** Keeps sound that came with this post, or claims what waited from an earlier one. */
export async function keepSound(
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

const isSame = (known: Words | undefined, wanted: Pick<Words, 'body' | 'sound' | 'status'>) =>
  known !== undefined &&
  known.body === wanted.body &&
  known.sound === wanted.sound &&
  (known.status === 'machine') === (wanted.status === 'machine');

/**
 * Writes down what changed in the words of an answer, each language as a version of its own; earlier
 * versions stay. Sound stays with its language, unless it is left out or spoken again.
 * @returns the digests of the new versions
 */
export async function keepWords(
  tx: Tx,
  { deps, account }: Actor,
  { textId, words, last }: TextBefore,
  { typed, soundId }: { typed: TypedAnswer; soundId: string | null },
): Promise<string[]> {
  const spoken = 'locale' in typed.sound ? typed.sound.locale : null;
  const digests: string[] = [];
  let source: number | null = null;
  const add = async (locale: string, wanted: Pick<Words, 'body' | 'sound' | 'status'>) => {
    const known = words?.[locale];
    if (isSame(known, wanted)) {
      source ??= known?.version ?? null;
      return;
    }
    const isNothing = wanted.body === null && wanted.sound === null;
    if (isNothing && !known?.body && !known?.sound) return;
    const version = last + digests.length + 1;
    const one = { textId, version, locale, ...wanted, sourceVersion: source, by: account.id };
    const fact = await addText(tx, deps, one);
    source ??= version;
    digests.push(fact.digest);
  };
  const given = [...typed.words, typed.other];
  for (const { locale, body, isMachine } of given) {
    if (locale === '') continue;
    const kept = typed.dropsSound ? null : (words?.[locale]?.sound ?? null);
    await add(locale, {
      body: saysSomething(body) ? body : null,
      sound: locale === spoken ? soundId : kept,
      status: isMachine ? 'machine' : 'written',
    });
  }
  for (const locale of Object.keys(words ?? {})) {
    if (given.some((one) => one.locale === locale)) continue;
    await add(locale, { body: null, sound: null, status: 'written' });
  }
  return digests;
}
