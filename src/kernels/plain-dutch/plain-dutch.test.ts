import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HintKind, plainDutchHints } from './plain-dutch.ts';
import { sentencesOf } from './sentences.ts';

const found = (text: string, kind: HintKind) =>
  plainDutchHints(text)
    .filter((hint) => hint.kind === kind)
    .map((hint) => hint.found);

describe('sentences', () => {
  it.each([
    ['Wij maken de lift. Dat is maandag klaar!', 2],
    ['Kom om 10.30 uur. Het kost 3.000 euro.', 2],
    ['U belt bijv. met J. de Vries.', 1],
    ['Een regel\nen nog een', 2],
    ['', 0],
    ['... !!! \n', 2],
  ])('%j: %i', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  it('is long from sixteen words on', () => {
    const fifteen =
      'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien';
    expect(found(fifteen, 'long-sentence')).toEqual([]);
    const [hint] = plainDutchHints(`Kort. ${fifteen} zestien. Kort.`);
    expect(hint).toMatchObject({ kind: 'long-sentence', wordCount: 16, from: 6 });
  });
});

describe('passive sentences', () => {
  it.each([
    ['De lift wordt maandag gemaakt.', 'wordt maandag gemaakt'],
    ['De bankjes zullen worden vervangen.', 'worden vervangen'],
    ['Wij zeggen wanneer het plein opgeknapt wordt.', 'opgeknapt wordt'],
    ['Het voorstel werd besproken.', 'werd besproken'],
    ['Het besluit is genomen door de wethouder.', 'is genomen'],
    ['Er wordt naar u geluisterd.', 'wordt naar u geluisterd'],
  ])('%s', (text, passive) => {
    expect(found(text, 'passive')).toEqual([passive]);
  });

  it.each([
    'Het plein wordt mooi.',
    'Dat wordt bekend in mei.',
    'De gemeente wordt geen eigenaar van de gebouwen.',
    'Zij is naar huis gegaan.',
    'De winkel is gesloten.',
    'Wij maken de lift.',
    'Het wordt geel.',
  ])('not: %s', (text) => {
    expect(found(text, 'passive')).toEqual([]);
  });
});

describe('words', () => {
  it('gives plain words for jargon, the whole phrase first', () => {
    const [hint] = plainDutchHints('Wij werken in het kader van participatie.');
    expect(hint).toMatchObject({ kind: 'jargon', found: 'in het kader van', instead: 'voor, bij' });
    expect(found('Wij werken in het kader van participatie.', 'jargon')).toEqual([
      'in het kader van',
      'participatie',
    ]);
    expect(found('PARTICIPATIE is Integraal', 'jargon')).toEqual(['PARTICIPATIE', 'Integraal']);
    expect(found('constructor toString __proto__', 'jargon')).toEqual([]);
  });

  it('finds English words and shortened ones', () => {
    expect(found('Geef uw feedback op de pilot.', 'english')).toEqual(['feedback', 'pilot']);
    expect(found('Bel o.a. de GGD, bijv. ma t/m vr.', 'abbreviation').sort()).toEqual(
      ['GGD', 'bijv.', 'o.a.', 't/m'].sort(),
    );
    expect(found('Is dat OK? Kijk TV.', 'abbreviation')).toEqual([]);
    expect(found('DE LIFT IS STUK', 'abbreviation')).toEqual([]);
  });

  it.each([
    ['72% van de bewoners', '72%', { count: 7, of: 10 }],
    ['72,5 procent', '72,5 procent', { count: 7, of: 10 }],
    ['2 % doet mee', '2 %', { count: 2, of: 100 }],
    ['0%', '0%', null],
    ['250%', '250%', null],
  ])('a percentage: %s', (text, what, share) => {
    expect(plainDutchHints(text)).toMatchObject([{ kind: 'percentage', found: what, share }]);
  });
});

describe('two negations', () => {
  it.each([
    ['Dat kan niet zonder vergunning.', 'niet zonder'],
    ['Wij doen nooit geen werk op zondag.', 'nooit geen'],
    ['Het is niet onmogelijk.', 'niet onmogelijk'],
  ])('%s', (text, what) => {
    expect(found(text, 'double-negation')).toEqual([what]);
  });

  it.each([
    'Niet vandaag, en ook nooit op zondag.',
    'Wij hebben geen geld en geen tijd.',
    'Dat kan niet onder de brug.',
    'Dat kan niet. Niemand wil het.',
  ])('not: %s', (text) => {
    expect(found(text, 'double-negation')).toEqual([]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'wordt',
    'gemaakt',
    'niet',
    'zonder',
    'bijv.',
    '72%',
    'GGD',
    '. ',
    '\n',
    '😀',
    'ij́',
    'مرحبا',
    'İ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join(' ')),
  );

  it('gives hints within the text, in its order, that say what stands there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const hint of plainDutchHints(text)) {
          expect(hint.from).toBeGreaterThanOrEqual(last);
          expect(hint.to).toBeGreaterThan(hint.from);
          expect(hint.to).toBeLessThanOrEqual(text.length);
          expect(hint.found).toBe(text.slice(hint.from, hint.to));
          last = hint.from;
        }
      }),
    );
  });

  it('has sentences that do not overlap and leave out only spaces', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const { from, to } of sentencesOf(text)) {
          expect(text.slice(end, from).trim()).toBe('');
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('is quick on 10,000 characters', () => {
    expect(plainDutchHints('niet '.repeat(2000)).length).toBeLessThan(10);
    expect(plainDutchHints('ge'.repeat(5000)).length).toBe(0);
  });
});
