import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTraces, isServiceNumber, isSure, takeOut, warningsIn } from './traces.ts';

const found = (text: string) => findTraces(text).map((trace) => [trace.kind, trace.text]);

describe('what can tell who somebody is', () => {
  test.each([
    ['Mail naar jan.jansen@voorbeeld.nl graag.', 'e-mail', 'jan.jansen@voorbeeld.nl'],
    ['Bel mij op 06-12 34 56 78.', 'phone', '06-12 34 56 78'],
    ['Bel +31 6 12345678 na zes uur', 'phone', '+31 6 12345678'],
    ['Mijn nummer is 123456782.', 'number', '123456782'],
    ['Ik woon op 2011 AB in een flat.', 'postcode', '2011 AB'],
    ['ik woon 2011ab', 'postcode', '2011ab'],
    ['ik woon in de schoolstraat 12', 'address', 'schoolstraat 12'],
    ['Bij de Parkweg 3a is het donker.', 'address', 'Parkweg 3a'],
    ['De lamp op de Kerklaan is stuk.', 'address', 'Kerklaan'],
    ['Gisteren zei Fatima dat het niet kan.', 'name', 'Fatima'],
    ['Ik sprak met Jan de Vries daarover.', 'name', 'Jan de Vries'],
    ['Mijn buurvrouw Ayşe komt nooit meer.', 'name', 'Ayşe'],
    ['Вчора я бачив Олену в парку.', 'name', 'Олену'],
  ])('%s', (text, kind, shown) => {
    expect(found(text)).toContainEqual([kind, shown]);
  });

  test('ordinary words stay: sentences begin with a capital, abbreviations, months, "onderweg"', () => {
    expect(found('Er is geen fietspad. Onderweg is het donker! De GGD belt.\nIk ga weg.')).toEqual(
      [],
    );
    expect(found('In 2026 in mei waren er 30 kinderen, 5 euro per keer.')).toEqual([]);
  });

  test('what is sure is told apart from what may be an ordinary word', () => {
    const sure = findTraces('Bel Fatima: 06 12345678').filter(isSure);
    expect(sure.map(({ text }) => text)).toEqual(['06 12345678']);
  });

  test('taking out leaves the rest as it was', () => {
    const text = 'Bel Fatima op 06 12345678, zij woont op de Kerklaan 2.';
    expect(takeOut(text, findTraces(text))).toBe('Bel […] op […], zij woont op de […].');
  });

  test('any text: traces lie in order, never overlap, and are what stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        let at = 0;
        for (const { start, end, text: shown } of findTraces(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(start, end)).toBe(shown);
          at = end;
        }
      }),
    );
  });

  test('ten thousand letters or digits in a row do not hold anybody up', () => {
    const began = performance.now();
    for (const one of ['a', 'A', '1', '1 ', 'a@', "A'", 'Aa ', 'straat'])
      findTraces(one.repeat(10_000));
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

describe('a citizen service number', () => {
  // 9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3−1·3 = 66 = 6·11; the second differs in its last digit only
  test.each([
    ['111222333', true],
    ['111 222 333', true],
    ['111222334', false],
    ['000000000', false],
    ['11122233', false],
    ['1112223330', false],
  ])('%s: %s', (number, expected) => {
    expect(isServiceNumber(number)).toBe(expected);
  });

  test('stops being one when a single digit changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = [...'111222333'];
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(isServiceNumber(digits.join(''))).toBe(false);
      }),
    );
  });

  test('is warned of, and so are names of others; a phone number is not', () => {
    expect(warningsIn('Mijn nummer is 111222333, zei Fatma')).toEqual(['service-number', 'names']);
    expect(warningsIn('Bel mij op 0612345678. Het is hier donker.')).toEqual([]);
    expect(warningsIn('')).toEqual([]);
  });
});
