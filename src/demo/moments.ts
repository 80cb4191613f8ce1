import { addDays, aheadOfUtc, type Day } from '../web/calendar.ts';
import { type Locale, locales, type ResidentTag } from '../web/locales.ts';

const firstHour = 9;
const minutesApart = 6;
const minute = 60_000;

/**
 * The moment of the `nth` thing that happens on a day: from nine o'clock by the zone's clock, six
 * minutes apart. Nothing of it depends on when it is asked.
 */
export function momentOn(day: Day, zone: string, nth: number): Date {
  const nominal = Date.parse(`${day}T00:00:00Z`) + firstHour * 60 * minute;
  const nine = nominal - aheadOfUtc(zone, new Date(nominal));
  return new Date(nine + nth * minutesApart * minute);
}

function sayDate(day: Day, today: Day, locale: Locale): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const format = new Intl.DateTimeFormat(locale.intl, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Fills in `{date:14}`: the date fourteen days after `today`, in the reader's language. */
export function fillDates(text: string, today: Day, tag: ResidentTag | 'nl'): string {
  return text.replaceAll(/\{date:(-?\d+)\}/g, (_, days: string) =>
    sayDate(addDays(today, Number(days)), today, locales[tag]),
  );
}
