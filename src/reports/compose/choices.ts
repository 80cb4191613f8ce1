import type { ReportKind } from '../documents/document.ts';
import type { ApproachRecord } from '../record/approach-record.ts';

/** The parts of a record that one chooses from. */
export const sections = ['heard', 'goals', 'decisions', 'answers', 'quotes'] as const;
export type Section = (typeof sections)[number];

/** Which entries are told, per part of the record, in this order: ids of beads. */
export type Choices = Readonly<Record<Section, readonly string[]>>;

/** How many entries of each part a report begins with; a sheet of paper is short. */
const usual: Readonly<Record<ReportKind, Readonly<Record<Section, number>>>> = {
  'council-letter': { heard: 12, goals: 12, decisions: 24, answers: 6, quotes: 3 },
  'board-sheet': { heard: 0, goals: 3, decisions: 3, answers: 0, quotes: 1 },
  'resident-sheet': { heard: 3, goals: 0, decisions: 6, answers: 0, quotes: 0 },
};

/** How many entries of one part may be chosen at most. */
export const mostChosen = 400;

type Entry = { readonly beadId: string; readonly publicId: string | null };

const newestFirst =
  <E>(dayOf: (entry: E) => string) =>
  (a: E, b: E) =>
    dayOf(b).localeCompare(dayOf(a));

/** The entries of each part, in the order in which a report would tell them. */
export function entriesInOrder(
  record: ApproachRecord,
): Readonly<Record<Section, readonly Entry[]>> {
  return {
    heard: record.heard.toSorted((a, b) => (b.contributions ?? 0) - (a.contributions ?? 0)),
    goals: record.goals.toSorted(newestFirst(({ decidedOn }) => decidedOn ?? '')),
    decisions: record.decisions
      .filter(({ state }) => state !== 'replaced')
      .toSorted(newestFirst(({ decidedOn }) => decidedOn)),
    answers: record.answers.toSorted(newestFirst(({ givenOn }) => givenOn)),
    quotes: record.quotes
      .filter(({ words }) => words !== null)
      .toSorted(newestFirst(({ saidIn }) => saidIn)),
  };
}

/** What a new report tells: of each part the first entries, those that were published before others. */
export function usualChoices(record: ApproachRecord, kind: ReportKind): Choices {
  const entries = entriesInOrder(record);
  const first = (section: Section) =>
    entries[section]
      .toSorted((a, b) => Number(b.publicId !== null) - Number(a.publicId !== null))
      .slice(0, usual[kind][section])
      .map(({ beadId }) => beadId);
  return {
    heard: first('heard'),
    goals: first('goals'),
    decisions: first('decisions'),
    answers: first('answers'),
    quotes: first('quotes'),
  };
}

/** The chosen entries of one part, in the order of the choice; what is gone is left out. */
export function chosen<E extends { readonly beadId: string }>(
  entries: readonly E[],
  ids: readonly string[],
): E[] {
  const byId = new Map(entries.map((entry) => [entry.beadId, entry]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
