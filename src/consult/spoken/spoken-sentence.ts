import { createHash } from 'node:crypto';
import type { ResidentKey } from '../../web/words.ts';
import type { Link, SpokenSentence } from '../links/link.ts';

/** What the database keeps of a sentence that was read aloud: SHA-256 of its words, hexadecimal. */
export function sentenceHash(sentence: string): string {
  return createHash('sha256').update(sentence).digest('hex');
}

/** Recorded sounds by `<locale> <message key>`, as `link_of_slug` gives them. */
export type SpokenSentences = Link['spoken'];

/** The sound of a sentence in a language, unless its words have changed since it was recorded. */
export function soundOf(
  spoken: SpokenSentences,
  locale: string,
  key: ResidentKey,
  sentence: string,
): SpokenSentence | null {
  const known = spoken[`${locale} ${key}`];
  return known && known.hash === sentenceHash(sentence) ? known : null;
}
