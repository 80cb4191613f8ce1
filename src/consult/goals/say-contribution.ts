import { wordsFor } from '../../thread/texts.ts';
import { firstWords } from '../../web/first-words.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import type { ContributionChoice } from './goal-sources-store.ts';

/** The first words of a contribution, in the reader's language where they were translated, or why there are none. */
export function sayContribution(
  { say, locale }: CoalitionWords,
  { words, isWithdrawn }: ContributionChoice,
): { title: string; lang?: string; dir?: 'ltr' | 'rtl' | 'auto' } {
  if (isWithdrawn) return { title: say('goal.sources.gone') };
  const said = wordsFor(words, locale.tag);
  if (!said?.body) return { title: say('goal.sources.sound') };
  return { title: firstWords(said.body), ...languageOf(said.locale) };
}
