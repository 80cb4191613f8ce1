import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayIn, daysBetween, isDay, sayDay, startOfDay } from './calendar.ts';
import { locales } from './locales.ts';

describe('calendar days', () => {
  it('begin at midnight where the workspace is', () => {
    const moment = new Date('2026-11-21T23:30:00Z');
    expect(dayIn('Europe/Amsterdam', moment)).toBe('2026-11-22');
    expect(dayIn('America/Curacao', moment)).toBe('2026-11-21');
  });

  it('are not longer or shorter when the clock changes', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });

  it('know leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('go forth and back to where they were', () => {
    const anyDay = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
        const day = date.toISOString().slice(0, 10);
        const later = addDays(day, count);
        expect(isDay(later)).toBe(true);
        expect(daysBetween(day, later)).toBe(count);
        expect(addDays(later, -count)).toBe(day);
      }),
    );
  });

  it('begin at a moment, also on a day on which the clock changes', () => {
    expect(startOfDay('2026-11-21', 'Europe/Amsterdam')).toEqual(new Date('2026-11-20T23:00Z'));
    expect(startOfDay('2026-03-29', 'Europe/Amsterdam')).toEqual(new Date('2026-03-28T23:00Z'));
    expect(startOfDay('2026-03-30', 'Europe/Amsterdam')).toEqual(new Date('2026-03-29T22:00Z'));
    expect(startOfDay('2026-10-25', 'Europe/Amsterdam')).toEqual(new Date('2026-10-24T22:00Z'));
    expect(startOfDay('2026-11-21', 'America/Curacao')).toEqual(new Date('2026-11-21T04:00Z'));
    for (const zone of ['Europe/Amsterdam', 'America/Curacao', 'Pacific/Auckland']) {
      for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
        expect(dayIn(zone, startOfDay(day, zone))).toBe(day);
        expect(dayIn(zone, new Date(startOfDay(day, zone).getTime() - 1))).toBe(addDays(day, -1));
      }
    }
  });

  it('a month later are the same day of the month, or its last', () => {
    expect(addMonths('2026-11-21', 1)).toBe('2026-12-21');
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('are said in the language of the person, in Latin digits', () => {
    expect(sayDay('2026-11-21', locales['nl-eenvoudig'])).toBe('zaterdag 21 november 2026');
    expect(sayDay('2026-11-21', locales.ar)).toContain('21');
    expect(sayDay('2026-11-21', locales.en, 'short')).toBe('21 Nov 2026');
  });

  it('refuse what is no day', () => {
    for (const wrong of ['', '21-11-2026', '2026-13-01', '2026-1-1', 'morgen']) {
      expect(isDay(wrong)).toBe(false);
    }
  });
});
