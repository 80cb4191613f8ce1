import { describe, expect, it } from 'vitest';
import { fillDates, momentOn } from './moments.ts';

describe('the moments of a day', () => {
  it.each([
    ['2026-07-01', 'Europe/Amsterdam', 0, '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', 'Europe/Amsterdam', 2, '2026-12-01T08:12:00.000Z'],
    // the clocks go forward in the night before
    ['2026-03-29', 'Europe/Amsterdam', 0, '2026-03-29T07:00:00.000Z'],
    ['2026-12-01', 'America/Aruba', 1, '2026-12-01T13:06:00.000Z'],
  ])('on %s in %s, number %i is %s', (day, zone, nth, moment) => {
    expect(momentOn(day, zone, nth).toISOString()).toBe(moment);
  });
});

describe('dates in texts', () => {
  it('are said in the language of who reads, with the year when it is another one', () => {
    const text = 'Op {date:9} en op {date:41}, na {date:-1}.';
    const said = (tag: 'nl-eenvoudig' | 'tr') => fillDates(text, '2026-11-21', tag);
    expect(said('nl-eenvoudig')).toBe('Op 30 november en op 1 januari 2027, na 20 november.');
    expect(said('tr')).toBe('Op 30 Kasım en op 1 Ocak 2027, na 20 Kasım.');
  });
});
