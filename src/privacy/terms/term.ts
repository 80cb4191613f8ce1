import { z } from 'zod';
import type { TimedProcessing, TimedTerm } from '../register/processing.ts';

export const termFields = ['days', 'reason', 'shorter'] as const;
export type TermField = (typeof termFields)[number];
/** What somebody typed in the form of a term, as it was typed. */
export type TypedTerm = Readonly<Record<TermField, string>>;

export type TermFault =
  | 'days-missing'
  | 'days-not-whole'
  | 'days-too-few'
  | 'days-too-many'
  | 'reason-missing'
  | 'reason-too-long'
  | 'shorter-missing';
export type TermFaults = Partial<Record<TermField, TermFault>>;

const longestReason = 1000;
const reason = z.string().trim().min(1, 'reason-missing').max(longestReason, 'reason-too-long');

/** How many days count: what the workspace chose while the register lets it, else what that says. */
export function daysOf({ term }: TimedProcessing, chosen: number | undefined): number {
  if (term.limits === null || chosen === undefined) return term.amount;
  return Math.min(Math.max(chosen, term.limits.least), term.limits.most);
}

function judgeDays(typed: string, { limits }: TimedTerm): TermFault | number {
  if (typed.trim() === '') return 'days-missing';
  if (!/^\d{1,6}$/.test(typed.trim())) return 'days-not-whole';
  const days = Number(typed.trim());
  if (limits && days < limits.least) return 'days-too-few';
  return limits && days > limits.most ? 'days-too-many' : days;
}

/**
 * Judges a term that was typed: whole days within the limits of the register, with a reason. A shorter one
 * is confirmed apart, because what is older goes at the next turn.
 * @param now days that count at this moment
 */
export function judgeTerm(
  typed: TypedTerm,
  { term }: TimedProcessing,
  now: number,
): { ok: true; days: number; reason: string } | { ok: false; faults: TermFaults } {
  const faults: TermFaults = {};
  const days = judgeDays(typed.days, term);
  if (typeof days === 'string') faults.days = days;
  else if (days < now && typed.shorter !== 'yes') faults.shorter = 'shorter-missing';
  const said = reason.safeParse(typed.reason);
  if (!said.success) faults.reason = said.error.issues[0]?.message as TermFault;
  if (typeof days === 'string' || !said.success || faults.shorter) return { ok: false, faults };
  return { ok: true, days, reason: said.data };
}
