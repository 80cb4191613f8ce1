import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft, firstWords, namePlace, placeOf, viewOf } from './inbox.ts';

describe('the inbox', () => {
  it('shows what is to be done when the address names nothing that there is', () => {
    expect(viewOf('brengen')).toBe('written');
    for (const name of [undefined, '', 'onzin', '__proto__', 'toString']) {
      expect(viewOf(name)).toBe('todo');
    }
  });

  it('reads back the place that it names, and no other text', () => {
    const place = { dueOn: '2026-11-21', id: '01890a5d-ac96-774b-bcce-b302099a8057' };
    expect(placeOf(namePlace(place))).toEqual(place);
    for (const wrong of [
      undefined,
      '',
      '2026-11-21',
      `2026-02-30_${place.id}`,
      '2026-11-21_1; drop table contribution',
      `${namePlace(place)}_x`,
    ]) {
      expect(placeOf(wrong)).toBeNull();
    }
  });

  it('counts days over the change of the clock', () => {
    expect(daysLeft('2026-11-26', '2026-11-21')).toBe(5);
    expect(daysLeft('2026-11-21', '2026-11-21')).toBe(0);
    expect(daysLeft('2026-10-24', '2026-10-27')).toBe(-3);
  });

  it('cuts a text between words, on one line, never inside a letter', () => {
    expect(firstWords('De schommel\n is  stuk.')).toBe('De schommel is stuk.');
    expect(firstWords('een twee drie', 9)).toBe('een twee …');
    expect(firstWords('👩‍👧 '.repeat(3).trim(), 200)).toBe('👩‍👧 👩‍👧 👩‍👧');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const cut = firstWords(text);
        expect(cut).not.toMatch(/[\n\r\t]/);
        expect([...cut].length).toBeLessThanOrEqual(102);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
