import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ApproachRecord,
  DecisionEntry,
  GoalEntry,
  HeardEntry,
} from '../record/approach-record.ts';
import {
  changesOf,
  entriesOf,
  isPlace,
  type PublicEntry,
  pageOfEntries,
  partnersByDomain,
  shownPerSection,
} from './public-page.ts';

const words = {
  'nl-eenvoudig': { body: 'x', sound: null, status: 'written', version: 1 },
} as const;
const told = (id: string) => ({
  beadId: id,
  publicId: `public-${id}`,
  publishedOn: '2026-11-01',
  seenByPartner: true,
  takenBack: 0,
});
const heard = (id: string, isConfirmed = true): HeardEntry => ({
  ...told(id),
  ...{ heard: words, saidBy: null, contributions: null, isConfirmed, confirmedOn: null },
});
const goal = (id: string, over: Partial<GoalEntry> = {}): GoalEntry => ({
  ...told(id),
  ...{ change: words, notice: null, input: null, state: 'open', decidedOn: '2026-10-01' },
  ...{ withResidents: false, there: [], residentsThere: [], fromBeads: [] },
  ...over,
});
const decision = (id: string, answersBeads: string[], over: Partial<DecisionEntry> = {}) =>
  ({
    ...told(id),
    ...{ what: words, why: words, outcome: 'yes', level: 'policy', by: 'college', document: null },
    ...{ decidedOn: '2026-11-03', validFrom: '2026-11-03', reviewOn: '2027-11-03' },
    ...{ state: 'in-force', answersBeads },
    ...over,
  }) as DecisionEntry;
const record = (over: Partial<ApproachRecord>): ApproachRecord =>
  ({ heard: [], goals: [], decisions: [], answers: [], quotes: [], ...over }) as ApproachRecord;

describe('what changed because of residents', () => {
  it('is a decision on what they said, also a no, and through a goal that came from it', () => {
    const changes = changesOf(
      record({
        heard: [heard('t')],
        goals: [goal('g', { fromBeads: ['t'] })],
        decisions: [
          decision('d1', ['t'], { outcome: 'no' }),
          decision('d2', ['g'], { decidedOn: '2026-11-09' }),
        ],
      }),
    );
    expect(changes).toMatchObject([
      { said: { beadId: 't' }, decisions: [{ beadId: 'd2' }, { beadId: 'd1', outcome: 'no' }] },
    ]);
  });

  it('is a goal of which it is written what they changed', () => {
    const goals = [goal('g', { input: words }), goal('other')];
    expect(changesOf(record({ goals }))).toMatchObject([{ kind: 'goal', goal: { beadId: 'g' } }]);
  });

  it('is no decision on what the team made up alone, or on what nobody confirmed', () => {
    const alone = record({
      heard: [heard('t', false)],
      goals: [goal('g')],
      decisions: [decision('d1', ['g']), decision('d2', ['t']), decision('d3', [])],
    });
    expect(changesOf(alone)).toEqual([]);
    const together = record({
      goals: [goal('g', { withResidents: true })],
      decisions: [decision('d1', ['g'])],
    });
    expect(changesOf(together)).toMatchObject([{ said: { beadId: 'g' } }]);
    const message = record({
      quotes: [{ beadId: 'm' }],
      decisions: [decision('d1', ['m'])],
    } as never);
    expect(changesOf(message)).toMatchObject([{ said: null, decisions: [{ beadId: 'd1' }] }]);
  });
});

describe('pages of what was published', () => {
  it('leave out what nobody confirmed', () => {
    const all = entriesOf(record({ heard: [heard('a'), heard('b', false)] }), 'heard');
    expect(all.map(({ entry }) => entry.beadId)).toEqual(['a']);
  });

  const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`);
  const many = fc.array(days, { maxLength: 60 });
  const listed = (dates: string[]): PublicEntry[] =>
    entriesOf(
      record({ decisions: dates.map((decidedOn, n) => decision(`d${n}`, [], { decidedOn })) }),
      'decisions',
    );

  it('show each thing once, newest first, whatever the days', () => {
    fc.assert(
      fc.property(many, (dates) => {
        const all = listed(dates);
        const seen: PublicEntry[] = [];
        let after: string | null = null;
        do {
          const page = pageOfEntries(all, after);
          expect(page.entries.length).toBeLessThanOrEqual(shownPerSection);
          seen.push(...page.entries);
          after = page.next;
          if (after) expect(isPlace(after)).toBe(true);
        } while (after !== null);
        expect(seen).toEqual(all);
        expect(seen.length).toBe(dates.length);
      }),
    );
  });

  it('lose nothing else when what stood at the end of a page is taken back', () => {
    fc.assert(
      fc.property(many, (dates) => {
        const all = listed(dates);
        const first = pageOfEntries(all, null);
        const rest = all.filter((one) => one !== first.entries.at(-1));
        const second = first.next === null ? [] : pageOfEntries(rest, first.next).entries;
        expect(second).toEqual(first.next === null ? [] : all.slice(10, 20));
      }),
    );
  });
});

it('names domains with most organisations first, and those without one last', () => {
  const partner = (name: string, domain: string | null) => ({
    ...{ name, kind: null, levels: [] },
    domain,
  });
  const groups = partnersByDomain([
    partner('a', null),
    partner('b', null),
    partner('c', 'social'),
    partner('d', 'medical'),
    partner('e', 'medical'),
  ]);
  expect(groups.map(({ domain }) => domain)).toEqual(['medical', 'social', null]);
});
