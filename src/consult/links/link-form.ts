import { z } from 'zod';
import { isSlug } from '../../approach/index.ts';
import { addDays, type Day, isDay } from '../../web/calendar.ts';
import type { FormPost } from '../../web/form-post.ts';
import { isResidentTag, type ResidentTag, residentTags } from '../../web/locales.ts';

/** The language in which a link must say its words; all others translate it. */
export const sourceTag = 'nl-eenvoudig';
export const linkTexts = ['purpose', 'readBy', 'reward'] as const;
export type LinkText = (typeof linkTexts)[number];

/** The words of a link in one language, as typed. */
export interface TypedWords extends Readonly<Record<LinkText, string>> {
  /** Made by a machine; no speaker has checked it. */
  readonly machine: boolean;
  /** The source changed, and this translation still says the same. */
  readonly holds: boolean;
}

/** What someone typed in the form of a link, as it was typed. */
export interface TypedLink {
  readonly slug: string;
  readonly endsOn: string;
  readonly answerDays: string;
  readonly ownerId: string;
  readonly askerName: string;
  readonly askerPhone: string;
  readonly locales: readonly ResidentTag[];
  readonly words: Readonly<Record<ResidentTag, TypedWords>>;
  readonly removePhoto: boolean;
}

/** What a link is made from, checked. */
export interface LinkInput {
  /** Null: to be made. */
  readonly slug: string | null;
  readonly endsOn: Day;
  readonly answerDays: number;
  readonly ownerId: string;
  readonly askerName: string;
  readonly askerPhone: string;
  readonly locales: readonly ResidentTag[];
  readonly words: Readonly<Record<ResidentTag, TypedWords>>;
}

export type LinkFault =
  | 'purpose-missing'
  | 'text-too-long'
  | 'ends-wrong'
  | 'ends-past'
  | 'ends-far'
  | 'days-wrong'
  | 'owner-missing'
  | 'asker-name-missing'
  | 'asker-name-too-long'
  | 'asker-phone-missing'
  | 'asker-phone-wrong'
  | 'slug-wrong'
  | 'slug-taken'
  | 'photo-not-a-photo'
  | 'photo-heic'
  | 'photo-too-large-picture'
  | 'photo-unreadable'
  | 'photo-again';
/** What is wrong, by the name of the field. */
export type LinkFaults = Readonly<Record<string, LinkFault>>;

export const linkLimits = { text: 1000, name: 80, mostDays: 42, longestDays: 731 } as const;

/** Addresses under `/meedoen` and `…/uitnodigingen` that are something else than a link. */
const takenSlugs: readonly string[] = ['bestand', 'nieuw'];

const schema = z.object({
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .transform((slug) => slug || null)
    .refine((slug) => slug === null || (isSlug(slug) && !takenSlugs.includes(slug)), 'slug-wrong'),
  endsOn: z.string().trim().refine(isDay, 'ends-wrong'),
  answerDays: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, 'days-wrong')
    .transform(Number)
    .refine((days) => days >= 1 && days <= linkLimits.mostDays, 'days-wrong'),
  ownerId: z.uuid('owner-missing'),
  askerName: z
    .string()
    .trim()
    .min(1, 'asker-name-missing')
    .max(linkLimits.name, 'asker-name-too-long'),
  askerPhone: z
    .string()
    .trim()
    .min(1, 'asker-phone-missing')
    .regex(/^\+?[\d ()./-]{3,30}$/, 'asker-phone-wrong')
    .refine((phone) => phone.replace(/\D/g, '').length >= 3, 'asker-phone-wrong'),
});

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedLink(form: FormPost): TypedLink {
  const isTicked = (name: string) => form.text(name) === 'yes';
  const wordsIn = (tag: ResidentTag): TypedWords => ({
    purpose: form.text(`purpose.${tag}`),
    readBy: form.text(`readBy.${tag}`),
    reward: form.text(`reward.${tag}`),
    machine: isTicked(`machine.${tag}`),
    holds: isTicked(`holds.${tag}`),
  });
  return {
    slug: form.text('slug'),
    endsOn: form.text('endsOn'),
    answerDays: form.text('answerDays'),
    ownerId: form.text('ownerId'),
    askerName: form.text('askerName'),
    askerPhone: form.text('askerPhone'),
    locales: form.all('locales').filter(isResidentTag),
    words: perTag(wordsIn),
    removePhoto: isTicked('removePhoto'),
  };
}

/** Something for every language of residents. */
export function perTag<T>(make: (tag: ResidentTag) => T): Record<ResidentTag, T> {
  return Object.fromEntries(residentTags.map((tag) => [tag, make(tag)])) as Record<ResidentTag, T>;
}

function judgeWords(typed: TypedLink, faults: Record<string, LinkFault>): void {
  if (!typed.words[sourceTag].purpose.trim()) faults[`purpose.${sourceTag}`] = 'purpose-missing';
  for (const tag of residentTags) {
    for (const name of linkTexts) {
      if (typed.words[tag][name].length > linkLimits.text)
        faults[`${name}.${tag}`] = 'text-too-long';
    }
  }
}

/**
 * Judges what was typed: the link's particulars, or what is wrong by field.
 * @param today the first day on which a link may end; the last is two years later
 * @param endedOn the end that the link has already: it may stay, even in the past
 */
export function judgeLink(
  typed: TypedLink,
  today: Day,
  endedOn: Day | null = null,
): { ok: true; input: LinkInput } | { ok: false; reason: 'invalid'; faults: LinkFaults } {
  const faults: Record<string, LinkFault> = {};
  judgeWords(typed, faults);
  const judged = schema.safeParse(typed);
  for (const { path, message } of judged.error?.issues ?? []) {
    faults[String(path[0])] ??= message as LinkFault;
  }
  if (judged.data && judged.data.endsOn !== endedOn) {
    const { endsOn } = judged.data;
    if (endsOn < today) faults['endsOn'] = 'ends-past';
    if (endsOn > addDays(today, linkLimits.longestDays)) faults['endsOn'] = 'ends-far';
  }
  if (!judged.success || Object.keys(faults).length > 0) {
    return { ok: false, reason: 'invalid', faults };
  }
  // easy Dutch is always there: every link says its words in it
  const locales = residentTags.filter((tag) => tag === sourceTag || typed.locales.includes(tag));
  return { ok: true, input: { ...judged.data, locales, words: typed.words } };
}
