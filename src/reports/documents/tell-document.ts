import { type TextByLocale, wordsFor } from '../../thread/texts.ts';
import { firstWords } from '../../web/first-words.ts';
import { type Locale, locales } from '../../web/locales.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import { changeSentences, type Document, type Sentence, type Source } from './document.ts';
import { type EntriesByBead, entriesOf, entryOf } from './find-words.ts';
import type { ReadyDocument, ReadySentence, ReadySource, Run } from './ready-document.ts';

/** What is needed to make a document readable. */
export interface Telling {
  readonly record: ApproachRecord;
  /** Own words of who wrote it, by the id of their text. */
  readonly own: ReadonlyMap<string, TextByLocale>;
  readonly locale: Locale;
  readonly frame: {
    /** "Hier stond iets. Dat is teruggenomen." */
    readonly takenBack: string;
    readonly sourcesHeading: string;
    readonly sourceLabel: string;
    readonly pageLabel: string;
    readonly foot: readonly string[];
    kindOf(kind: Source['kind']): string;
    /** What stands behind words in another language than the document's: "(in het Nederlands)". */
    languageOf(locale: Locale): string;
  };
  /** Where a source can be read. */
  hrefOf(source: Source): string | null;
}

const knownLocales: Readonly<Record<string, Locale>> = locales;
const titleLength = 140;

/** Words with the language that they are in; those of another language are marked as such. */
function runsOfText(text: TextByLocale | string, { locale, frame }: Telling): Run[] {
  const plain = (words: string): Run => ({ text: words, lang: null, dir: null });
  if (typeof text === 'string') return text === '' ? [] : [plain(text)];
  const words = wordsFor(text, locale.tag);
  if (!words?.body) return [];
  const spoken = knownLocales[words.locale];
  if (!spoken || spoken.lang === locale.lang) return [plain(words.body)];
  const label = frame.languageOf(spoken);
  const run = { text: words.body, lang: spoken.lang, dir: spoken.dir };
  return label ? [run, plain(` ${label}`)] : [run];
}

function runsOf(sentence: Sentence, entries: EntriesByBead, telling: Telling): Run[] | null {
  if (sentence.sources.some((source) => entryOf(entries, source) === null)) return null;
  const runs: Run[] = [];
  for (const piece of sentence.pieces) {
    if (typeof piece === 'string') {
      runs.push({ text: piece, lang: null, dir: null });
      continue;
    }
    const text =
      'own' in piece ? telling.own.get(piece.own) : entryOf(entries, piece.of)?.words[piece.part];
    const found = text ? runsOfText(text, telling) : [];
    // own words that were erased went with what they were about
    if (found.length === 0) return null;
    runs.push(...found);
  }
  return runs;
}

/** Numbers the sources in the order in which sentences lean on them. */
class Sources {
  readonly list: ReadySource[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly entries: EntriesByBead;
  private readonly telling: Telling;

  constructor(entries: EntriesByBead, telling: Telling) {
    this.entries = entries;
    this.telling = telling;
  }

  numberOf(source: Source): number {
    const known = this.numbers.get(source.beadId);
    if (known !== undefined) return known;
    const number = this.list.length + 1;
    const entry = entryOf(this.entries, source);
    const words = entry?.words[entry.title];
    const run = words ? runsOfText(words, this.telling)[0] : undefined;
    this.list.push({
      number,
      kind: this.telling.frame.kindOf(source.kind),
      words: run ? { ...run, text: firstWords(run.text, titleLength) } : null,
      href: entry && this.telling.hrefOf(source),
    });
    this.numbers.set(source.beadId, number);
    return number;
  }
}

/**
 * Makes a document readable: looks up the words that it refers to as they stand now, and says of what
 * was taken back that it was. A sentence goes with any one of its sources, also where its words are
 * somebody's own: they tell of it.
 */
export function tellDocument(document: Document, telling: Telling): ReadyDocument {
  const { locale, frame } = telling;
  const entries = entriesOf(telling.record);
  const sources = new Sources(entries, telling);
  const ready = changeSentences(document, (sentence): ReadySentence => {
    const runs = runsOf(sentence, entries, telling);
    if (runs === null) {
      const text = frame.takenBack;
      const run = { text, lang: null, dir: null };
      return { slot: sentence.slot, state: 'taken-back', runs: [run], sources: [] };
    }
    const numbers = sentence.sources.map((source) => sources.numberOf(source));
    return { slot: sentence.slot, state: 'told', runs, sources: numbers };
  });
  return {
    ...ready,
    lang: locale.lang,
    dir: locale.dir,
    sources: sources.list,
    sourcesHeading: frame.sourcesHeading,
    sourceLabel: frame.sourceLabel,
    pageLabel: frame.pageLabel,
    foot: frame.foot,
  };
}
