import type { TextByLocale } from '../../thread/texts.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import type { Part, Source } from './document.ts';

/** The words of one entry of a record, by part: a text in languages, or words in none. */
type Entry = {
  readonly kind: Source['kind'];
  readonly publicId: string | null;
  readonly words: Partial<Record<Part, TextByLocale | string | null>>;
  /** Which part tells in a list what it is. */
  readonly title: Part;
};

/** Every entry of a record by its bead. */
export type EntriesByBead = ReadonlyMap<string, Entry>;

/** Lists the entries of a record, so that words can be found by reference. */
export function entriesOf(record: ApproachRecord): EntriesByBead {
  const entries = new Map<string, Entry>();
  const { id, title } = record.approach;
  entries.set(id, { kind: 'approach', publicId: null, title: 'title', words: { title } });
  for (const { beadId, publicId, heard, saidBy } of record.heard) {
    const words = { heard, 'said-by': saidBy };
    entries.set(beadId, { kind: 'theme', publicId, title: 'heard', words });
  }
  for (const { beadId, publicId, change, notice, input, residentsThere } of record.goals) {
    const words = { change, notice, input, 'residents-there': residentsThere.join(', ') };
    entries.set(beadId, { kind: 'goal', publicId, title: 'change', words });
  }
  for (const { beadId, publicId, what, why, by } of record.decisions) {
    entries.set(beadId, { kind: 'decision', publicId, title: 'what', words: { what, why, by } });
  }
  for (const { beadId, publicId, words } of record.answers) {
    entries.set(beadId, { kind: 'answer', publicId, title: 'words', words: { words } });
  }
  for (const { beadId, publicId, words, name } of record.quotes) {
    entries.set(beadId, { kind: 'contribution', publicId, title: 'words', words: { words, name } });
  }
  return entries;
}

/**
 * The entry that a source points at. A source that was published is that copy and no other: when it was
 * taken back, and something else of the same bead was published later, the source is gone.
 */
export function entryOf(entries: EntriesByBead, source: Source): Entry | null {
  const entry = entries.get(source.beadId);
  if (!entry) return null;
  return source.publicId === null || source.publicId === entry.publicId ? entry : null;
}
