import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnsweredContribution,
  type AnswerState,
  judgeReply,
  replies,
  stateAfterDelivery,
  stateAfterWriting,
} from './answer.ts';

const answered: AnsweredContribution = {
  state: 'answered',
  reopenedCount: 0,
  ownerId: 'nurse',
  dueOn: '2026-12-01',
  level: 'delivery',
  answeredAt: 'delivery',
  writtenBy: 'nurse',
};
const nobodyElse = { namedId: null, memberIds: [], otherIds: [] };
const higher = {
  ...nobodyElse,
  coordinatorId: 'coordinator',
  administratorIds: ['administrator'],
};
const today = '2026-12-28';
const judge = (reply: (typeof replies)[number], changes: Partial<AnsweredContribution> = {}) =>
  judgeReply({ ...answered, ...changes }, reply, today, higher);

describe('what a reply does', () => {
  it('"Ik begrijp het" leaves it answered', () => {
    expect(judge('understood')).toMatchObject({ outcome: 'understood', state: 'answered' });
  });

  it('"Ik begrijp het niet" asks for a new explanation within seven days, over the year', () => {
    expect(judge('not-understood')).toMatchObject({
      outcome: 'explain',
      state: 'explain',
      dueOn: '2027-01-04',
      ownerId: 'nurse',
      reopenedCount: 0,
    });
  });

  it('"Ik vind het niet goed" is kept, and leaves it answered', () => {
    expect(judge('disagree')).toMatchObject({
      outcome: 'disagreed',
      state: 'answered',
      dueOn: answered.dueOn,
    });
  });

  it('"Dit is geen antwoord" opens it once more, for the coordinator', () => {
    expect(judge('no-answer')).toMatchObject({
      outcome: 'reopened',
      state: 'reopened',
      dueOn: '2027-01-04',
      ownerId: 'coordinator',
      level: 'policy',
      reopenedCount: 1,
    });
  });

  it('a contested answer of the coordinator goes to an administrator', () => {
    const changes = { ownerId: 'coordinator', writtenBy: 'coordinator' };
    expect(judge('no-answer', changes)).toMatchObject({ ownerId: 'administrator' });
  });

  it('with nobody above, the coordinator looks again', () => {
    const own = { ...answered, ownerId: 'coordinator', writtenBy: 'coordinator' };
    const alone = { ...nobodyElse, coordinatorId: 'coordinator', administratorIds: [] };
    expect(judgeReply(own, 'no-answer', today, alone)).toMatchObject({ ownerId: 'coordinator' });
  });

  it('"Dit is geen antwoord" a second time is kept and opens nothing', () => {
    expect(judge('no-answer', { reopenedCount: 1 })).toMatchObject({
      outcome: 'kept',
      state: 'answered',
      reopenedCount: 1,
      ownerId: 'nurse',
    });
  });

  it.each(['explain', 'reopened', 'checking'] as const)(
    'nothing more is taken in while it is %s',
    (state) => {
      expect(judge('disagree', { state })).toEqual({ ok: false, reason: 'in-progress' });
    },
  );

  it('however people reply, it is opened again at most once', () => {
    const anyReply = fc.constantFrom(...replies);
    fc.assert(
      fc.property(fc.array(anyReply, { maxLength: 30 }), (said) => {
        let now: AnsweredContribution = answered;
        let opened = 0;
        for (const reply of said) {
          const judged = judgeReply(now, reply, today, higher);
          if (!judged.ok) continue;
          if (judged.outcome === 'reopened') opened += 1;
          // the team answers at once what was opened or not understood
          now = { ...now, ...judged, state: 'answered' };
        }
        return opened <= 1 && now.reopenedCount === opened;
      }),
    );
  });

  const notAnswered: AnswerState[] = ['open', 'interim', 'written', 'set-aside', 'withdrawn'];
  it.each(notAnswered)('there is nothing to reply to while it is %s', (state) => {
    expect(judge('understood', { state })).toEqual({ ok: false, reason: 'closed' });
  });
});

describe('when something counts as answered', () => {
  it('writing an answer is not enough', () => {
    expect(stateAfterWriting('final')).toBe('written');
    expect(stateAfterWriting('explanation')).toBe('written');
  });

  it('an answer that was delivered is', () => {
    expect(stateAfterDelivery('final', 'written')).toBe('answered');
  });

  it('an interim answer never is', () => {
    expect(stateAfterWriting('interim')).toBe('interim');
    expect(stateAfterDelivery('interim', 'interim')).toBe('interim');
    expect(stateAfterDelivery('interim', 'written')).toBe('written');
  });
});
