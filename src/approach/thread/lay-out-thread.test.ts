import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLabel, layOutThread } from './lay-out-thread.ts';
import { type Thread, type ThreadBead, threadOrder } from './thread.ts';

const kinds = fc
  .shuffledSubarray([...threadOrder], { minLength: 1 })
  .map((some) => threadOrder.filter((kind) => some.includes(kind)));
const threads: fc.Arbitrary<Pick<Thread, 'groups' | 'links'>> = kinds.chain((chosen) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 10 }), {
        minLength: chosen.length,
        maxLength: chosen.length,
      }),
      fc.array(fc.tuple(fc.nat(69), fc.nat(69)), { maxLength: 40 }),
      fc.integer({ min: 0, max: 1990 }),
    )
    .map(([counts, pairs, more]) => {
      let number = 0;
      const groups = chosen.map((kind, column) => ({
        kind,
        more,
        beads: Array.from({ length: counts[column] ?? 1 }, (): ThreadBead => {
          number += 1;
          const id = `bead ${number}`;
          const on = '2026-11-21';
          return { id, kind, label: id, state: null, on, href: null, number, isHere: number === 1 };
        }),
      }));
      const ids = groups.flatMap(({ beads }) => beads.map(({ id }) => id));
      const links = pairs.map(([from, to]) => ({
        fromId: ids[from % ids.length] ?? '',
        toId: ids[to % ids.length] ?? '',
        relation: 'answers' as const,
      }));
      return { groups, links };
    }),
);

describe('the drawing of a thread', () => {
  it('keeps every box, and every point of every line, inside and apart', () => {
    fc.assert(
      fc.property(threads, (thread) => {
        const layout = layOutThread(thread);
        const { box, beads, lines, width, height } = layout;
        for (const [at, { x, y }] of beads.entries()) {
          expect(x >= 0 && x + box.width <= width && y >= 0 && y + box.height <= height).toBe(true);
          for (const other of beads.slice(at + 1)) {
            const apart = Math.abs(other.x - x) >= box.width || Math.abs(other.y - y) >= box.height;
            expect(apart).toBe(true);
          }
        }
        for (const { path } of lines) {
          const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
          numbers.forEach((number, place) => {
            expect(number).toBeGreaterThanOrEqual(0);
            expect(number).toBeLessThanOrEqual(place % 2 === 0 ? width : height);
          });
        }
        expect(lines).toHaveLength(thread.links.length);
        expect(beads).toHaveLength(thread.groups.flatMap((group) => group.beads).length);
      }),
    );
  });

  it('goes from words on the left to what came of them on the right', () => {
    fc.assert(
      fc.property(threads, (thread) => {
        const columns = layOutThread(thread).columns.map(({ x }) => x);
        expect(columns).toEqual([...columns].sort((a, b) => a - b));
      }),
    );
  });
});

describe('a label in a box', () => {
  it('breaks at spaces, and says with … that there is more', () => {
    expect(breakLabel('Meer lampen bij de school', 12, 2)).toEqual(['Meer lampen', 'bij de…']);
    expect(breakLabel('Lampen', 12, 2)).toEqual(['Lampen']);
  });

  it('never is longer than the box, and loses nothing that fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 4, max: 24 }),
        (label, most) => {
          const lines = breakLabel(label, most, 3);
          for (const line of lines) expect([...line].length).toBeLessThanOrEqual(most);
          const said = lines.join('').replaceAll(/\s/g, '');
          const meant = label.replaceAll(/\s/g, '');
          expect(
            said === meant || (said.endsWith('…') && meant.startsWith(said.slice(0, -1))),
          ).toBe(true);
        },
      ),
    );
  });
});
