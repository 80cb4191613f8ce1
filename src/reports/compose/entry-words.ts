import { type TextByLocale, wordsFor } from '../../thread/texts.ts';
import type { Part, Source } from '../documents/document.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import type { WordsOf } from './sentence.ts';

type Entry = { readonly beadId: string; readonly publicId: string | null };

/** An entry as what a sentence leans on. */
export const sourceOf = (kind: Source['kind'], { beadId, publicId }: Entry): Source => ({
  kind,
  beadId,
  publicId,
});

/** The approach itself, with the counts of its own work, as what a sentence leans on. */
export const approachSource = ({ approach }: ApproachRecord): Source => ({
  kind: 'approach',
  beadId: approach.id,
  publicId: null,
});

/** Gives the words of one entry by reference. */
export const wordsOf =
  (kind: Source['kind'], entry: Entry) =>
  (part: Part): WordsOf => ({ of: sourceOf(kind, entry), part });

/** Whether there is anything to read. */
export const isSaid = (text: TextByLocale | null): boolean =>
  text !== null && Boolean(wordsFor(text, 'nl')?.body);
