import type { Document } from './document.ts';

/** Words in one language and direction; null: those of the document. */
export interface Run {
  readonly text: string;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
}

/** A sentence as it is read. */
export interface ReadySentence {
  readonly slot: string;
  /** `taken-back`: something that it leaned on is gone, and so are its words. */
  readonly state: 'told' | 'taken-back';
  readonly runs: readonly Run[];
  /** Numbers of what it leans on, in the list of sources. */
  readonly sources: readonly number[];
}

/** Something that sentences lean on, as the list of sources tells it. */
export interface ReadySource {
  readonly number: number;
  /** What it is: "Doel", "Besluit". */
  readonly kind: string;
  readonly words: Run | null;
  /** Where it can be read in full; null: nowhere for these readers. */
  readonly href: string | null;
}

/** A document that needs nothing more: plain data, so that it can go to a worker. */
export interface ReadyDocument extends Document<ReadySentence> {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly sources: readonly ReadySource[];
  readonly sourcesHeading: string;
  /** Says aloud what the number behind a sentence is: "bron 3", by number. */
  readonly sourceLabel: string;
  /** Short lines at the foot: version, day, seal. */
  readonly foot: readonly string[];
  /** "Bladzijde", for the numbers of pages. */
  readonly pageLabel: string;
}

/** The words of a sentence without what surrounds them. */
export const plainWords = ({ runs }: ReadySentence): string =>
  runs.map(({ text }) => text).join('');
