import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digestDay,
  type digestRhythms,
  isDigestDay,
  readStopToken,
  stopToken,
  weekdayOf,
  weekdays,
} from './digest.ts';

const amsterdam = 'Europe/Amsterdam';
const tenant = '00000000-0000-7000-8000-000000000001';
const person = '00000000-0000-7000-8000-000000000002';
const secret = 'a secret of the tests, at least 32 bytes long';

describe('the morning', () => {
  it.each([
    ['2026-11-23T06:29:59Z', null],
    ['2026-11-23T06:30:00Z', '2026-11-23'],
    ['2026-11-23T10:59:59Z', '2026-11-23'],
    ['2026-11-23T11:00:00Z', null],
    // the clock goes forward on 28 March 2027: 7:30 is an hour sooner
    ['2027-03-27T06:30:00Z', '2027-03-27'],
    ['2027-03-28T05:29:59Z', null],
    ['2027-03-28T05:30:00Z', '2027-03-28'],
    // and back on 25 October 2026
    ['2026-10-24T05:30:00Z', '2026-10-24'],
    ['2026-10-25T05:30:00Z', null],
    ['2026-10-25T06:30:00Z', '2026-10-25'],
  ])('in Amsterdam at %s: %s', (moment, day) => {
    expect(digestDay(amsterdam, new Date(moment))).toBe(day);
  });

  it('comes later on Bonaire', () => {
    expect(digestDay('America/Kralendijk', new Date('2026-11-23T06:30:00Z'))).toBeNull();
    expect(digestDay('America/Kralendijk', new Date('2026-11-23T11:30:00Z'))).toBe('2026-11-23');
  });
});

describe('the days of a letter', () => {
  const days = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('are Monday to Friday, one a week, or none', () => {
    const week = ['23', '24', '25', '26', '27', '28', '29'].map((date) => `2026-11-${date}`);
    const on = (rhythm: (typeof digestRhythms)[number]) =>
      week.filter((day) => isDigestDay({ rhythm, weekday: 3 }, day)).map(weekdayOf);
    expect(on('daily')).toEqual([1, 2, 3, 4, 5]);
    expect(on('weekly')).toEqual([3]);
    expect(on('never')).toEqual([]);
  });

  it('come once in any seven days for who chose a day of the week', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...weekdays), (start, weekday) => {
        const week = [0, 1, 2, 3, 4, 5, 6].map((later) =>
          new Date(Date.parse(`${start}T00:00:00Z`) + later * 86_400_000)
            .toISOString()
            .slice(0, 10),
        );
        expect(week.filter((day) => isDigestDay({ rhythm: 'weekly', weekday }, day))).toHaveLength(
          1,
        );
      }),
    );
  });
});

describe('the link that stops a letter', () => {
  it('knows whose letter it is, in this workspace only', () => {
    const token = stopToken(secret, tenant, person);
    expect(readStopToken(secret, tenant, token)).toBe(person);
    expect(readStopToken(secret, person, token)).toBeNull();
    expect(readStopToken('another secret of at least 32 bytes long', tenant, token)).toBeNull();
  });

  it('cannot be made up', () => {
    const [, mac = ''] = stopToken(secret, tenant, person).split('.');
    for (const wrong of ['', 'x', person, `${person}.`, `${tenant}.${mac}`, `${person}.${mac}.1`]) {
      expect(readStopToken(secret, tenant, wrong)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (made) => {
        expect(readStopToken(secret, tenant, `${person}.${made}`)).toBeNull();
      }),
    );
  });
});
