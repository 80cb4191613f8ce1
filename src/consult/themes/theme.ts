import { createHash } from 'node:crypto';
import { type TextByLocale, type Words, wordsFor } from '../../thread/texts.ts';

/** What someone said of a sentence: this is what I meant, or not quite. */
export const verdicts = ['right', 'wrong'] as const;
export type Verdict = (typeof verdicts)[number];

/** How we know: with the code, by a resident partner's account, or told to one of us. */
export type CheckChannel = 'code' | 'account' | 'told';

export const isVerdict = (value: string): value is Verdict =>
  (verdicts as readonly string[]).includes(value);

/** The language in which a sentence is written first; other languages translate it. */
export const heardTag = 'nl-eenvoudig';

export const themeLimits = { title: 80, heard: 300, saidBy: 160, words: 10_000 } as const;

/** A theme by its name, with how residents stand to what we say that we heard. */
export interface StandingTheme {
  readonly id: string;
  readonly approachId: string;
  readonly title: string;
  /** Of the whole: raised by every change. */
  readonly version: number;
  /** Version of the sentence in easy Dutch; 0: not written yet. */
  readonly heardVersion: number;
  /** Since when residents are asked about this sentence. */
  readonly askedAt: Date | null;
  readonly createdBy: string;
  /** Each person's last word on the sentence as it stands, counted. */
  readonly rightCount: number;
  readonly wrongCount: number;
  /** When somebody last said that it is right. */
  readonly rightAt: Date | null;
}

/** One theme, with its words. */
export interface Theme extends StandingTheme {
  readonly heardTextId: string | null;
  readonly heard: TextByLocale | null;
  readonly saidByTextId: string | null;
  readonly saidBy: TextByLocale | null;
  readonly createdAt: Date;
  /** Contributions in it, without what was taken back or set aside. */
  readonly count: number;
}

export type ThemeStanding = 'not-written' | 'not-asked' | 'asked' | 'confirmed' | 'disputed';

/** In the order in which they ask for work. */
export const standings = ['disputed', 'not-written', 'not-asked', 'asked', 'confirmed'] as const;

type Judged = Pick<Theme, 'heardVersion' | 'askedAt' | 'rightCount' | 'wrongCount'>;

/**
 * How a theme stands. One person who says that the sentence is wrong makes it disputed until it is
 * reworded, whatever others say: they are asked to agree with it, not outvoted.
 */
export function standingOfTheme(theme: Judged): ThemeStanding {
  if (theme.heardVersion === 0) return 'not-written';
  if (theme.askedAt === null) return 'not-asked';
  if (theme.wrongCount > 0) return 'disputed';
  return theme.rightCount > 0 ? 'confirmed' : 'asked';
}

export type ThemeUse =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'theme-not-confirmed' };

/** Whether something (a goal) may be based on a theme: residents said that it is what they meant. */
export function judgeThemeUse(theme: Judged): ThemeUse {
  return standingOfTheme(theme) === 'confirmed'
    ? { ok: true }
    : { ok: false, reason: 'theme-not-confirmed' };
}

/** Which change of the sentence somebody had before them; another one means that it was changed. */
export const seenOfTheme = ({ version }: Pick<Theme, 'version'>): string => String(version);

/** How a page of residents names a theme: its id tells when it was made, and stays inside. */
export const markOfTheme = (themeId: string): string =>
  createHash('sha256').update(`theme:${themeId}`).digest('hex').slice(0, 16);

/**
 * Languages in which the sentence still says what it said before: versions are numbered over all
 * languages, so a translation of the sentence as it stands has a higher number.
 */
export function outdatedTags(heard: TextByLocale | null, heardVersion: number): string[] {
  return Object.entries(heard ?? {})
    .filter(([tag, words]) => tag !== heardTag && words.body !== null)
    .filter(([, words]) => words.version < heardVersion)
    .map(([tag]) => tag);
}

/** The sentence for somebody who asked for `tag`: in that language unless that is out of date. */
export function heardFor(
  heard: TextByLocale | null,
  heardVersion: number,
  tag: string,
): (Words & { readonly locale: string }) | null {
  const outdated = outdatedTags(heard, heardVersion);
  const current = Object.entries(heard ?? {}).filter(([other]) => !outdated.includes(other));
  return wordsFor(Object.fromEntries(current), tag);
}

/** The name of a theme as it is kept: no spaces around it, one between words. */
export const tidyTitle = (typed: string): string => typed.replace(/\s+/gu, ' ').trim();

/** Whether two names are one for people who read them. */
export const isSameTitle = (one: string, other: string): boolean =>
  tidyTitle(one).toLocaleLowerCase('nl') === tidyTitle(other).toLocaleLowerCase('nl');

/** Whether a description of people counts them: any digit, a percentage, "de helft". */
export function countsPeople(saidBy: string): boolean {
  return /\p{N}|[%‰٪]|procent|percent|de helft|\bhalf of\b/iu.test(saidBy);
}
