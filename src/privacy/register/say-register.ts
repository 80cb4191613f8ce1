import type { CoalitionWords } from '../../web/words.ts';
import type { InWords, Processing } from './processing.ts';
import { isTimed } from './register.ts';

/** Words of the register in the language of the page. */
export const sayIn = ({ locale }: CoalitionWords, words: InWords): string =>
  words[locale.tag === 'en' ? 'en' : 'nl'];

/** On which grounds, in one line. */
export const sayGrounds = ({ say }: CoalitionWords, { grounds }: Processing): string =>
  grounds.map((ground) => say(`privacy.ground.${ground}`)).join('; ');

/** How long, shortly: "730 dagen", "24 uur", "blijft". @param days that count in the workspace */
export function sayTerm(
  { say }: CoalitionWords,
  processing: Processing,
  days: number | undefined,
): string {
  if (!isTimed(processing)) return say(`privacy.term.${processing.term.kind}`);
  const { amount, unit } = processing.term;
  return say(`privacy.term.${unit}`, { count: unit === 'days' ? (days ?? amount) : amount });
}

/** How long, from when, and what stands in the way. */
export function sayWholeTerm(
  words: CoalitionWords,
  processing: Processing,
  days: number | undefined,
): string {
  if (!isTimed(processing)) return sayIn(words, processing.term.words);
  return `${sayTerm(words, processing, days)} ${sayIn(words, processing.term.from)}.`;
}
