import { addDays, type Day, isDay } from '../../web/calendar.ts';
import type { FormPost } from '../../web/form-post.ts';

/** Somebody does somebody else's checking, from a day until a day, both counted. */
export interface Delegation {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly toId: string;
  readonly toName: string;
  readonly fromOn: Day;
  readonly untilOn: Day;
}

/** What someone typed in the form of a delegation, as it was typed. */
export interface TypedDelegation {
  readonly toId: string;
  readonly fromOn: string;
  readonly untilOn: string;
}
export type DelegationField = keyof TypedDelegation;
export type DelegationFault =
  | 'to-missing'
  | 'to-away'
  | 'from-wrong'
  | 'until-wrong'
  | 'until-before-from'
  | 'until-past'
  | 'until-far'
  | 'overlaps';
export type DelegationFaults = Partial<Record<DelegationField, DelegationFault>>;

const longestDays = 366;

export const typedDelegation = (form: FormPost): TypedDelegation => ({
  toId: form.text('toId'),
  fromOn: form.text('fromOn').trim(),
  untilOn: form.text('untilOn').trim(),
});

/**
 * Judges the days that were typed. Days are whole days in the workspace's zone, so a clock change
 * makes none shorter or longer.
 * @param today it must not be over already
 */
export function judgeDays({ fromOn, untilOn }: TypedDelegation, today: Day): DelegationFaults {
  const faults: DelegationFaults = {};
  if (!isDay(fromOn)) faults.fromOn = 'from-wrong';
  if (!isDay(untilOn)) faults.untilOn = 'until-wrong';
  if (faults.fromOn || faults.untilOn) return faults;
  if (untilOn < fromOn) return { untilOn: 'until-before-from' };
  if (untilOn < today) return { untilOn: 'until-past' };
  if (untilOn > addDays(fromOn, longestDays)) return { untilOn: 'until-far' };
  return {};
}

/** Whether two delegations have a day in common. */
export const overlap = (
  a: Pick<Delegation, 'fromOn' | 'untilOn'>,
  b: Pick<Delegation, 'fromOn' | 'untilOn'>,
): boolean => a.fromOn <= b.untilOn && b.fromOn <= a.untilOn;
