import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Note } from './judge-rows.ts';
import { previewNotes } from './preview-notes.ts';
import { readNotes } from './read-notes.ts';

/**
 * Real conversations that lie beside the project and are never part of it. What is expected was
 * counted apart, with the csv module of Python: `words` is SHA-256 over all words, joined by U+001F.
 */
const CONVERSATIONS = new URL('../../../../shared/data/opinions/conversations/', import.meta.url);

const EXPECTED = [
  { name: '15-per-hour-seattle', rows: 54, manyLined: 0, longest: 310, words: '2c7cee8f27bdb30f' },
  { name: 'brexit-consensus', rows: 50, manyLined: 0, longest: 196, words: '519d701b09db6fe9' },
  {
    name: 'scoop-hivemind.biodiversity',
    rows: 316,
    manyLined: 0,
    longest: 224,
    words: 'c9d6114cbc29a407',
  },
  { name: 'vtaiwan.uberx', rows: 197, manyLined: 5, longest: 184, words: '6a69ebb5bb95c75b' },
] as const;

const FIRST_AND_LAST_DAY: Readonly<Record<string, readonly [string, string]>> = {
  '15-per-hour-seattle': ['2018-11-17', '2016-09-28'],
  'brexit-consensus': ['2017-07-17', '2017-07-17'],
  'scoop-hivemind.biodiversity': ['2019-09-10', '2019-07-31'],
  'vtaiwan.uberx': ['2016-08-30', '2017-01-30'],
};

describe.skipIf(!existsSync(CONVERSATIONS))(
  'real conversations (skipped where ../shared/data is absent)',
  () => {
    it.each(EXPECTED)('$name is read whole', async ({ name, rows, manyLined, longest, words }) => {
      const bytes = readFileSync(new URL(`${name}/comments.csv`, CONVERSATIONS));
      const notes: Note[] = [];
      const other: string[] = [];
      for await (const item of readNotes(bytes, 'comments.csv')) {
        if (item.kind === 'note') notes.push(item.note);
        else other.push(item.kind === 'notice' ? item.notice.code : item.kind);
      }
      expect(other).toEqual(['columns', 'person-column-left-out']);
      expect(notes).toHaveLength(rows);
      expect(notes.filter((note) => note.words.includes('\n'))).toHaveLength(manyLined);
      expect(Math.max(...notes.map((note) => [...note.words].length))).toBe(longest);
      const all = createHash('sha256').update(notes.map((note) => note.words).join('\u001F'));
      expect(all.digest('hex').slice(0, 16)).toBe(words);
      expect([notes[0]?.notedOn, notes.at(-1)?.notedOn]).toEqual(FIRST_AND_LAST_DAY[name]);
    });

    it.each(EXPECTED)('$name is understood by its names, without its authors', async ({ name }) => {
      const bytes = readFileSync(new URL(`${name}/comments.csv`, CONVERSATIONS));
      const preview = await previewNotes(bytes, 'comments.csv');
      if (!preview.ok) throw new Error(preview.failure.reason);
      expect(preview.reading.sure).toBe(true);
      expect(preview.mapping).toMatchObject({ words: 7, date: 1 });
      expect(preview.reading.leftOut).toEqual([
        { column: 3, header: 'author-id', kind: 'identifier' },
      ]);
      expect(preview.columns[3]?.example).toBe('');
    });
  },
);
