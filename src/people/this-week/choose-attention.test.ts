import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../web/calendar.ts';
import type { AttentionItem } from '../attention.ts';
import { chooseAttention, mostAtOnce } from './choose-attention.ts';

const asks = (key: string, dueOn: string | null, rank = 0): AttentionItem => ({
  key,
  what: `Doe ${key}.`,
  dueOn,
  rank,
  action: { href: `/${key}`, label: 'Doen' },
});
const keys = (items: readonly AttentionItem[]): string[] => items.map(({ key }) => key);

describe('what asks attention first', () => {
  it('is what is late, then what is due soonest, then what has no date', () => {
    const late = asks('late', '2026-11-01');
    const soon = asks('soon', '2026-11-25');
    const never = asks('never', null);
    const far = asks('far', '2027-03-01');
    expect(keys(chooseAttention([[never, far], [soon], [late]]))).toEqual(['late', 'soon', 'far']);
  });

  it('is, on the same day, what weighs most', () => {
    const items = [asks('b', '2026-11-25', 2), asks('a', '2026-11-25', 3)];
    expect(keys(chooseAttention([items, [asks('c', '2026-11-25', 1)]]))).toEqual(['c', 'b', 'a']);
  });

  it('is not three times the same kind while somebody else asks something', () => {
    const messages = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day, at) =>
      asks(`message ${at}`, day),
    );
    const goal = asks('goal', '2027-01-01');
    expect(keys(chooseAttention([messages, [goal]]))).toEqual(['message 0', 'message 1', 'goal']);
    expect(keys(chooseAttention([messages, []]))).toHaveLength(3);
  });

  it('says one thing once, when two rooms ask it', () => {
    const twice = asks('same', '2026-11-25');
    expect(keys(chooseAttention([[twice], [{ ...twice, dueOn: '2026-11-20' }]]))).toEqual(['same']);
  });
});

const item = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.option(fc.integer({ min: -30, max: 30 })),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([name, days, rank]) =>
    asks(`k${name}`, days === null ? null : addDays('2026-11-21', days), rank),
  );
const lists = fc.array(fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 10 }), {
  maxLength: 5,
});
const ownKeys = (sources: readonly (readonly AttentionItem[])[]): AttentionItem[][] =>
  sources.map((items, source) => items.map((one) => ({ ...one, key: `${source} ${one.key}` })));

describe('whatever the rooms ask', () => {
  it('gives as many as there are, three at most, and nothing that nobody asked', () => {
    fc.assert(
      fc.property(lists, (sources) => {
        const chosen = chooseAttention(sources);
        const all = new Set(keys(sources.flat()));
        expect(chosen).toHaveLength(Math.min(mostAtOnce, all.size));
        expect(new Set(keys(chosen)).size).toBe(chosen.length);
        for (const key of keys(chosen)) expect(all.has(key)).toBe(true);
      }),
    );
  });

  it('always has what is due first of all', () => {
    fc.assert(
      fc.property(lists, (sources) => {
        const dates = sources.flat().flatMap(({ dueOn }) => dueOn ?? []);
        fc.pre(dates.length > 0);
        expect(chooseAttention(sources)[0]?.dueOn).toBe(dates.sort()[0]);
      }),
    );
  });

  it('has no third of one room while another room asks something', () => {
    fc.assert(
      fc.property(lists, (sources) => {
        const own = ownKeys(sources);
        const chosen = chooseAttention(own);
        fc.pre(own.filter((items) => items.length > 0).length > 1 && chosen.length === mostAtOnce);
        expect(new Set(keys(chosen).map((key) => key[0])).size).toBeGreaterThan(1);
      }),
    );
  });

  it('does not depend on the order in which a room tells it', () => {
    fc.assert(
      fc.property(lists, (sources) => {
        const own = ownKeys(sources);
        const turned = own.map((items) => [...items].reverse());
        expect(keys(chooseAttention(turned))).toEqual(keys(chooseAttention(own)));
      }),
    );
  });
});
