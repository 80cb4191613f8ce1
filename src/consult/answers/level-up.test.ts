import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels } from '../../people/index.ts';
import { type AnsweredContribution, judgeReply } from './answer.ts';
import {
  type CheckPeople,
  chooseChecker,
  highestLevel,
  type LevelPeople,
  levelAbove,
  lookAgain,
  mayCheck,
} from './level-up.ts';

const people: LevelPeople = {
  namedId: 'alderman',
  memberIds: ['bea', 'alderman'],
  coordinatorId: 'coordinator',
  administratorIds: ['administrator'],
  otherIds: ['bea', 'coordinator', 'nurse'],
};
const byNurse = { writtenBy: 'nurse', ownerId: 'nurse', answeredAt: 'policy' } as const;
const ids = ['a', 'b', 'c', 'd', 'e'];
const one = fc.constantFrom(...ids);
const some = fc.uniqueArray(one);
const anyPeople: fc.Arbitrary<LevelPeople> = fc.record({
  namedId: fc.option(one),
  memberIds: some,
  coordinatorId: one,
  administratorIds: some,
  otherIds: some,
});

describe('one level higher', () => {
  it('is delivery, policy, board; above the board there is only the board', () => {
    expect(levels.map(levelAbove)).toEqual(['policy', 'board', 'board']);
    expect(highestLevel(['delivery', 'board', 'policy'])).toBe('board');
    expect(highestLevel([])).toBe('delivery');
  });

  it('goes to whoever is named for that level', () => {
    expect(lookAgain(byNurse, people)).toBe('alderman');
  });

  it('else to a member of that level by name, the coordinator, an administrator, anybody', () => {
    const steps = ['bea', 'coordinator', 'administrator', 'other'];
    const order: LevelPeople[] = [
      { ...people, namedId: null },
      { ...people, namedId: null, memberIds: [] },
      { ...people, namedId: null, memberIds: [], coordinatorId: 'nurse' },
      {
        ...{ namedId: null, memberIds: [], coordinatorId: 'nurse', administratorIds: ['nurse'] },
        otherIds: ['nurse', 'other'],
      },
    ];
    expect(order.map((who) => lookAgain(byNurse, who))).toEqual(steps);
  });

  it('at the board goes to somebody else than who had it, where that can be', () => {
    const atBoard = { writtenBy: 'clerk', ownerId: 'alderman', answeredAt: 'board' } as const;
    expect(lookAgain(atBoard, people)).toBe('bea');
    const alone = { ...people, memberIds: [], coordinatorId: 'clerk', administratorIds: [] };
    expect(lookAgain(atBoard, { ...alone, otherIds: [] })).toBe('alderman');
  });

  it('never goes to whoever wrote it while there is anybody else', () => {
    fc.assert(
      fc.property(
        one,
        one,
        fc.constantFrom(...levels),
        anyPeople,
        (writtenBy, ownerId, answeredAt, who) => {
          const chosen = lookAgain({ writtenBy, ownerId, answeredAt }, who);
          const all = [who.namedId, ...who.memberIds, who.coordinatorId];
          const others = [...all, ...who.administratorIds, ...who.otherIds].filter(
            (id) => id !== null && id !== writtenBy,
          );
          return others.length === 0 ? chosen === who.coordinatorId : others.includes(chosen);
        },
      ),
    );
  });

  it('is opened once at most, never lower, and a second time is kept', () => {
    const replies = fc.array(fc.constantFrom('no-answer', 'disagree', 'not-understood'), {
      maxLength: 12,
    });
    const start = fc.constantFrom(...levels);
    fc.assert(
      fc.property(replies, start, anyPeople, (said, level, who) => {
        let now: AnsweredContribution = {
          ...{ state: 'answered', reopenedCount: 0, ownerId: 'a', dueOn: '2026-12-01' },
          ...{ level, answeredAt: level, writtenBy: 'a' },
        };
        const outcomes: string[] = [];
        for (const reply of said) {
          const judged = judgeReply(now, reply, '2026-12-02', who);
          if (!judged.ok) return false;
          if (reply === 'no-answer') outcomes.push(judged.outcome);
          expect(levels.indexOf(judged.level)).toBeGreaterThanOrEqual(levels.indexOf(now.level));
          now = { ...now, ...judged, state: 'answered', answeredAt: judged.level };
        }
        expect(outcomes.slice(1).every((outcome) => outcome === 'kept')).toBe(true);
        return outcomes.length === 0 || outcomes[0] === 'reopened';
      }),
    );
  });
});

describe('who checks', () => {
  const checkers: CheckPeople = {
    namedId: 'marit',
    coordinatorId: 'coordinator',
    administratorIds: ['administrator'],
    otherIds: ['nurse', 'marit'],
  };

  it('is whoever was named, but nobody who wrote any of it', () => {
    expect(chooseChecker(['nurse'], checkers)).toBe('marit');
    expect(chooseChecker(['nurse', 'marit'], checkers)).toBe('coordinator');
    expect(chooseChecker(['nurse', 'marit', 'coordinator', 'administrator'], checkers)).toBeNull();
  });

  const me = {
    ...{ accountId: 'me', mayCheck: true, leads: false, standsFor: ['me'], hasOther: true },
  };
  const answer = { checkerId: 'marit', authorIds: ['nurse'] };

  it('may be done by who was asked, who stands in, or who names checkers', () => {
    expect(mayCheck(me, answer)).toBe(false);
    expect(mayCheck({ ...me, standsFor: ['me', 'marit'] }, answer)).toBe(true);
    expect(mayCheck({ ...me, leads: true }, answer)).toBe(true);
    expect(mayCheck({ ...me, mayCheck: false, leads: true }, answer)).toBe(false);
  });

  it('may be done by a writer only when there is nobody else', () => {
    const own = { checkerId: 'me', authorIds: ['nurse', 'me'] };
    expect(mayCheck({ ...me, leads: true }, own)).toBe(false);
    expect(mayCheck({ ...me, hasOther: false }, own)).toBe(true);
  });
});
