import { type TextByLocale, type Words, wordsFor } from '../../thread/texts.ts';
import { firstWords } from '../../web/first-words.ts';
import { isResidentTag, type Locale, locales, type ResidentTag } from '../../web/locales.ts';
import type { ResidentWords } from '../../web/words.ts';

/** Words as they are shown to somebody who asked for a language. */
export interface ShownWords {
  readonly body: string;
  readonly isCut: boolean;
  /** Only where they differ from the page's. */
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | undefined;
  /** The language's name in itself, where it is another than that of the page. */
  readonly language: string | null;
  /** A machine translated them, and nobody has checked. */
  readonly isMachine: boolean;
  /** File with somebody who says them. */
  readonly sound: string | null;
}

const known = (tag: string): Locale | null =>
  tag === 'nl' || isResidentTag(tag) ? locales[tag] : null;

/** The language's name in itself; easy Dutch is Dutch for who reads another language. */
const nameOf = (tag: string): string =>
  known(tag)?.lang === 'nl' ? locales.nl.name : (known(tag)?.name ?? tag);

/**
 * The words of a text for who asked for `tag`, cut between words beyond `limit` characters; null when there
 * are none in any language.
 */
export function shownWords(
  text: TextByLocale | null,
  tag: ResidentTag,
  limit = Number.POSITIVE_INFINITY,
): ShownWords | null {
  const found: (Words & { locale: string }) | null = wordsFor(text, tag);
  if (!found?.body) return null;
  const page = locales[tag];
  const own = known(found.locale);
  const isOther = own?.lang !== page.lang;
  const isCut = [...found.body].length > limit;
  return {
    body: isCut ? firstWords(found.body, limit) : found.body,
    isCut,
    lang: isOther ? (own?.lang ?? found.locale) : undefined,
    dir: own && own.dir !== page.dir ? own.dir : undefined,
    language: isOther ? nameOf(found.locale) : null,
    isMachine: found.status === 'machine',
    sound: found.sound,
  };
}

const months = new Map<string, Intl.DateTimeFormat>();

/** "april 2026" for `2026-04`. */
export function sayMonth(month: string, { intl }: Locale): string {
  let format = months.get(intl);
  if (!format) {
    format = new Intl.DateTimeFormat(intl, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    months.set(intl, format);
  }
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** "0,3 MB" or "180 kB": what a phone has to load. */
export function saySize(bytes: number, { intl }: Locale): string {
  const megabyte = 1_000_000;
  const [value, unit] = bytes >= megabyte / 2 ? [bytes / megabyte, 'MB'] : [bytes / 1000, 'kB'];
  const digits = { maximumFractionDigits: unit === 'MB' ? 1 : 0 };
  return `${new Intl.NumberFormat(intl, digits).format(value)} ${unit}`;
}

const domains = [
  'medical',
  'social',
  'spatial',
  'public-health',
  'education',
  'work',
  'safety',
] as const;

/** A domain in words that residents know; a name of the workspace's own is itself. */
export function sayDomain({ say }: ResidentWords, domain: string | null): string {
  if (domain === null) return say('public.domain.unknown');
  const found = domains.find((one) => one === domain);
  return found ? say(`public.domain.${found}`) : domain;
}

/** "helpt bewoners en beslist": at which levels an organisation is there. */
export function sayLevels(
  { say, locale }: ResidentWords,
  levels: readonly ('delivery' | 'policy' | 'board')[],
): string {
  const list = new Intl.ListFormat(locale.intl, { type: 'conjunction' });
  return list.format(levels.map((level) => say(`public.level.${level}`)));
}
