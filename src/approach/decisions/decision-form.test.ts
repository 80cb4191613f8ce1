import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../web/calendar.ts';
import { mayMend, stateOfDecision } from './decision.ts';
import { judgeDecision, type TypedDecision } from './decision-form.ts';

const today = '2026-11-21';
const typed: TypedDecision = {
  what: 'De lamp gaat aan.',
  why: 'Ja, omdat het donker is.',
  outcome: 'yes',
  level: 'board',
  decider: 'council',
  decidedBy: '',
  body: '',
  documentName: 'Besluitenlijst',
  documentUrl: '',
  decidedOn: '2026-11-18',
  validFrom: '2026-11-18',
  reviewOn: '2027-05-18',
  ownerId: 'somebody',
  about: [],
};
const faultsOf = (change: Partial<TypedDecision>, replacedOn: string | null = null) => {
  const judged = judgeDecision({ ...typed, ...change }, today, replacedOn);
  return judged.ok ? {} : judged.faults;
};

describe('what was typed of a decision', () => {
  it.each([
    [{ decidedOn: '2026-11-22', validFrom: '2026-11-22' }, { decidedOn: 'decided-in-future' }],
    [{ decidedOn: '2016-11-01', validFrom: '2026-11-18' }, { decidedOn: 'decided-too-long-ago' }],
    [{ validFrom: '2026-11-17' }, { validFrom: 'valid-before-decided' }],
    [{ validFrom: '2030-01-01' }, { validFrom: 'too-far', reviewOn: 'review-before-valid' }],
    [{ reviewOn: '2026-11-17' }, { reviewOn: 'review-before-decided' }],
    [{ reviewOn: '2026-11-21' }, { reviewOn: 'review-in-past' }],
    [{ validFrom: '2027-06-01' }, { reviewOn: 'review-before-valid' }],
    [{ reviewOn: '2029-11-22' }, { reviewOn: 'too-far' }],
    [{ reviewOn: '2027-02-30' }, { reviewOn: 'review-wrong' }],
    [{ decidedOn: '', validFrom: '' }, { decidedOn: 'decided-wrong' }],
    [{ validFrom: '2026-11-31' }, { validFrom: 'valid-wrong' }],
    [{ documentName: ' ' }, { documentName: 'document-missing' }],
    [{ documentUrl: 'http://example.org' }, { documentUrl: 'url-wrong' }],
    [{ documentUrl: 'https://a:b@example.org' }, { documentUrl: 'url-wrong' }],
    [{ decider: 'person' }, { decidedBy: 'person-missing' }],
    [{ decider: '' }, { decider: 'decider-missing' }],
  ] as const)('%o is refused with %o', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('says who decided in one way only: a person or a body', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('person', 'college', 'council', 'other'),
        fc.string(),
        fc.string(),
        (decider, decidedBy, body) => {
          const judged = judgeDecision({ ...typed, decider, decidedBy, body }, today);
          if (!judged.ok) return;
          expect((judged.input.decidedBy === null) !== (judged.input.body === null)).toBe(true);
        },
      ),
    );
  });

  it('never gives days in the wrong order, whatever was chosen', () => {
    const day = fc.integer({ min: -4000, max: 2000 }).map((count) => addDays(today, count));
    fc.assert(
      fc.property(day, day, day, (decidedOn, validFrom, reviewOn) => {
        const judged = judgeDecision({ ...typed, decidedOn, validFrom, reviewOn }, today);
        if (!judged.ok) return;
        expect(decidedOn <= today && decidedOn <= validFrom).toBe(true);
        expect(reviewOn > today && reviewOn >= validFrom).toBe(true);
      }),
    );
  });

  it('counts from the day on which it was decided, unless another day was chosen', () => {
    const judged = judgeDecision({ ...typed, validFrom: '' }, today);
    expect(judged.ok && judged.input.validFrom).toBe('2026-11-18');
  });

  it('cannot replace a decision that was taken later', () => {
    expect(faultsOf({}, '2026-11-19')).toEqual({ decidedOn: 'decided-before-replaced' });
    expect(faultsOf({}, '2026-11-18')).toEqual({});
  });
});

describe('how a decision stands', () => {
  const decision = { validFrom: '2026-11-20', reviewOn: '2026-12-01', replacedById: null };
  it.each([
    ['2026-11-19', 'future'],
    ['2026-11-20', 'in-force'],
    ['2026-12-01', 'to-review'],
  ])('on %s it is %s', (day, state) => {
    expect(stateOfDecision(decision, day)).toBe(state);
    expect(stateOfDecision({ ...decision, replacedById: 'x' }, day)).toBe('replaced');
  });

  it('can be mended for a day, by who wrote it', () => {
    const written = { recordedBy: 'me', recordedAt: new Date(0), replacedById: null };
    const day = 86_400_000;
    expect(mayMend(written, 'me', new Date(day - 1))).toBe(true);
    expect(mayMend(written, 'me', new Date(day))).toBe(false);
    expect(mayMend(written, 'you', new Date(1))).toBe(false);
    expect(mayMend({ ...written, replacedById: 'x' }, 'me', new Date(1))).toBe(false);
  });
});
