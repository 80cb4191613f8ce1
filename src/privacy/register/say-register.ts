import { addDays, type Day, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { InWords, Processing } from './processing.ts';
import type { ProcessingHere } from './read-register.ts';
import { isHourly, isTimed, jobOf } from './register.ts';

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

/** Processings of which a job carries out the end, as they stand in a workspace. */
type Run = Pick<ProcessingHere, 'processing' | 'lastRun'>;

/** When the job last did its round, how much ended then, and how many wait for an answer. */
export function sayLast({ say, locale }: CoalitionWords, { processing, lastRun }: Run): string {
  if (jobOf(processing) === null) return say('privacy.run.none');
  if (!lastRun) return say('privacy.run.never');
  const day = sayDay(lastRun.ranOn, locale, 'short');
  const done = say('privacy.run.done', { day, count: lastRun.done });
  if (lastRun.waiting === 0) return done;
  return `${done}; ${say('privacy.run.waiting', { count: lastRun.waiting })}`;
}

/** When the job does its round again. */
export function sayNext(
  { say, locale }: CoalitionWords,
  { processing, lastRun }: Run,
  today: Day,
): string {
  if (jobOf(processing) === null) return say('privacy.run.none');
  if (isHourly(processing)) return say('privacy.run.hourly');
  const isDone = lastRun?.ranOn === today && lastRun.finishedAt !== null;
  return sayDay(isDone ? addDays(today, 1) : today, locale, 'short');
}
