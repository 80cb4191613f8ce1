import type { Level } from '../../people/index.ts';
import { addDays, type Day } from '../../web/calendar.ts';

/** Where a decision was taken: a level of the coalition, or above it (regio en landelijk). */
export const decisionLevels = ['delivery', 'policy', 'board', 'region'] as const;
export type DecisionLevel = Level | 'region';

/** What was decided. "Nee, omdat …" is a decision too. */
export const outcomes = ['yes', 'partly', 'no', 'later'] as const;
export type Outcome = (typeof outcomes)[number];

/** Bodies that we know by name; any other is written in words. */
export const knownBodies = ['college', 'council'] as const;
export type KnownBody = (typeof knownBodies)[number];
export const isKnownBody = (body: string): body is KnownBody =>
  (knownBodies as readonly string[]).includes(body);

export const decisionLimits = {
  what: 2000,
  why: 4000,
  body: 120,
  documentName: 200,
  documentUrl: 2000,
} as const;

/** How many days ahead of its review a decision asks attention. */
export const reviewNotice = 14;
/** Within how many years a decision is looked at again; also how far ahead it may begin. */
const yearsAhead = 3;
const yearsBack = 10;

const inYears = (day: Day, years: number): Day => addDays(day, Math.round(years * 365.25));
/** The last day on which a decision may be looked at again. */
export const latestReview = (today: Day): Day => inYears(today, yearsAhead);
/** The first day on which a decision that is written down now may have been taken. */
export const earliestDecision = (today: Day): Day => inYears(today, -yearsBack);

/** Something that was decided: it is replaced by another, never overwritten. */
export interface Decision {
  readonly id: string;
  readonly approachId: string;
  readonly level: DecisionLevel;
  readonly outcome: Outcome;
  /** Who decided: a person of the coalition, or a body; one of the two. */
  readonly decidedBy: string | null;
  readonly body: string | null;
  readonly documentName: string | null;
  readonly documentUrl: string | null;
  readonly decidedOn: Day;
  readonly validFrom: Day;
  /** When it is looked at again. */
  readonly reviewOn: Day;
  readonly lookedAtOn: Day | null;
  /** Who looks at it again. */
  readonly ownerId: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  /** Raised when its words are mended, or it is kept. */
  readonly version: number;
}

export type DecisionState = 'future' | 'in-force' | 'to-review' | 'replaced';

/** How a decision stands on a day. */
export function stateOfDecision(
  decision: Pick<Decision, 'validFrom' | 'reviewOn' | 'replacedById'>,
  today: Day,
): DecisionState {
  if (decision.replacedById !== null) return 'replaced';
  if (decision.reviewOn <= today) return 'to-review';
  return decision.validFrom > today ? 'future' : 'in-force';
}

/** How long whoever wrote a decision down may mend its words; afterwards another replaces it. */
const mendingMilliseconds = 24 * 60 * 60 * 1000;

/** Whether this person may still mend a typo in the words. */
export function mayMend(
  decision: Pick<Decision, 'recordedBy' | 'recordedAt' | 'replacedById'>,
  accountId: string,
  now: Date,
): boolean {
  return (
    decision.replacedById === null &&
    decision.recordedBy === accountId &&
    now.getTime() - decision.recordedAt.getTime() < mendingMilliseconds
  );
}
