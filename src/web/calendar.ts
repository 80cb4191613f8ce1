import type { Locale } from './locales.ts';

/** A calendar day as `YYYY-MM-DD`: terms are days, due until midnight in the workspace's zone. */
export type Day = string;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function formatter(intl: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${intl} ${JSON.stringify(options)}`;
  let format = dayFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(intl, options);
    dayFormats.set(key, format);
  }
  return format;
}

/** Which day it is in a time zone (IANA name). */
export function dayIn(zone: string, moment: Date): Day {
  const parts = formatter('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(moment);
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function aheadOfUtc(zone: string, moment: Date): number {
  const parts = formatter('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(moment);
  const part = (type: string): number =>
    Number(parts.find((one) => one.type === type)?.value ?? Number.NaN);
  const asIfUtc = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return asIfUtc - Math.floor(moment.getTime() / 1000) * 1000;
}

/** The moment at which a day begins in a time zone. */
export function startOfDay(day: Day, zone: string): Date {
  const nominal = Date.parse(`${day}T00:00:00Z`);
  const guess = new Date(nominal - aheadOfUtc(zone, new Date(nominal)));
  // a clock that changed in between is read once more
  return new Date(nominal - aheadOfUtc(zone, guess));
}

/** The same day of the next month, or its last day: 31 January → 28 February (AVG, article 12-3). */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  const moment = new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth)));
  return moment.toISOString().slice(0, 10);
}

/** `count` days later (or earlier, when negative). Leap years count; clock changes do not. */
export function addDays(day: Day, count: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

/** How many days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  const millisecondsPerDay = 86_400_000;
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay,
  );
}

/** Whether `value` is an existing calendar day. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === value;
}

/** What time it is in a time zone: "14:05", in the person's language. */
export function sayTime(moment: Date, zone: string, locale: Locale): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit' } as const;
  return formatter(locale.intl, options).format(moment);
}

/** "zaterdag 21 november 2026" ('long') or "21 nov 2026" ('short'), in the person's language. */
export function sayDay(day: Day, locale: Locale, length: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions =
    length === 'long'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }
      : { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
  return formatter(locale.intl, options).format(new Date(`${day}T00:00:00Z`));
}
