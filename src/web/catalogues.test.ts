import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { coalitionCatalogues, residentCatalogues } from './catalogues.ts';
import { seatCatalogues } from './seat-catalogues.ts';

type Element = { value?: unknown; options?: Record<string, { value: Element[] }>; type: number };
const literal = 0;
const pound = 7;

function placeholders(message: string): string[] {
  const found = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type === literal || element.type === pound) continue;
      found.add(String(element.value));
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  const format = new IntlMessageFormat(message, 'nl', undefined, { ignoreTag: true });
  walk(format.getAst() as Element[]);
  return [...found].sort();
}

const families = [
  {
    name: 'residents',
    source: 'nl-eenvoudig',
    catalogues: residentCatalogues as Record<string, Record<string, string>>,
  },
  {
    name: 'the coalition',
    source: 'nl',
    catalogues: coalitionCatalogues as Record<string, Record<string, string>>,
  },
];

describe.each(families)('the words for $name', ({ source, catalogues }) => {
  const original = catalogues[source] ?? {};
  it.each(Object.keys(catalogues))('are complete in %s, with the same places to fill', (tag) => {
    const catalogue = catalogues[tag] ?? {};
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(original).sort());
    for (const [key, message] of Object.entries(original)) {
      const translated = catalogue[key] ?? '';
      expect(translated.trim(), `${tag} ${key}`).not.toBe('');
      expect(placeholders(translated), `${tag} ${key}`).toEqual(placeholders(message));
    }
  });
});

describe('what residents with a seat read of the words for the coalition', () => {
  const dutch = coalitionCatalogues.nl;
  const tags = Object.keys(seatCatalogues) as (keyof typeof seatCatalogues)[];

  it.each(tags)('is the same in %s as in the other languages, with the same places', (tag) => {
    expect(Object.keys(seatCatalogues[tag]).sort()).toEqual(Object.keys(seatCatalogues.ar).sort());
    for (const [key, message] of Object.entries(seatCatalogues[tag])) {
      expect(message.trim(), `${tag} ${key}`).not.toBe('');
      expect(placeholders(message), `${tag} ${key}`).toEqual(placeholders(dutch[key] ?? ''));
    }
  });
});

describe('easy Dutch', () => {
  const sentences = Object.entries(residentCatalogues['nl-eenvoudig']);

  it('says u, never je, and no percentages', () => {
    for (const [key, message] of sentences) {
      expect(message, key).not.toMatch(/\b(je|jij|jou|jouw)\b/i);
      expect(message, key).not.toMatch(/%|procent/i);
    }
  });

  it('never calls people what they are not asked to be called', () => {
    for (const [key, message] of sentences) {
      expect(message, key).not.toMatch(/lage SES|kwetsbaar|achterstand/i);
    }
  });

  it('keeps sentences short', () => {
    const longest = 18;
    for (const [key, message] of sentences) {
      for (const sentence of message.replaceAll(/\{[^{}]*\}/g, 'x').split(/[.!?:]\s/)) {
        expect(sentence.split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(longest);
      }
    }
  });
});
