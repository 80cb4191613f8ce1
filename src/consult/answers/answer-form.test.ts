import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../web/calendar.ts';
import {
  furthestPromise,
  judgeAnswer,
  judgePromise,
  localesToAnswer,
  type TypedAnswer,
} from './answer-form.ts';
import { judgeDelivery } from './deliver-answer.ts';

const today = '2026-11-21';
const typed = (change: Partial<TypedAnswer>): TypedAnswer => ({
  kind: 'final',
  words: [{ locale: 'nl-eenvoudig', body: 'Ja', isMachine: false }],
  other: { locale: '', body: '', isMachine: false },
  sound: { given: 'none' },
  promisedOn: '',
  ...change,
});

describe('an answer', () => {
  it('is asked for once per language, and easy Dutch stands for Dutch', () => {
    const messages = ['nl', 'ar', 'nl-eenvoudig', 'ar'].map((locale) => ({ locale }));
    expect(localesToAnswer(messages)).toEqual(['nl-eenvoudig', 'ar']);
  });

  it('has words or sound in every language that was asked for', () => {
    const arabic = { locale: 'ar', body: '', isMachine: false };
    const words = [...typed({}).words, arabic];
    expect(judgeAnswer(typed({ words }), today)).toEqual([
      { field: 'words-ar', reason: 'missing' },
    ]);
    const sound = { given: 'before', locale: 'ar', fileId: 'a file' } as const;
    expect(judgeAnswer(typed({ words, sound }), today)).toEqual([]);
    const fault = { field: 'sound', reason: 'sound-too-long' } as const;
    expect(
      judgeAnswer(typed({ words: [arabic], sound: { given: 'wrong', fault } }), today),
    ).toEqual([fault]);
  });

  it('names the language of what is said in one language more', () => {
    const other = { locale: '', body: 'Evet', isMachine: false };
    expect(judgeAnswer(typed({ other }), today)).toEqual([
      { field: 'otherLocale', reason: 'missing' },
    ]);
  });

  it('promises a day within six weeks, and only an interim answer promises', () => {
    expect(judgeAnswer(typed({ promisedOn: 'onzin' }), today)).toEqual([]);
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const isFine = judgePromise(addDays(today, days), today).length === 0;
        expect(isFine).toBe(days > 0 && days <= furthestPromise);
      }),
    );
  });

  it('is brought on a day between writing and today, and never by code by hand', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), (days) => {
        const on = addDays(today, days);
        const isFine = judgeDelivery({ how: 'visit', on }, addDays(today, -5), today).length === 0;
        expect(isFine).toBe(days >= -5 && days <= 0);
      }),
    );
    expect(judgeDelivery({ how: 'code', on: today }, today, today)).toEqual([
      { field: 'how', reason: 'unknown-choice' },
    ]);
  });
});
