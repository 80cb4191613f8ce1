import { type Hint, plainDutchHints } from '../../kernels/plain-dutch/plain-dutch.ts';
import type { TextByLocale } from '../../thread/texts.ts';

export type { Hint } from '../../kernels/plain-dutch/plain-dutch.ts';

/** Where the Dutch words of an answer could be plainer, per language tag. Empty: looked, found nothing. */
export type HintsByLocale = ReadonlyMap<string, readonly Hint[]>;

const isDutch = (locale: string): boolean => locale === 'nl' || locale === 'nl-eenvoudig';

/** Hints for the Dutch among these words; other languages are left out. */
export function hintsFor(words: readonly { locale: string; body: string }[]): HintsByLocale {
  return new Map(
    words
      .filter(({ locale, body }) => isDutch(locale) && body.trim() !== '')
      .map(({ locale, body }) => [locale, plainDutchHints(body)]),
  );
}

/** The same for a text that is kept. */
export function hintsForText(text: TextByLocale | null): HintsByLocale {
  const words = Object.entries(text ?? {});
  return hintsFor(words.map(([locale, { body }]) => ({ locale, body: body ?? '' })));
}
