import { isCoalitionTag, isResidentTag, type LocaleTag } from '../../web/locales.ts';

const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const longest = 254;

/** What was typed as addresses: which they are, each once, and what is none. */
export interface Addressees {
  readonly addresses: readonly string[];
  readonly wrong: readonly string[];
}

/** Reads addresses from what somebody typed or pasted: divided by lines, commas, semicolons or spaces. */
export function readAddressees(typed: string): Addressees {
  const parts = typed
    .split(/[\s,;]+/)
    // "Naam <naam@example.nl>", as people paste it: names are passed over
    .map((part) => part.replace(/^<|>$/g, ''))
    .filter((part) => part.includes('@'));
  const isRight = (part: string) => part.length <= longest && address.test(part);
  const unique = new Map(parts.filter(isRight).map((part) => [part.toLowerCase(), part]));
  return { addresses: [...unique.values()], wrong: parts.filter((part) => !isRight(part)) };
}

/** Whether letters can be written in this language. */
export const isLocaleTag = (tag: string): tag is LocaleTag =>
  isResidentTag(tag) || isCoalitionTag(tag);
