import { type Day, daysBetween, sayDay } from '../../web/calendar.ts';
import type { Locale } from '../../web/locales.ts';
import type { Say } from '../../web/words.ts';

/** How soon something is due: late, this very day, or later. */
export type Urgency = 'late' | 'today' | 'later';

export const urgencyOf = (dueOn: Day, today: Day): Urgency =>
  dueOn < today ? 'late' : dueOn === today ? 'today' : 'later';

/** How loudly a badge says it. */
export const dueTones = { late: 'bad', today: 'waiting', later: 'info' } as const;

type DueKey = `week.due.${'late' | 'today' | 'tomorrow' | 'days' | 'on'}`;
/** Words of the coalition's screens or of residents'. */
export type DueWords = { readonly say: Say<DueKey>; readonly locale: Locale };

/**
 * By when, in words: "3 dagen te laat", "vandaag", "morgen", "over 4 dagen"; with the day itself from a
 * week ahead.
 */
export function sayDue({ say, locale }: DueWords, dueOn: Day, today: Day): string {
  const days = daysBetween(today, dueOn);
  if (days < 0) return say('week.due.late', { days: -days });
  if (days === 0) return say('week.due.today');
  if (days === 1) return say('week.due.tomorrow');
  if (days < 7) return say('week.due.days', { days });
  return say('week.due.on', { day: sayDay(dueOn, locale) });
}
