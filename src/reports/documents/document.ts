import type { PictogramName } from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';

/** The three products that are made from one record. */
export const reportKinds = ['council-letter', 'board-sheet', 'resident-sheet'] as const;
export type ReportKind = (typeof reportKinds)[number];

/**
 * What a sentence can lean on: a bead of the thread, with its published copy where there is one; or the
 * approach itself, with the counts of its own work.
 */
export interface Source {
  readonly kind: 'theme' | 'goal' | 'decision' | 'answer' | 'contribution' | 'approach';
  readonly beadId: string;
  readonly publicId: string | null;
}

/** Which words of an entry. */
export type Part =
  | 'heard'
  | 'said-by'
  | 'change'
  | 'notice'
  | 'input'
  | 'residents-there'
  | 'what'
  | 'why'
  | 'by'
  | 'words'
  | 'name'
  | 'title';

/**
 * A piece of a sentence: words of ours, words of an entry by reference, or own words of who wrote the
 * report (the id of a text). People's words never stand in a document itself, so that what is taken
 * back is gone from every version of it.
 */
export type Piece =
  | string
  | { readonly of: Source; readonly part: Part }
  | { readonly own: string };

/** A sentence with what it leans on; `slot` is its name within a report, the same at each making. */
export interface Sentence {
  readonly slot: string;
  readonly pieces: readonly Piece[];
  readonly sources: readonly Source[];
}

/** A figure with what every figure carries. */
export interface Figure {
  readonly value: string;
  readonly label: string;
  /** Who counted or measured, and of which day or year. */
  readonly source: string;
  readonly year: string;
  /** Measured, modelled, counted here or fictional, in words. */
  readonly kind: string;
}

/** A part of a document; `S` is a sentence, as composed or as it is read. */
export type Block<S> =
  | {
      readonly block: 'heading';
      readonly level: 2 | 3;
      readonly text: string;
      readonly pictogram?: PictogramName;
    }
  | { readonly block: 'paragraph'; readonly sentences: readonly S[] }
  | { readonly block: 'list'; readonly items: readonly (readonly S[])[] }
  | { readonly block: 'quote'; readonly sentences: readonly S[]; readonly by: string }
  | {
      /** One figure stands large; several stand in a table. */
      readonly block: 'figures';
      readonly caption: string;
      /** What the columns are: figure, number, source, kind. */
      readonly columns: readonly [string, string, string, string];
      readonly figures: readonly Figure[];
    }
  | {
      readonly block: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (readonly S[])[])[];
    };

/** A document: what a page, a PDF, a DOCX and a text to read aloud are made of. */
export interface Document<S = Sentence> {
  readonly kind: ReportKind;
  /** Tag of the language in which its frame is written. */
  readonly locale: string;
  readonly title: S;
  /** To whom, from whom, on which day. */
  readonly particulars: readonly { readonly label: string; readonly sentence: S }[];
  readonly blocks: readonly Block<S>[];
  /** The day on which its figures were counted. */
  readonly asOf: Day;
}

type Change<S, T> = (sentence: S) => T | null;

const kept = <S, T>(sentences: readonly S[], change: Change<S, T>): T[] =>
  sentences.flatMap((sentence) => change(sentence) ?? []);

function changeBlock<S, T>(block: Block<S>, change: Change<S, T>): Block<T> | null {
  switch (block.block) {
    case 'heading':
    case 'figures':
      return block;
    case 'list': {
      const items = block.items
        .map((item) => kept(item, change))
        .filter(({ length }) => length > 0);
      return items.length > 0 ? { ...block, items } : null;
    }
    case 'table': {
      const rows = block.rows
        .map((row) => row.map((cell) => kept(cell, change)))
        .filter((row) => row.some(({ length }) => length > 0));
      return rows.length > 0 ? { ...block, rows } : null;
    }
    default: {
      const sentences = kept(block.sentences, change);
      return sentences.length > 0 ? { ...block, sentences } : null;
    }
  }
}

/** A heading stays only while something stands under it. */
function withoutEmptyHeadings<S>(blocks: readonly Block<S>[]): Block<S>[] {
  const backwards: Block<S>[] = [];
  for (const block of blocks.toReversed()) {
    const next = backwards.at(-1);
    const isEmpty =
      block.block === 'heading' &&
      (!next || (next.block === 'heading' && next.level <= block.level));
    if (!isEmpty) backwards.push(block);
  }
  return backwards.reverse();
}

/** The same document with other sentences; what a sentence left empty is gone, headings too. */
export function changeSentences<S, T>(document: Document<S>, change: Change<S, T>): Document<T> {
  const title = change(document.title);
  if (title === null) throw new Error('a document keeps its title');
  return {
    ...document,
    title,
    particulars: document.particulars.flatMap(({ label, sentence }) => {
      const changed = change(sentence);
      return changed === null ? [] : [{ label, sentence: changed }];
    }),
    blocks: withoutEmptyHeadings(
      document.blocks.flatMap((block) => changeBlock(block, change) ?? []),
    ),
  };
}

/** All sentences of a document, from the first to the last. */
export function sentencesOf<S>(document: Document<S>): S[] {
  const found: S[] = [];
  changeSentences(document, (sentence) => {
    found.push(sentence);
    return sentence;
  });
  return found;
}
