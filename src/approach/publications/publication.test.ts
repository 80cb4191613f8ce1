import { describe, expect, test } from 'vitest';
import { judgeConsent } from './consent.ts';
import { newPublicId } from './make-copy.ts';
import {
  type Consent,
  type ConsentUse,
  judgeCopy,
  judgePublishing,
  mayHold,
  mayLetThrough,
  publicationStates,
  stateAfterChange,
} from './publication.ts';

const copy = (state: (typeof publicationStates)[number], seenByPartner: string | null = null) => ({
  state,
  seenByPartner,
});
const all = { needsConsent: true, hasConsent: true, hasPartners: true, isOpen: true };

describe('a copy goes on the public page', () => {
  test('once the person said yes, a partner let it through and there is a page', () => {
    expect(judgePublishing(copy('proposed', 'Joke'), all)).toEqual({ ok: true });
  });
  test.each([
    [copy('asked'), all, 'no-consent'],
    [copy('proposed', 'Joke'), { ...all, hasConsent: false }, 'no-consent'],
    [copy('proposed'), all, 'not-seen'],
    [copy('proposed', 'Joke'), { ...all, isOpen: false }, 'not-open'],
    [copy('held'), all, 'not-asked-for'],
    [copy('withdrawn', 'Joke'), all, 'not-asked-for'],
  ])('not from %o', (publication, given, reason) => {
    expect(judgePublishing(publication, given)).toEqual({ ok: false, reason });
  });
  test('without a partner nobody needs to let it through', () => {
    const alone = { ...all, hasPartners: false, needsConsent: false, hasConsent: false };
    expect(judgePublishing(copy('proposed'), alone)).toEqual({ ok: true });
  });
});

describe('a resident partner', () => {
  test('lets through what waits, what is held, and what went out without one', () => {
    const may = publicationStates.filter((state) => mayLetThrough(copy(state)));
    expect(may).toEqual(['proposed', 'held', 'published']);
    expect(mayLetThrough(copy('proposed', 'Joke'))).toBe(false);
    expect(mayLetThrough(copy('held', 'Joke'))).toBe(true);
  });
  test('holds whatever is on its way or shown', () => {
    expect(publicationStates.filter((state) => mayHold(copy(state)))).toEqual([
      'asked',
      'proposed',
      'published',
    ]);
  });
  test('who lifts a hold sends it back to where it waited', () => {
    expect(stateAfterChange(true, false)).toBe('asked');
    expect(stateAfterChange(true, true)).toBe('proposed');
    expect(stateAfterChange(false, false)).toBe('proposed');
  });
});

describe('what a person says of a copy', () => {
  const asked = (use: ConsentUse): Consent => ({
    use,
    askedAt: new Date(0),
    ...{ givenAt: null, refusedAt: null, withdrawnAt: null, through: null, heardBy: null },
  });
  const uses = [asked('anonymous'), asked('name'), asked('photo')];

  test('a no to the words says no to everything', () => {
    expect(judgeConsent(uses, { anonymous: 'no' }, '')).toEqual({});
  });
  test('every other use wants a yes or a no of its own', () => {
    expect(judgeConsent(uses, { anonymous: 'yes' }, '')).toEqual({
      name: 'choose',
      photo: 'choose',
    });
  });
  test('a yes to a name wants a name; a name beside a no is not looked at', () => {
    const yes = { anonymous: 'yes', name: 'yes', photo: 'no' } as const;
    expect(judgeConsent(uses, yes, '  ')).toEqual({ name: 'name-missing' });
    expect(judgeConsent(uses, yes, '😀'.repeat(81))).toEqual({ name: 'name-too-long' });
    expect(judgeConsent(uses, yes, '😀'.repeat(80))).toEqual({});
    expect(judgeConsent(uses, { ...yes, name: 'no' }, 'a'.repeat(200))).toEqual({});
  });
});

test('a copy needs words in one language of its first part, and none too long', () => {
  const words = (body: string, locale = 'nl-eenvoudig') =>
    ({ part: 'heard', locale, body }) as const;
  expect(judgeCopy('theme', [words(' '), words('نعم', 'ar')])).toEqual({});
  expect(judgeCopy('theme', [words(' ')])).toEqual({ 'heard.nl-eenvoudig': 'empty' });
  expect(judgeCopy('theme', [words('😀'.repeat(10_000))])).toEqual({});
  expect(judgeCopy('theme', [words('a'.repeat(10_001))])).toEqual({
    'heard.nl-eenvoudig': 'too-long',
  });
});

test('the public name of a copy is sixteen letters and digits, whatever chance gives', () => {
  expect(newPublicId({ bytes: (count) => new Uint8Array(count).fill(0) })).toBe('a'.repeat(16));
  let drawn = 255;
  const id = newPublicId({ bytes: (count) => new Uint8Array(count).fill(drawn--) });
  expect(id).toMatch(/^[a-z2-9]{16}$/);
});
