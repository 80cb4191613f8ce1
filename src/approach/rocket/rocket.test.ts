import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../web/calendar.ts';
import { type EvidenceItem, principles } from '../evidence.ts';
import { ageOf, viewPrinciples } from './rocket.ts';

const item: fc.Arbitrary<EvidenceItem> = fc.record({
  principle: fc.constantFrom(...principles),
  key: fc.string(),
  what: fc.string(),
  on: fc.nat(900).map((days) => addDays('2024-01-01', days)),
  href: fc.constant(null),
  isConfirmed: fc.constantFrom(true, false, null),
});

describe('the ROCKET view', () => {
  it('loses nothing, invents nothing, and shows the newest first', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const views = viewPrinciples([{ items, gaps: [] }], ['consult']);
        expect(views.map(({ principle }) => principle)).toEqual([...principles]);
        const shown = views.flatMap((view) => [...view.items, ...view.waiting]);
        expect(shown).toHaveLength(items.length);
        for (const view of views) {
          for (const list of [view.items, view.waiting]) {
            const days = list.map(({ on }) => on);
            expect(days).toEqual([...days].sort().reverse());
          }
        }
      }),
    );
  });

  it('counts nothing for R and T that no resident confirmed', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        for (const view of viewPrinciples([{ items, gaps: [] }], ['consult'])) {
          const asks = view.principle === 'R' || view.principle === 'T';
          if (asks) expect(view.items.every(({ isConfirmed }) => isConfirmed === true)).toBe(true);
          else expect(view.waiting).toEqual([]);
        }
      }),
    );
  });

  it('says of rooms that are not built "not yet", and of a room that is off that it is', () => {
    const standings = (on: Parameters<typeof viewPrinciples>[1]) =>
      viewPrinciples([], on).map(({ standing }) => standing);
    expect(standings(['consult'])[0]).toBe('on');
    expect(standings([])[0]).toBe('off');
    expect(standings(['consult']).at(-1)).toBe('not-yet');
  });
});

describe('age in words', () => {
  it('is said as people say it', () => {
    const ages = [0, 1, 13, 14, 60, 61, 364, 365, 800].map((days) => {
      const { unit, count } = ageOf('2026-01-01', addDays('2026-01-01', days));
      return `${unit} ${count}`;
    });
    expect(ages).toEqual([
      'today 0',
      'days 1',
      'days 13',
      'weeks 2',
      'weeks 8',
      'months 2',
      'months 11',
      'years 1',
      'years 2',
    ]);
  });

  it('never grows younger as days go by', () => {
    const order = { today: 0, days: 1, weeks: 7, months: 30, years: 365 };
    fc.assert(
      fc.property(fc.nat(3000), (days) => {
        const inDays = (later: number) => {
          const { unit, count } = ageOf('2020-01-01', addDays('2020-01-01', later));
          return order[unit] * count;
        };
        expect(inDays(days + 1)).toBeGreaterThanOrEqual(inDays(days));
      }),
    );
  });
});
