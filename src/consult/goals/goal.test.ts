import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedFields,
  type GoalContent,
  goalStates,
  isWithResidents,
  nextGoalVersion,
  type Presence,
  presenceKindOf,
} from './goal.ts';

const presence: fc.Arbitrary<Presence> = fc.oneof(
  fc.record({
    kind: fc.constant('residents' as const),
    accountId: fc.constant(null),
    description: fc.constantFrom('zes ouders van de basisschool', 'de moestuin'),
  }),
  fc.record({
    kind: fc.constantFrom('resident-partner' as const, 'key-person' as const, 'coalition' as const),
    accountId: fc.constantFrom('a', 'b', 'c'),
    description: fc.constant(null),
  }),
);
const content: fc.Arbitrary<GoalContent> = fc.record({
  change: fc.constantFrom('Veilig naar school', 'Samen eten'),
  notice: fc.constantFrom(null, 'Kinderen fietsen zelf'),
  input: fc.constantFrom(null, 'Eerst ging het over sporten'),
  state: fc.constantFrom(...goalStates),
  decidedOn: fc.constantFrom(null, '2026-11-01', '2026-11-02'),
  presence: fc.uniqueArray(presence, { maxLength: 3, selector: (one) => JSON.stringify(one) }),
});

describe('who decided a goal', () => {
  it('counts residents and resident partners as residents, and nobody who speaks for them', () => {
    expect(isWithResidents([])).toBe(false);
    expect(isWithResidents([{ kind: 'key-person' }, { kind: 'coalition' }])).toBe(false);
    expect(isWithResidents([{ kind: 'coalition' }, { kind: 'residents' }])).toBe(true);
    expect(isWithResidents([{ kind: 'resident-partner' }])).toBe(true);
  });

  it('keeps an officer, a researcher and an administrator apart from residents', () => {
    for (const role of ['administrator', 'coordinator', 'member', 'researcher'] as const) {
      expect(presenceKindOf(role)).toBe('coalition');
    }
    expect(presenceKindOf('resident-partner')).toBe('resident-partner');
    expect(presenceKindOf('key-person')).toBe('key-person');
  });
});

describe('the version rule', () => {
  const ofDecision = new Set<string>(['decidedOn', 'presence']);

  it('takes the next number, and only over the version that the person had seen', () => {
    fc.assert(
      fc.property(content, content, fc.nat(5), fc.nat(5), (before, after, version, seen) => {
        const next = nextGoalVersion({ version, content: before }, seen, after);
        if (seen !== version) expect(next).toEqual({ ok: false, reason: 'changed' });
        else if (next.ok) expect(next.version).toBe(version + 1);
        else {
          const words = changedFields(before, after).filter((field) => !ofDecision.has(field));
          expect([words, after.decidedOn && changedFields(before, after).length]).toEqual([
            [],
            after.decidedOn && 0,
          ]);
        }
      }),
    );
  });

  it('makes no version that says the same, whatever the order of who was there', () => {
    fc.assert(
      fc.property(content, (one) => {
        const same = { ...one, presence: [...one.presence].reverse() };
        expect(nextGoalVersion({ version: 3, content: one }, 3, same)).toEqual({
          ok: false,
          reason: 'nothing-changed',
        });
      }),
    );
  });

  it('lets one of two people who saw the same version through, never both', () => {
    fc.assert(
      fc.property(content, content, content, (start, mine, yours) => {
        const first = nextGoalVersion({ version: 1, content: start }, 1, mine);
        if (!first.ok) return;
        const second = nextGoalVersion({ version: first.version, content: mine }, 1, yours);
        expect(second).toEqual({ ok: false, reason: 'changed' });
      }),
    );
  });

  it('tells reaching, stopping and anything else apart', () => {
    const open: GoalContent = {
      change: 'Veilig naar school',
      notice: null,
      input: null,
      state: 'open',
      decidedOn: null,
      presence: [],
    };
    const to = (wanted: Partial<GoalContent>) =>
      nextGoalVersion({ version: 1, content: open }, 1, { ...open, ...wanted });
    expect(to({ state: 'reached' })).toMatchObject({ event: 'goal-reached' });
    expect(to({ state: 'stopped', notice: 'x' })).toMatchObject({ event: 'goal-stopped' });
    expect(to({ decidedOn: '2026-11-02' })).toMatchObject({ event: 'goal-changed' });
    const stopped = { version: 2, content: { ...open, state: 'stopped' as const } };
    expect(nextGoalVersion(stopped, 2, open)).toMatchObject({ event: 'goal-changed' });
  });
});
