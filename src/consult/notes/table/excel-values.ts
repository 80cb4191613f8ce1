/** What a number format makes of a number: a day, a time of day, or nothing special. */
export type NumberKind = 'date' | 'time' | 'number';

const DAY_MS = 86_400_000;
/** Serial number of 1 January 1970 in the calendar that counts from 1900. */
const UNIX_EPOCH_SERIAL = 25_569;
/** Days between the calendar that counts from 1900 and the one that counts from 1904. */
const SHIFT_1904 = 1_462;

/**
 * Tells by its format whether a number is shown as a date.
 * Source: ECMA-376 part 1, 18.8.30 (built-in ids) and 18.8.31 (format codes).
 */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
    return 'number';
  }
  // Colours, conditions and languages stand in brackets; literal text in quotes or after a slash.
  const bare = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|_.|\*./gi, '');
  if (/general|standaard/i.test(bare)) return 'number';
  if (/[dy]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'time';
  return /m/i.test(bare) ? 'date' : 'number';
}

/**
 * Writes a serial number as `2026-11-21`, `2026-11-21 19:30` or `19:30`.
 * Days before 1 March 1900 are off by one in spreadsheets and are not corrected here.
 */
export function serialToText(serial: number, kind: 'date' | 'time', from1904: boolean): string {
  const days = serial - UNIX_EPOCH_SERIAL + (from1904 ? SHIFT_1904 : 0);
  // Minutes, because a fraction of a day is seldom exact.
  const moment = new Date(Math.round((days * DAY_MS) / 60_000) * 60_000);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const iso = moment.toISOString();
  const time = iso.slice(11, 16);
  if (kind === 'time' && serial < 1) return time;
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
