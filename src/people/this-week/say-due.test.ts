import { describe, expect, it } from 'vitest';
import { coalitionWords } from '../../web/words.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { today } from '../workspaces/workspace.ts';
import { sayDue, urgencyOf } from './say-due.ts';

const words = coalitionWords('nl');

describe('by when something is asked', () => {
  it.each([
    ['2026-11-18', '3 dagen te laat'],
    ['2026-11-20', '1 dag te laat'],
    ['2026-11-21', 'vandaag'],
    ['2026-11-22', 'morgen'],
    ['2026-11-25', 'over 4 dagen'],
    ['2026-12-01', 'uiterlijk dinsdag 1 december 2026'],
  ])('%s is on 21 November: %s', (dueOn, said) => {
    expect(sayDue(words, dueOn, '2026-11-21')).toBe(said);
  });

  it('is told in English to who reads English', () => {
    expect(sayDue(coalitionWords('en'), '2026-11-19', '2026-11-21')).toBe('2 days late');
  });
});

describe('a day of the workspace', () => {
  const workspace = (zone: string): Workspace => ({
    tenantId: '00000000-0000-7000-8000-000000000000',
    slug: 'x',
    name: 'X',
    zone,
    locales: ['nl-eenvoudig'],
    baseUrl: null,
    isDemo: true,
  });

  it('ends at midnight there, on both sides of the change of the clock', () => {
    const here = workspace('Europe/Amsterdam');
    // the clock goes forward on 28 March 2027: midnight is 23:00 UTC before it and 22:00 UTC after it
    const moments = ['2027-03-27T22:59:59Z', '2027-03-27T23:00:00Z', '2027-03-28T21:59:59Z'];
    const said = moments.map((moment) =>
      sayDue(words, '2027-03-28', today(here, new Date(moment))),
    );
    expect(said).toEqual(['morgen', 'vandaag', 'vandaag']);
    const after = today(here, new Date('2027-03-28T22:00:00Z'));
    expect(sayDue(words, '2027-03-28', after)).toBe('1 dag te laat');
    expect(urgencyOf('2027-03-28', after)).toBe('late');
  });

  it('is another day in the Caribbean Netherlands at the same moment', () => {
    const moment = new Date('2026-11-22T01:00:00Z');
    expect(sayDue(words, '2026-11-21', today(workspace('America/Kralendijk'), moment))).toBe(
      'vandaag',
    );
    expect(sayDue(words, '2026-11-21', today(workspace('Europe/Amsterdam'), moment))).toBe(
      '1 dag te laat',
    );
  });
});
