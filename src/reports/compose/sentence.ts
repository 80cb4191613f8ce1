import type { Say } from '../../web/words.ts';
import type { Part, Piece, Sentence, Source } from '../documents/document.ts';

/** Words of an entry, to stand in a sentence by reference. */
export interface WordsOf {
  readonly of: Source;
  readonly part: Part;
}

// private-use characters mark the places of references; in what is filled in they are taken out
const firstMark = 0xe000;
const marks = /([\ue000-\uf8ff])/;
const everyMark = /[\ue000-\uf8ff]/g;

const keyOf = ({ kind, beadId }: Source): string => `${kind} ${beadId}`;

/**
 * A sentence from a catalogue: what is text or a number is filled in, words of entries stay references.
 * It leans on every entry whose words it holds, and on `sources` besides.
 */
export function sentenceOf<Key extends string>(
  say: Say<Key>,
  slot: string,
  key: Key,
  values: Readonly<Record<string, string | number | WordsOf>> = {},
  sources: readonly Source[] = [],
): Sentence {
  const held: WordsOf[] = [];
  const plain = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      if (typeof value === 'string') return [name, value.replaceAll(everyMark, '')];
      held.push(value);
      return [name, String.fromCharCode(firstMark + held.length - 1)];
    }),
  );
  const pieces = say(key, plain)
    .split(marks)
    .filter((text) => text !== '')
    .map((text): Piece => held[text.charCodeAt(0) - firstMark] ?? text);
  const all = [...held.map(({ of }) => of), ...sources];
  const unique = new Map(all.map((source) => [keyOf(source), source]));
  return { slot, pieces, sources: [...unique.values()] };
}
