import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApproachSlug, slugOf } from './approach.ts';
import { slugsToTry } from './approach-form.ts';

describe('the address of an approach', () => {
  it.each([
    ['Gezond opgroeien in De Wilgenhoek', 'gezond-opgroeien-in-de-wilgenhoek'],
    ['Eén plan: 0–4 jaar!', 'een-plan-0-4-jaar'],
    ['  --- ', ''],
    ['صحة', ''],
  ])('made from "%s" is "%s"', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('can always be made, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const slugs = slugsToTry(title);
        expect(slugs.length).toBeGreaterThan(90);
        expect(slugs.every(isApproachSlug)).toBe(true);
        expect(new Set(slugs).size).toBe(slugs.length);
      }),
    );
  });

  it('is never the address of the form', () => {
    expect(isApproachSlug('nieuw')).toBe(false);
    expect(slugsToTry('Nieuw')[0]).toBe('nieuw-2');
  });
});
