import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from './difference.ts';

test('a name that was taken out is one change, and the signs around it stay', () => {
  expect(difference('Ik sprak Fatima, en zij lachte.', 'Ik sprak […], en zij lachte.')).toEqual([
    { kind: 'same', text: 'Ik sprak ' },
    { kind: 'taken-out', text: 'Fatima' },
    { kind: 'put-in', text: '[…]' },
    { kind: 'same', text: ', en zij lachte.' },
  ]);
});

test('nothing changed is one piece; everything changed is two; nothing at all is none', () => {
  expect(difference('zo is het', 'zo is het')).toEqual([{ kind: 'same', text: 'zo is het' }]);
  expect(difference('ja', 'nee')).toEqual([
    { kind: 'taken-out', text: 'ja' },
    { kind: 'put-in', text: 'nee' },
  ]);
  expect(difference('', '')).toEqual([]);
});

test('any two texts: each can be read back from the pieces', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '.', '\n', 'é', '😀'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = difference(before, after);
      const read = (without: string) =>
        pieces.flatMap((piece) => (piece.kind === without ? [] : piece.text)).join('');
      expect(read('put-in')).toBe(before);
      expect(read('taken-out')).toBe(after);
    }),
  );
});

test('ten thousand characters against others come back in time', () => {
  const began = performance.now();
  const one = Array.from({ length: 5000 }, (_, at) => `${at % 7}`).join(' ');
  difference(one, one.replaceAll('3', 'x').split('').reverse().join(''));
  expect(performance.now() - began).toBeLessThan(4000);
});
