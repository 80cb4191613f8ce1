import { type Day, daysBetween } from '../../web/calendar.ts';
import {
  type Evidence,
  type EvidenceGap,
  type EvidenceItem,
  type Principle,
  principles,
} from '../evidence.ts';
import { builtRooms, type Room } from '../profile/profile.ts';

/** The room in which the work of each principle is done. */
const roomOf: Readonly<Record<Principle, Room>> = {
  R: 'consult',
  O: 'population',
  C: 'context',
  K: 'knowledge',
  E: 'equity',
  T: 'testing',
};

/** What counts for these only counts once a resident or resident partner confirmed it. */
const needsResident: ReadonlySet<Principle> = new Set(['R', 'T']);

/** What is shown of one principle. There is no score, and nothing to make one from. */
export interface PrincipleView {
  readonly principle: Principle;
  /** Whether its room is on, off for this approach, or not built yet. */
  readonly standing: 'on' | 'off' | 'not-yet';
  /** Newest first. */
  readonly items: readonly EvidenceItem[];
  /** What no resident confirmed, where that is asked: it does not count yet. Newest first. */
  readonly waiting: readonly EvidenceItem[];
  readonly gaps: readonly EvidenceGap[];
}

const newestFirst = (one: EvidenceItem, other: EvidenceItem) => other.on.localeCompare(one.on);

/**
 * Puts what the rooms hand over under its principle.
 * @param roomsOn the rooms that are switched on in this approach
 */
export function viewPrinciples(
  evidence: readonly Evidence[],
  roomsOn: readonly Room[],
): PrincipleView[] {
  const items = evidence.flatMap((one) => one.items);
  const gaps = evidence.flatMap((one) => one.gaps);
  return principles.map((principle) => {
    const room = roomOf[principle];
    const isOn = roomsOn.includes(room);
    const mine = items.filter((item) => item.principle === principle).sort(newestFirst);
    const counts = (item: EvidenceItem) => !needsResident.has(principle) || item.isConfirmed;
    return {
      principle,
      standing: builtRooms.includes(room) ? (isOn ? 'on' : 'off') : 'not-yet',
      items: mine.filter((item) => counts(item)),
      waiting: mine.filter((item) => !counts(item)),
      gaps: gaps.filter((gap) => gap.principle === principle),
    };
  });
}

export type AgeUnit = 'today' | 'days' | 'weeks' | 'months' | 'years';

/**
 * How old something is, as people say it: whole days up to two weeks, then whole weeks up to two
 * months, whole months up to a year, whole years. What is dated after today is of today.
 */
export function ageOf(on: Day, today: Day): { unit: AgeUnit; count: number } {
  const days = daysBetween(on, today);
  if (days <= 0) return { unit: 'today', count: 0 };
  if (days < 14) return { unit: 'days', count: days };
  if (days < 61) return { unit: 'weeks', count: Math.floor(days / 7) };
  if (days < 365) return { unit: 'months', count: Math.floor(days / 30.4375) };
  return { unit: 'years', count: Math.floor(days / 365) };
}
