import { wordsFor } from '../../thread/texts.ts';
import { firstWords } from '../../web/first-words.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import type { ContributionChoice } from './goal-sources-store.ts';

/** The first words of a contribution in its own language, or why there are none. */
export function sayContribution(
  { say }: CoalitionWords,
  { words, locale, isWithdrawn }: ContributionChoice,
): { title: string; lang?: string; dir?: 'ltr' | 'rtl' | 'auto' } {
  if (isWithdrawn) return { title: say('goal.sources.gone') };
  const said = wordsFor(words, locale);
  if (!said?.body) return { title: say('goal.sources.sound') };
  return { title: firstWords(said.body), ...languageOf(said.locale) };
}
