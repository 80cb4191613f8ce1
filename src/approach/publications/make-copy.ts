import { createHash } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import { findTraces, isSure, takeOut } from '../../kernels/traces/traces.ts';
import { canonicalJson } from '../../thread/commitments.ts';
import { newId, type Random, type Source } from '../../thread/ids.ts';
import { addText, nextVersion, type TextFact, type TextStatus } from '../../thread/texts.ts';
import type { Publishable } from '../publish-source.ts';
import { type CopyFaults, fieldOfWords, judgeCopy, type TypedWords } from './publication.ts';
import { nameText, textIdsOf } from './publication-write-store.ts';

/** Sixteen random letters and digits that can be read aloud: the name of a copy outside. */
export function newPublicId(random: Random): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  let id = '';
  while (id.length < 16) {
    for (const byte of random.bytes(16)) {
      // bytes beyond a whole number of alphabets would make some letters likelier
      if (byte < 248 && id.length < 16) id += alphabet[byte % alphabet.length];
    }
  }
  return id;
}

/** The words of a bead as they stand, one entry per part and language. */
export function originalWords(publishable: Publishable): TypedWords[] {
  return publishable.parts.flatMap(({ part, text }) =>
    Object.entries(text).flatMap(([locale, { body }]) => (body ? [{ part, locale, body }] : [])),
  );
}

/** Tells whether the original still says what it said when it was copied; holds no words. */
export function markOfOriginal(publishable: Publishable): string {
  const said = originalWords(publishable);
  return createHash('sha256').update(canonicalJson(said)).digest('base64url').slice(0, 16);
}

/**
 * The copy that we suggest. Of one person's words everything is taken out that may tell who it is; the
 * team's own words keep their names and places, which are shown to look at.
 */
export function suggestCopy(publishable: Publishable, isPersonal: boolean): TypedWords[] {
  return originalWords(publishable).map((words) => ({
    ...words,
    body: isPersonal ? takeOut(words.body, findTraces(words.body)) : words.body,
  }));
}

/** What is wrong with a copy; phone numbers and the like may only stay when somebody said so. */
export function judgeTyped(
  kind: Publishable['kind'],
  typed: readonly TypedWords[],
  keepsTraces: boolean,
): CopyFaults {
  const faults: Record<string, CopyFaults[string]> = {};
  if (!keepsTraces) {
    for (const words of typed) {
      if (findTraces(words.body).some(isSure)) faults[fieldOfWords(words)] = 'traces';
    }
  }
  return { ...faults, ...judgeCopy(kind, typed) };
}

/** Whether two sets of words say the same. */
export function isSameCopy(one: readonly TypedWords[], other: readonly TypedWords[]): boolean {
  const tidy = (words: readonly TypedWords[]) =>
    words
      .flatMap((each) => (each.body.trim() ? [`${fieldOfWords(each)} ${each.body.trim()}`] : []))
      .sort();
  return canonicalJson(tidy(one)) === canonicalJson(tidy(other));
}

/**
 * Keeps the words of a copy: every part and language a version of its text; a language that was left
 * empty is emptied.
 */
export async function keepCopy(
  tx: Tx,
  source: Source,
  copy: {
    readonly tenantId: string;
    readonly publicationId: string;
    readonly words: readonly TypedWords[];
    /** Of which it is a copy: what a machine translated there, it translated here. */
    readonly publishable: Publishable;
    /** Languages into which a machine translated it for the copy. */
    readonly machine: readonly string[];
    readonly by: string;
  },
): Promise<TextFact[]> {
  const { tenantId, publicationId, by, publishable, machine } = copy;
  const statusOf = ({ part, locale }: TypedWords): TextStatus =>
    machine.includes(locale)
      ? 'machine'
      : (publishable.parts.find((one) => one.part === part)?.text[locale]?.status ?? 'written');
  const known = new Map(await textIdsOf(tx, tenantId, publicationId));
  const kept: TextFact[] = [];
  for (const each of copy.words) {
    const { part, locale, body } = each;
    const status = statusOf(each);
    const shown = body.trim();
    const before = known.get(part);
    if (!(shown || before)) continue;
    const textId = before ?? newId(source);
    const version = before ? await nextVersion(tx, tenantId, textId) : 1;
    const words = { textId, version, locale, body: shown || null, status, by };
    kept.push(await addText(tx, source, words));
    if (!before) {
      await nameText(tx, tenantId, publicationId, part, textId);
      known.set(part, textId);
    }
  }
  return kept;
}
