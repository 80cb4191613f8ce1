import { IntlMessageFormat } from 'intl-messageformat';
import {
  type CoalitionKey,
  coalitionCatalogues,
  type ResidentKey,
  residentCatalogues,
} from './catalogues.ts';
import { type CoalitionTag, type Locale, locales, type ResidentTag } from './locales.ts';
import { seatCatalogues } from './seat-catalogues.ts';

export type { CoalitionKey, ResidentKey } from './catalogues.ts';
export type Values = Readonly<Record<string, string | number>>;

/** Says a text in one language; `values` fill its {placeholders} (ICU message syntax). */
export type Say<Key extends string> = (key: Key, values?: Values) => string;
/** Words of residents' screens in one language. */
export type ResidentWords = { readonly say: Say<ResidentKey>; readonly locale: Locale };
/** Words of the coalition's screens in one language. */
export type CoalitionWords = {
  readonly say: Say<CoalitionKey>;
  readonly locale: Locale;
  /** The words of the frame, for a reader in whose language the page itself is not there. */
  readonly frame?: CoalitionWords;
};

type Plain = { text: string } | { format: IntlMessageFormat };

/** Names and dates in Latin letters keep their own order in a sentence that runs from right to left. */
function isolated(values: Values): Values {
  const [begin, end] = ['\u2068', '\u2069'];
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /\p{Script=Latin}/u.test(value) ? begin + value + end : value,
    ]),
  );
}

function speaker<Key extends string>(
  catalogue: Readonly<Record<string, string>>,
  fallback: Readonly<Record<string, string>>,
  locale: Locale,
): Say<Key> {
  const parsed = new Map<string, Plain>();
  const parse = (key: string): Plain => {
    const message = catalogue[key] ?? fallback[key] ?? key;
    if (!/[{'<]/.test(message)) return { text: message };
    return { format: new IntlMessageFormat(message, locale.intl, undefined, { ignoreTag: true }) };
  };
  const fill = (values: Values | undefined) =>
    locale.dir === 'rtl' && values ? isolated(values) : values;
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = parse(key);
      parsed.set(key, message);
    }
    return 'text' in message ? message.text : String(message.format.format(fill(values)));
  };
}

const residentSpeakers = new Map<ResidentTag, ResidentWords>();
const coalitionSpeakers = new Map<CoalitionTag, CoalitionWords>();
const seatSpeakers = new Map<ResidentTag, CoalitionWords>();

/** The words of residents' screens; what a language lacks is said in easy Dutch. */
export function residentWords(tag: ResidentTag): ResidentWords {
  let words = residentSpeakers.get(tag);
  if (!words) {
    words = {
      say: speaker(residentCatalogues[tag], residentCatalogues['nl-eenvoudig'], locales[tag]),
      locale: locales[tag],
    };
    residentSpeakers.set(tag, words);
  }
  return words;
}

/** The words of the coalition's screens; what a language lacks is said in Dutch. */
export function coalitionWords(tag: CoalitionTag): CoalitionWords {
  let words = coalitionSpeakers.get(tag);
  if (!words) {
    words = {
      say: speaker(coalitionCatalogues[tag], coalitionCatalogues.nl, locales[tag]),
      locale: locales[tag],
    };
    coalitionSpeakers.set(tag, words);
  }
  return words;
}

/**
 * The words of the coalition's screens for who has a seat there as a resident, in a language of
 * residents; what that language lacks is said in Dutch.
 */
export function seatWords(tag: ResidentTag): CoalitionWords {
  let words = seatSpeakers.get(tag);
  if (!words) {
    const { nl, en } = coalitionCatalogues;
    const catalogue = tag === 'nl-eenvoudig' ? nl : tag === 'en' ? en : seatCatalogues[tag];
    words = { say: speaker(catalogue, nl, locales[tag]), locale: locales[tag] };
    seatSpeakers.set(tag, words);
  }
  return words;
}
