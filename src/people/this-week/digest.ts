import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '../../thread/ids.ts';
import { type Day, dayIn } from '../../web/calendar.ts';
import type { Locale } from '../../web/locales.ts';

/** How often someone wants Deze week as an e-mail. */
export const digestRhythms = ['never', 'daily', 'weekly'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/** Monday is 1, Sunday 7 (ISO 8601). */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export interface Digest {
  readonly rhythm: DigestRhythm;
  /** Of the weekly letter. */
  readonly weekday: number;
}

/** The letter of the morning leaves from 7:30, and not any more after noon. */
const firstMinute = 7 * 60 + 30;
const lastMinute = 12 * 60;
const lastWorkday = 5;

/** The day of the week: Monday is 1. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** How many minutes the clock on the wall is past midnight there. */
function minuteIn(zone: string, moment: Date): number {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const [hours, minutes] = new Intl.DateTimeFormat('en-GB', options).format(moment).split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The day for which letters leave now in a zone, or null outside the morning. */
export function digestDay(zone: string, now: Date): Day | null {
  const minute = minuteIn(zone, now);
  return minute >= firstMinute && minute < lastMinute ? dayIn(zone, now) : null;
}

/** Whether someone gets the letter on this day. */
export function isDigestDay({ rhythm, weekday }: Digest, day: Day): boolean {
  if (rhythm === 'daily') return weekdayOf(day) <= lastWorkday;
  return rhythm === 'weekly' && weekdayOf(day) === weekday;
}

/** "maandag", in the person's language. */
export function sayWeekday(weekday: number, { intl }: Locale): string {
  // 1 January 2024 was a Monday
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(intl, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function stopMac(secret: string, tenantId: string, accountId: string): Buffer {
  const content = `stop-digest\n${tenantId}\n${accountId}`;
  return createHmac('sha256', secret).update(content).digest().subarray(0, 16);
}

/** The token with which a letter can be stopped without signing in. It does nothing else, and never ends. */
export function stopToken(secret: string, tenantId: string, accountId: string): string {
  return `${accountId}.${stopMac(secret, tenantId, accountId).toString('base64url')}`;
}

/** Whose letter a token stops, or null when it is not ours. */
export function readStopToken(secret: string, tenantId: string, token: string): string | null {
  const [accountId = '', mac = '', ...rest] = token.split('.');
  if (!isId(accountId) || rest.length > 0) return null;
  const given = Buffer.from(mac, 'base64url');
  const right = stopMac(secret, tenantId, accountId);
  return given.length === right.length && timingSafeEqual(given, right) ? accountId : null;
}
