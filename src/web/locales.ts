/** A language of the interface, with what browsers and Intl need to know of it. */
export interface Locale {
  readonly tag: string;
  /** For the `lang` attribute. */
  readonly lang: string;
  /** For Intl: `nl-eenvoudig` is no language tag and would throw. */
  readonly intl: string;
  readonly dir: 'ltr' | 'rtl';
  /** The language's name in itself. */
  readonly name: string;
  /** Whether a speaker has checked the interface texts, or a machine made them. */
  readonly status: 'written' | 'machine';
}

export const residentTags = ['nl-eenvoudig', 'en', 'tr', 'ar', 'pl', 'uk'] as const;
export type ResidentTag = (typeof residentTags)[number];
export const coalitionTags = ['nl', 'en'] as const;
export type CoalitionTag = (typeof coalitionTags)[number];

export const locales: Readonly<Record<ResidentTag | CoalitionTag, Locale>> = {
  'nl-eenvoudig': {
    tag: 'nl-eenvoudig',
    lang: 'nl',
    intl: 'nl',
    dir: 'ltr',
    name: 'Makkelijk Nederlands',
    status: 'written',
  },
  nl: { tag: 'nl', lang: 'nl', intl: 'nl', dir: 'ltr', name: 'Nederlands', status: 'written' },
  en: { tag: 'en', lang: 'en', intl: 'en-GB', dir: 'ltr', name: 'English', status: 'machine' },
  tr: { tag: 'tr', lang: 'tr', intl: 'tr', dir: 'ltr', name: 'Türkçe', status: 'machine' },
  // Arabic in Latin digits: the code and the dates must look the same on paper, in every language
  ar: {
    tag: 'ar',
    lang: 'ar',
    intl: 'ar-u-nu-latn',
    dir: 'rtl',
    name: 'العربية',
    status: 'machine',
  },
  pl: { tag: 'pl', lang: 'pl', intl: 'pl', dir: 'ltr', name: 'Polski', status: 'machine' },
  uk: { tag: 'uk', lang: 'uk', intl: 'uk', dir: 'ltr', name: 'Українська', status: 'machine' },
};

/** A language of any of our pages. */
export type LocaleTag = ResidentTag | CoalitionTag;

export const isResidentTag = (tag: string): tag is ResidentTag =>
  (residentTags as readonly string[]).includes(tag);
export const isCoalitionTag = (tag: string): tag is CoalitionTag =>
  (coalitionTags as readonly string[]).includes(tag);

/** The language of the coalition's pages for who chose this one, or none. */
export const coalitionTagOf = (tag: string | null): CoalitionTag => (tag === 'en' ? 'en' : 'nl');

/** The language of residents' pages for who chose this one, or none: Dutch is easy Dutch. */
export const residentTagOf = (tag: string | null): ResidentTag =>
  tag !== null && isResidentTag(tag) ? tag : 'nl-eenvoudig';

/** The best resident language for an `Accept-Language` header; easy Dutch when none fits. */
export function residentTagFor(accepted: string | undefined): ResidentTag {
  for (const part of (accepted ?? '').split(',')) {
    const language = part.split(';')[0]?.trim().toLowerCase().split('-')[0] ?? '';
    if (language === 'nl') return 'nl-eenvoudig';
    if (isResidentTag(language)) return language;
  }
  return 'nl-eenvoudig';
}
