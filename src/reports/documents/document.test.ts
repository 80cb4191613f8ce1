import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decisionUnderTest,
  inLanguages,
  quoteUnderTest,
  recordUnderTest,
} from '../compose/record-under-test.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import { type Block, changeSentences, reportKinds, sentencesOf } from './document.ts';
import { composeUnderTest, tellUnderTest } from './document-under-test.ts';
import { plainText } from './plain-text.ts';
import { plainWords } from './ready-document.ts';

const record = recordUnderTest();
const letter = (of: ApproachRecord = record) => composeUnderTest('council-letter', of, 'nl');

describe('a document made from the record', () => {
  it.each(reportKinds)('holds no words of anybody itself, only where they stand (%s)', (kind) => {
    const document = composeUnderTest(kind, record, kind === 'resident-sheet' ? 'ar' : 'nl');
    const kept = JSON.stringify(document);
    expect(kept).not.toContain('Mijn dochter');
    expect(kept).not.toContain('zes lampen');
    expect(kept).not.toContain('donker');
    expect(plainText(tellUnderTest(document, record))).toContain(
      kind === 'board-sheet' ? 'Mijn dochter' : 'zes lampen',
    );
  });

  it('says of every sentence about an entry what it rests on, with a place to read it', () => {
    const ready = tellUnderTest(letter(), record);
    const about = sentencesOf(ready).filter(({ slot }) =>
      /^(heard|goal|decision|answer|quote)\./.test(slot),
    );
    expect(about.length).toBeGreaterThan(10);
    for (const { sources, slot } of about) expect(sources, slot).not.toEqual([]);
    expect(ready.sources.every(({ href }) => href?.startsWith('https://'))).toBe(true);
  });

  it('says of a sentence whose source is gone that something was taken back, and no more', () => {
    const document = letter();
    const without = { ...record, quotes: [], decisions: record.decisions.slice(0, 1) };
    const text = plainText(tellUnderTest(document, without));
    expect(text).toContain('Hier stond iets. Dat is teruggenomen.');
    expect(text).not.toContain('Mijn dochter');
    expect(text).not.toContain('drempel');
    expect(text).toContain('zes lampen');
  });

  it('does not bring words back when another copy of the same thing is published later', () => {
    const document = letter();
    const again = { ...quoteUnderTest('quote-1', 'Andere woorden.'), publicId: 'p-new' };
    const text = plainText(tellUnderTest(document, { ...record, quotes: [again] }));
    expect(text).not.toContain('Andere woorden.');
  });

  it('marks words in another language than its own, and says which', () => {
    const arabic = recordUnderTest({
      decisions: [
        {
          ...decisionUnderTest('d', ''),
          what: inLanguages({ ar: 'ستة مصابيح', nl: 'Zes lampen' }),
        },
      ],
    });
    const ready = tellUnderTest(composeUnderTest('resident-sheet', arabic, 'ar'), arabic);
    const runs = sentencesOf(ready).flatMap(({ runs: all }) => all);
    expect(runs).toContainEqual({ text: 'ستة مصابيح', lang: null, dir: null });
    expect(runs).toContainEqual({
      text: 'Omdat het donker is en kinderen daar langs moeten.',
      lang: 'nl',
      dir: 'ltr',
    });
    expect(runs).toContainEqual({ text: ' (Makkelijk Nederlands)', lang: null, dir: null });
  });

  it('tells a board what is stuck, longest first, and one figure with source, year and kind', () => {
    const stuck = recordUnderTest({
      decisions: [
        { ...decisionUnderTest('old', 'Oud.'), state: 'to-review', reviewOn: '2026-09-01' },
        { ...decisionUnderTest('new', 'Nieuw.'), state: 'to-review', reviewOn: '2026-11-20' },
      ],
    });
    const sheet = composeUnderTest('board-sheet', stuck, 'nl');
    const slots = sentencesOf(sheet)
      .map(({ slot }) => slot)
      .filter((slot) => slot.startsWith('stuck.'));
    expect(slots).toEqual(['stuck.decision.old', 'stuck.late', 'stuck.decision.new']);
    const figures = sheet.blocks.filter((block) => block.block === 'figures');
    expect(figures).toHaveLength(1);
    expect(figures[0]?.figures[0]).toMatchObject({ value: '2', year: '2026', kind: 'hier geteld' });
  });

  it('gives residents at most three messages of a kind', () => {
    const many = recordUnderTest({
      decisions: Array.from({ length: 9 }, (_, index) =>
        decisionUnderTest(`d${index}`, `Besluit ${index}.`, index % 2 ? 'no' : 'yes'),
      ),
    });
    const lists = composeUnderTest('resident-sheet', many, 'nl-eenvoudig').blocks.filter(
      (block) => block.block === 'list',
    );
    expect(lists.map(({ items }) => items.length)).toEqual([1, 3, 3]);
  });

  it('keeps a heading only while something stands under it', () => {
    const blocks = (items: Block<string>[]) => ({
      ...letter(),
      title: 'titel',
      particulars: [],
      blocks: items,
    });
    const heading = (level: 2 | 3, text: string): Block<string> => ({
      block: 'heading',
      level,
      text,
    });
    const change = (sentence: string) => (sentence === 'weg' ? null : sentence);
    const left = changeSentences(
      blocks([
        heading(2, 'leeg'),
        { block: 'paragraph', sentences: ['weg'] },
        heading(2, 'vol'),
        heading(3, 'ook leeg'),
        heading(3, 'onder'),
        { block: 'list', items: [['weg'], ['blijft']] },
      ]),
      change,
    );
    expect(left.blocks).toEqual([
      heading(2, 'vol'),
      heading(3, 'onder'),
      { block: 'list', items: [['blijft']] },
    ]);
  });

  it('shows whatever somebody wrote as they wrote it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
        fc.pre(words.trim() !== '');
        const odd = recordUnderTest({ quotes: [quoteUnderTest('quote-1', words)] });
        const ready = tellUnderTest(letter(odd), odd);
        const quote = sentencesOf(ready).find(({ slot }) => slot === 'quote.quote-1');
        expect(quote && plainWords(quote)).toBe(`“${words}”`);
      }),
    );
  });
});
