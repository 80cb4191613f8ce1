import type { Level } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import { type Day, daysBetween, isDay } from '../../web/calendar.ts';
import type { AnswerState } from '../answers/answer.ts';

/** What one can look at in the inbox, with its name in the address. */
export const inboxViews = {
  todo: 'te-doen',
  'write-out': 'uitschrijven',
  check: 'nakijken',
  written: 'brengen',
  answered: 'beantwoord',
  'set-aside': 'apart',
  unowned: 'zonder-eigenaar',
  all: 'alles',
} as const;
export type InboxView = keyof typeof inboxViews;
export const pageLength = 25;

/** A place in the list: the next page begins after it, so that no page shifts while people work. */
export interface InboxPlace {
  readonly dueOn: Day;
  readonly id: string;
}
export interface InboxFilter {
  readonly view: InboxView;
  /** Only what this person answers or writes out; null: everyone's. */
  readonly ownerId: string | null;
  readonly approachId: string | null;
  /** Only what lies at this level; null: every level. */
  readonly level: Level | null;
  readonly after: InboxPlace | null;
  readonly before: InboxPlace | null;
}

/** States in which something is still asked of the team. */
export const todoStates: readonly AnswerState[] = [
  'open',
  'interim',
  'checking',
  'written',
  'explain',
  'reopened',
  'set-aside-proposed',
];

/** Which states a view shows; null: all. */
export const statesOf: Readonly<Record<InboxView, readonly AnswerState[] | null>> = {
  todo: todoStates,
  'write-out': [...todoStates, 'answered'],
  check: ['checking'],
  written: ['written'],
  answered: ['answered'],
  'set-aside': ['set-aside-proposed', 'set-aside'],
  unowned: todoStates,
  all: null,
};

/** What is still to be done stands with the first due on top; what is done, with the last on top. */
export const isNewestFirst = (view: InboxView): boolean => view === 'answered' || view === 'all';

/** The view of an address; what is to be done when it names none. */
export function viewOf(name: string | undefined): InboxView {
  const found = Object.entries(inboxViews).find(([, value]) => value === name);
  return (found?.[0] as InboxView | undefined) ?? 'todo';
}

/** A place as it stands in an address (`2026-11-21_<id>`), or null. */
export function placeOf(value: string | undefined): InboxPlace | null {
  const [dueOn = '', id = '', ...rest] = (value ?? '').split('_');
  return isDay(dueOn) && isId(id) && rest.length === 0 ? { dueOn, id } : null;
}

/** A place for in an address. */
export const namePlace = ({ dueOn, id }: InboxPlace): string => `${dueOn}_${id}`;

/** How far a due date is: negative days are past. */
export function daysLeft(dueOn: Day, today: Day): number {
  return daysBetween(today, dueOn);
}

export { firstWords } from '../../web/first-words.ts';
