import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countsPeople,
  heardFor,
  isSameTitle,
  judgeThemeUse,
  outdatedTags,
  standingOfTheme,
} from './theme.ts';

const asked = { heardVersion: 3, askedAt: new Date('2026-11-21'), rightCount: 0, wrongCount: 0 };

describe('how a theme stands', () => {
  it.each([
    ['not-written', { ...asked, heardVersion: 0, askedAt: null }],
    ['not-asked', { ...asked, askedAt: null }],
    ['asked', asked],
    ['confirmed', { ...asked, rightCount: 1 }],
    ['disputed', { ...asked, wrongCount: 1 }],
  ])('is %s', (standing, theme) => {
    expect(standingOfTheme(theme)).toBe(standing);
  });

  it('stays disputed however many others agree: nobody is outvoted', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), (rightCount, wrongCount) => {
        const theme = { ...asked, rightCount, wrongCount };
        expect(standingOfTheme(theme)).toBe('disputed');
        expect(judgeThemeUse(theme)).toEqual({ ok: false, reason: 'theme-not-confirmed' });
      }),
    );
  });

  it('can be used for a goal only when somebody said that it is right', () => {
    expect(judgeThemeUse(asked)).toEqual({ ok: false, reason: 'theme-not-confirmed' });
    expect(judgeThemeUse({ ...asked, rightCount: 1 })).toEqual({ ok: true });
  });
});

describe('the sentence in a language', () => {
  const words = (body: string | null, version: number) =>
    ({ body, version, sound: null, status: 'written' }) as const;

  it('is a translation of the sentence as it stands, never of an earlier one', () => {
    const heard = { 'nl-eenvoudig': words('nieuw', 3), tr: words('eski', 2), ar: words('جديد', 4) };
    expect(outdatedTags(heard, 3)).toEqual(['tr']);
    expect(heardFor(heard, 3, 'tr')?.body).toBe('nieuw');
    expect(heardFor(heard, 3, 'ar')?.body).toBe('جديد');
    expect(heardFor(heard, 3, 'pl')?.locale).toBe('nl-eenvoudig');
  });
});

describe('who said it', () => {
  it.each([
    '80% van de ouders',
    'vijftig procent',
    '12 ouders',
    '٣ أمهات',
    'de helft van de straat',
  ])('is not counted: %s', (saidBy) => {
    expect(countsPeople(saidBy)).toBe(true);
  });
  it.each(['vooral ouders van jonge kinderen', 'oudere buren', ''])(
    'is said in words: %s',
    (saidBy) => {
      expect(countsPeople(saidBy)).toBe(false);
    },
  );
});

it('takes two names for one when people would', () => {
  expect(isSameTitle('  Buiten  spelen', 'buiten spelen ')).toBe(true);
  expect(isSameTitle('Buiten spelen', 'Binnen spelen')).toBe(false);
});
