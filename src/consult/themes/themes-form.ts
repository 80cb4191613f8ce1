import type { FormPost } from '../../web/form-post.ts';
import { type ResidentTag, residentTags } from '../../web/locales.ts';
import { saysSomething } from '../contributions/contribution.ts';
import { countsPeople, heardTag, type Theme, themeLimits, tidyTitle } from './theme.ts';

export type ThemeFault =
  | 'nothing-picked'
  | 'theme-missing'
  | 'theme-and-title'
  | 'theme-gone'
  | 'title-missing'
  | 'title-too-long'
  | 'title-taken'
  | 'heard-missing'
  | 'heard-too-long'
  | 'said-by-counts'
  | 'said-by-too-long'
  | 'verdict-missing'
  | 'words-too-long';

/** What is wrong, by the name of the field. */
export type ThemeFaults = Readonly<Record<string, ThemeFault>>;

/** What was ticked and chosen to sort contributions. */
export interface TypedSorting {
  readonly ids: readonly string[];
  /** A theme that there is, or ''. */
  readonly themeId: string;
  /** The name of a new one, or ''. */
  readonly newTitle: string;
  /** Which of them were seen to be in other themes already, and may be put in this one too. */
  readonly also: readonly string[];
}

export function typedSorting(form: FormPost): TypedSorting {
  return {
    ids: [...new Set(form.all('ids'))],
    themeId: form.text('themeId'),
    newTitle: form.text('newTitle'),
    also: form.all('also'),
  };
}

/** What is wrong with a sorting before the database is asked. */
export function judgeSorting(typed: TypedSorting): ThemeFaults {
  const title = tidyTitle(typed.newTitle);
  return {
    ...(typed.ids.length === 0 && { ids: 'nothing-picked' as const }),
    ...(typed.themeId === '' && title === '' && { themeId: 'theme-missing' as const }),
    ...(typed.themeId !== '' && title !== '' && { newTitle: 'theme-and-title' as const }),
    ...([...title].length > themeLimits.title && { newTitle: 'title-too-long' as const }),
  };
}

/** One language of the sentence as it was typed. */
export interface TypedTranslation {
  readonly body: string;
  /** A machine made it, and no speaker looked at it. */
  readonly machine: boolean;
  /** The Dutch has changed, and this still says the same. */
  readonly holds: boolean;
}

/** The form in which a theme is put into words. */
export interface TypedWording {
  readonly title: string;
  readonly heard: string;
  readonly saidBy: string;
  readonly translations: Readonly<Partial<Record<ResidentTag, TypedTranslation>>>;
}

export const translationTags = (tags: readonly ResidentTag[]): ResidentTag[] =>
  tags.filter((tag) => tag !== heardTag);

export function typedWording(form: FormPost): TypedWording {
  const translation = (tag: ResidentTag): TypedTranslation => ({
    body: form.text(`heard.${tag}`),
    machine: form.text(`machine.${tag}`) === 'yes',
    holds: form.text(`holds.${tag}`) === 'yes',
  });
  const tags = translationTags(residentTags).filter((tag) => form.fields.has(`heard.${tag}`));
  return {
    title: form.text('title'),
    heard: form.text('heard'),
    saidBy: form.text('saidBy'),
    translations: Object.fromEntries(tags.map((tag) => [tag, translation(tag)])),
  };
}

/** The form as it stands before anyone types. */
export function wordingOf(theme: Theme, tags: readonly ResidentTag[]): TypedWording {
  const translations = translationTags(tags).map((tag) => {
    const words = theme.heard?.[tag];
    const typed = { body: words?.body ?? '', machine: words?.status === 'machine', holds: false };
    return [tag, typed] as const;
  });
  return {
    title: theme.title,
    heard: theme.heard?.[heardTag]?.body ?? '',
    saidBy: theme.saidBy?.[heardTag]?.body ?? '',
    translations: Object.fromEntries(translations),
  };
}

const isTooLong = (text: string, limit: number): boolean => [...text.trim()].length > limit;

/** What is wrong with the words of a theme. Once a sentence stands, it cannot be emptied. */
export function judgeWording(typed: TypedWording, isHeardNeeded: boolean): ThemeFaults {
  const title = tidyTitle(typed.title);
  const saysNothing = !saysSomething(typed.heard);
  const translated = Object.entries(typed.translations);
  const isTranslated = translated.some(([, { body }]) => saysSomething(body));
  const faults: Record<string, ThemeFault> = {};
  if (title === '') faults['title'] = 'title-missing';
  if (isTooLong(title, themeLimits.title)) faults['title'] = 'title-too-long';
  if (saysNothing && (isHeardNeeded || isTranslated)) faults['heard'] = 'heard-missing';
  if (isTooLong(typed.heard, themeLimits.heard)) faults['heard'] = 'heard-too-long';
  if (countsPeople(typed.saidBy)) faults['saidBy'] = 'said-by-counts';
  if (isTooLong(typed.saidBy, themeLimits.saidBy)) faults['saidBy'] = 'said-by-too-long';
  for (const [tag, { body }] of translated) {
    if (isTooLong(body, themeLimits.heard)) faults[`heard.${tag}`] = 'heard-too-long';
  }
  return faults;
}

/** What somebody said of the sentence, on a form of the coalition. */
export interface TypedCheck {
  readonly verdict: string;
  readonly words: string;
  /** Which sentence stood on the page. */
  readonly seen: string;
}

export const typedCheck = (form: FormPost): TypedCheck => ({
  verdict: form.text('verdict'),
  words: form.text('words').trim(),
  seen: form.text('seen'),
});
