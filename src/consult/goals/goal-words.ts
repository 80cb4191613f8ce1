import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { NamedPresence } from './goal-store.ts';

/** The first words of a goal, as its title in lists and tabs. */
export const goalTitle = (change: string): string => firstWords(change, 120);

/** Someone who was there: a name, what residents are called without names, or what they were. */
export function sayPresent({ say }: CoalitionWords, one: NamedPresence): string {
  return one.description ?? one.name ?? say(`goal.who.gone.${one.kind}`);
}

/** Everyone who was there: "zes ouders van de basisschool, Joke Visser en Henk Mulder". */
export function sayWho(words: CoalitionWords, presence: readonly NamedPresence[]): string {
  const list = new Intl.ListFormat(words.locale.intl, { type: 'conjunction' });
  return list.format(presence.map((one) => sayPresent(words, one)));
}

/** Who decided a version and when, or that nobody did yet. */
export function sayDecision(
  words: CoalitionWords,
  decided: { decidedOn: string | null; presence: readonly NamedPresence[] },
): string {
  const { say, locale } = words;
  if (!decided.decidedOn) return say('goal.undecided');
  return say('goal.history.decidedBy.value', {
    who: sayWho(words, decided.presence),
    day: sayDay(decided.decidedOn, locale),
  });
}
