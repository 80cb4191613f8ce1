import { wordsFor } from '../../thread/texts.ts';
import type { Description, DescriptionCheck } from './description-store.ts';

/** The language in which an approach is described: plain words. */
export const descriptionLocale = 'nl-eenvoudig';
export const descriptionLimit = 1500;
export const remarkLimit = 1000;

/** How a description stands: whether a resident partner understands its newest words. */
export type DescriptionState = 'none' | 'unchecked' | 'clear' | 'unclear';

/** A description as it is shown: its newest words, and what was said of these. */
export interface ShownDescription {
  readonly body: string;
  /** 0 when there is none. */
  readonly version: number;
  readonly state: DescriptionState;
  /** What resident partners said last of these words, newest first. */
  readonly checks: readonly DescriptionCheck[];
  /** An earlier version was understood: by whom it was checked no longer counts. */
  readonly wasClear: boolean;
}

/** How a description stands; one who does not understand it weighs more than one who does. */
export function shownDescription(
  { text }: Pick<Description, 'text'>,
  checks: readonly DescriptionCheck[],
): ShownDescription {
  const words = wordsFor(text, descriptionLocale);
  const version = words?.version ?? 0;
  const said = checks.filter((check) => check.version === version);
  const state = !words
    ? 'none'
    : said.some(({ verdict }) => verdict === 'unclear')
      ? 'unclear'
      : said.length > 0
        ? 'clear'
        : 'unchecked';
  const wasClear = checks.some((check) => check.version < version && check.verdict === 'clear');
  return { body: words?.body ?? '', version, state, checks: said, wasClear };
}
