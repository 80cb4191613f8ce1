import type { ApproachRecord } from '../record/approach-record.ts';

/** Keys that hold ids of the workspace that shares: they mean nothing elsewhere, and tell when things were written. */
const ownKeys: ReadonlySet<string> = new Set([
  'id',
  'beadId',
  'fileId',
  'fromBeads',
  'fromThemes',
  'answersBeads',
]);

/** The public record of an approach as it travels to a programme: without any id of its workspace. */
export type SharedRecord = Pick<
  ApproachRecord,
  'partners' | 'hasResidentPartners' | 'figures' | 'tombstones' | 'seal'
> & {
  readonly approach: Omit<ApproachRecord['approach'], 'id'>;
} & {
  readonly [Name in 'heard' | 'goals' | 'decisions' | 'answers' | 'quotes']: readonly Omit<
    ApproachRecord[Name][number],
    'beadId' | 'fromBeads' | 'fromThemes' | 'answersBeads' | 'fileId'
  >[];
};

/**
 * What a programme gets of an approach.
 * @param record for the public: anything else is refused
 */
export function sharedRecord(record: ApproachRecord): SharedRecord {
  if (record.readers !== 'public') throw new Error('a programme gets what is public, nothing else');
  const { readers: _, stuck: __, version: ___, ...told } = record;
  return JSON.parse(JSON.stringify(told, (key, value) => (ownKeys.has(key) ? undefined : value)));
}

/** One approach in the row that a programme compares, counted from what was published. */
export interface SharedFigures {
  readonly themes: number;
  readonly goals: number;
  readonly goalsWithResidents: number;
  readonly goalsReached: number;
  readonly decisions: number;
  readonly noes: number;
  readonly received: number;
  readonly answered: number;
  readonly medianDays: number | null;
  readonly late: number;
}

/** Counts side by side: no score, no order of merit. */
export function figuresOf(record: SharedRecord): SharedFigures {
  const { goals, decisions, figures } = record;
  return {
    themes: record.heard.filter(({ isConfirmed }) => isConfirmed).length,
    goals: goals.length,
    goalsWithResidents: goals.filter(({ withResidents }) => withResidents).length,
    goalsReached: goals.filter(({ state }) => state === 'reached').length,
    decisions: decisions.length,
    noes: decisions.filter(({ outcome }) => outcome === 'no').length,
    received: figures.received,
    answered: figures.answered,
    medianDays: figures.medianDays,
    late: figures.late,
  };
}
