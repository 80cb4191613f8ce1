import type { PreparedSound } from '../../thread/files/index.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import { addDays, type Day, isDay } from '../../web/calendar.ts';
import { type Fault, judgeWords } from '../contributions/act-on-messages.ts';
import { saysSomething } from '../contributions/contribution.ts';
import type { AnswerKind } from './answer.ts';

/** The furthest day that an interim answer may promise, from today. */
export const furthestPromise = 42;

export interface TypedWords {
  readonly locale: string;
  readonly body: string;
  /** Pasted from a machine, and no speaker has checked it. */
  readonly isMachine: boolean;
}

/** What someone typed, recorded and chosen for an answer. */
export interface TypedAnswer {
  readonly kind: AnswerKind;
  /** One per language in which the answer was asked for, in their order. */
  readonly words: readonly TypedWords[];
  /** The same in one language more; its locale is '' when none was chosen. */
  readonly other: TypedWords;
  readonly sound: SoundGiven;
  /** For an interim answer: by when the answer will be there. */
  readonly promisedOn: string;
  /** The decision that it tells; '' or nothing: none. */
  readonly decisionId?: string;
  /** The sound that was kept with the draft is left out. */
  readonly dropsSound?: boolean;
}

/** Sound that came with this post, that waits from an earlier one, that is wrong, or none. */
export type SoundGiven =
  | { readonly given: 'now'; readonly locale: string; readonly file: Prepared }
  | { readonly given: 'before'; readonly locale: string; readonly fileId: string }
  | { readonly given: 'wrong'; readonly fault: Fault }
  | { readonly given: 'none' };
type Prepared = Extract<PreparedSound, { ok: true }>;

/** In which languages messages must be answered: easy Dutch stands for Dutch. */
export function localesToAnswer(messages: readonly { locale: string }[]): string[] {
  const locales = messages.map(({ locale }) => (locale === 'nl' ? 'nl-eenvoudig' : locale));
  return [...new Set(locales)];
}

/** The name of the field for the words in a language. */
export const wordsField = (locale: string): string => `words-${locale}`;

const hasSound = (kept: TextByLocale | null, locale: string): boolean =>
  (kept?.[locale]?.sound ?? null) !== null;

/**
 * What is wrong with an answer. Every language in which people spoke has words or sound: an answer
 * that someone cannot read is none.
 * @param kept the text of the draft, with sound that stays
 */
export function judgeAnswer(
  typed: TypedAnswer,
  today: Day,
  kept: TextByLocale | null = null,
): Fault[] {
  const spoken = 'locale' in typed.sound ? typed.sound.locale : null;
  const faults = typed.words.flatMap(({ locale, body }) => {
    const isSpoken = locale === spoken || hasSound(kept, locale) || typed.sound.given === 'wrong';
    return judgeWords(wordsField(locale), body, !isSpoken);
  });
  if (typed.sound.given === 'wrong') faults.push(typed.sound.fault);
  faults.push(...judgeWords('otherWords', typed.other.body, false));
  if (saysSomething(typed.other.body) && typed.other.locale === '') {
    faults.push({ field: 'otherLocale', reason: 'missing' });
  }
  if (typed.kind === 'interim') faults.push(...judgePromise(typed.promisedOn, today));
  return faults;
}

/** What is wrong with a draft: it may be half, but it says something, and can be kept. */
export function judgeDraft(typed: TypedAnswer, kept: TextByLocale | null = null): Fault[] {
  const all = [...typed.words, typed.other];
  const says = all.some(({ locale, body }) => saysSomething(body) || hasSound(kept, locale));
  const [first] = typed.words;
  const isNothing = !says && typed.sound.given === 'none';
  const faults: Fault[] =
    isNothing && first ? [{ field: wordsField(first.locale), reason: 'missing' }] : [];
  for (const { locale, body } of typed.words) {
    faults.push(...judgeWords(wordsField(locale), body, false));
  }
  if (typed.sound.given === 'wrong') faults.push(typed.sound.fault);
  faults.push(...judgeWords('otherWords', typed.other.body, false));
  if (saysSomething(typed.other.body) && typed.other.locale === '') {
    faults.push({ field: 'otherLocale', reason: 'missing' });
  }
  const { promisedOn } = typed;
  if (typed.kind === 'interim' && promisedOn !== '' && !isDay(promisedOn)) {
    faults.push({ field: 'promisedOn', reason: 'not-a-day' });
  }
  return faults;
}

/** A promise is a day after today, at most six weeks away. */
export function judgePromise(promisedOn: string, today: Day): Fault[] {
  const field = 'promisedOn';
  if (promisedOn.trim() === '') return [{ field, reason: 'missing' }];
  if (!isDay(promisedOn)) return [{ field, reason: 'not-a-day' }];
  if (promisedOn <= today) return [{ field, reason: 'in-the-past' }];
  if (promisedOn > addDays(today, furthestPromise)) return [{ field, reason: 'too-far' }];
  return [];
}
