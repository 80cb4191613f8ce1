const MONTHS: Readonly<Record<string, number>> = {};
for (const [index, names] of [
  'jan januari january',
  'feb februari february',
  'mrt mar maart march',
  'apr april',
  'mei may',
  'jun juni june',
  'jul juli july',
  'aug augustus august',
  'sep sept september',
  'okt oct oktober october',
  'nov november',
  'dec december',
].entries()) {
  for (const name of names.split(' ')) (MONTHS as Record<string, number>)[name] = index + 1;
}

const TIME = '(?:[T ,]+\\d{1,2}[:.]\\d{2}.*)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`);
const DAY_FIRST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${TIME}$`);
const DAY_MONTH_NAME = new RegExp(
  `^(?:\\p{L}{2,9}[.,]? +)?(\\d{1,2})[. -]+(\\p{L}{3,9})[.,]?[ -]+(\\d{4})${TIME}$`,
  'u',
);
/** `Tue Aug 30 17:21:58 WIB 2016` and `Tue Aug 30 2016 17:21:58 GMT+0700 (…)`. */
const UNIX_LIKE =
  /^\p{L}{3} (\p{L}{3}) +(\d{1,2}) (?:\d{1,2}:\d{2}(?::\d{2})? (?:\S+ )?)?(\d{4})(?: .*)?$/u;
/** A day as a spreadsheet counts it: 25,569 is 1 January 1970, 73,415 is 31 December 2100. */
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

/**
 * Reads the calendar day that somebody wrote down, as written: a time and its zone do not move it.
 * Numbers stand in the Dutch order, day before month.
 * @returns `2026-11-21`, or null where it is no day or cannot be told (two digits for a year,
 *   month 21, milliseconds, years outside 1970–2100)
 */
export function readNoteDate(text: string): string | null {
  const written = text.trim();
  const yearFirst = YEAR_FIRST.exec(written);
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) return day(dayFirst[3], dayFirst[2], dayFirst[1]);
  const named = DAY_MONTH_NAME.exec(written);
  if (named) return day(named[3], monthOf(named[2]), named[1]);
  const unix = UNIX_LIKE.exec(written);
  if (unix) return day(unix[3], monthOf(unix[1]), unix[2]);
  if (!SERIAL.test(written)) return null;
  const moment = new Date((Math.floor(Number(written.replace(',', '.'))) - 25_569) * 86_400_000);
  return day(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

function monthOf(name: string | undefined): number {
  return MONTHS[(name ?? '').toLowerCase()] ?? 0;
}

type Part = string | number | undefined;

function day(yearText: Part, monthText: Part, dayText: Part): string | null {
  const [year, month, dayOfMonth] = [Number(yearText), Number(monthText), Number(dayText)];
  const moment = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const real =
    year >= 1970 &&
    year <= 2100 &&
    moment.getUTCMonth() === month - 1 &&
    moment.getUTCDate() === dayOfMonth;
  return real ? moment.toISOString().slice(0, 10) : null;
}
