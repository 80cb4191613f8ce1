import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import { isCoalitionTag, isResidentTag, locales } from '../../web/locales.ts';
import { coalitionWords, residentWords } from '../../web/words.ts';
import { composeBoardSheet } from '../compose/compose-board-sheet.ts';
import { composeCouncilLetter } from '../compose/compose-council-letter.ts';
import { composeResidentSheet } from '../compose/compose-resident-sheet.ts';
import { changeSentences, type Document, type Source } from '../documents/document.ts';
import type { ReadyDocument } from '../documents/ready-document.ts';
import { tellDocument } from '../documents/tell-document.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import type { Report } from './report.ts';

/** What a report is made from besides itself. */
export interface Making {
  readonly record: ApproachRecord;
  readonly workspaceName: string;
  readonly today: Day;
  /** Own words by sentence: the id of their text. */
  readonly ownBySlot: ReadonlyMap<string, string>;
}

/** A sentence without words of its own takes its composed words; one that is left out is gone. */
function withOwnWords(document: Document, report: Report, own: Making['ownBySlot']): Document {
  const leftOut = new Set(report.leftOut);
  return changeSentences(document, (sentence) => {
    const isTitle = sentence === document.title;
    if (leftOut.has(sentence.slot) && !isTitle) return null;
    const textId = own.get(sentence.slot);
    return textId ? { ...sentence, pieces: [{ own: textId }] } : sentence;
  });
}

/** Composes a report in a language, with what was chosen and the own words of who writes it. */
export function makeDocument(report: Report, making: Making, tag = report.locale): Document {
  const { record, workspaceName, today, ownBySlot } = making;
  const base = { record, choices: report.told, workspaceName, today };
  if (report.kind === 'resident-sheet') {
    const words = residentWords(isResidentTag(tag) ? tag : 'nl-eenvoudig');
    return withOwnWords(composeResidentSheet({ ...base, ...words }), report, ownBySlot);
  }
  const words = coalitionWords(isCoalitionTag(tag) ? tag : 'nl');
  const compose = report.kind === 'council-letter' ? composeCouncilLetter : composeBoardSheet;
  return withOwnWords(compose({ ...base, ...words }), report, ownBySlot);
}

/** How a document is told: who reads it, and what stands at its foot. */
export interface ToldTo {
  readonly record: ApproachRecord;
  readonly own: ReadonlyMap<string, TextByLocale>;
  readonly foot: readonly string[];
  hrefOf(source: Source): string | null;
}

const languageNames = new Map<string, Intl.DisplayNames>();

/** "Turks" for Turkish in Dutch. */
function nameOfLanguage(lang: string, intl: string): string {
  let names = languageNames.get(intl);
  if (!names) {
    names = new Intl.DisplayNames([intl], { type: 'language' });
    languageNames.set(intl, names);
  }
  return names.of(lang) ?? lang;
}

/** Makes a document readable in its own language, with the words of its frame. */
export function readyDocument(document: Document, told: ToldTo): ReadyDocument {
  const { record, own, foot, hrefOf } = told;
  const tag = document.locale;
  if (document.kind === 'resident-sheet' && isResidentTag(tag)) {
    const { say, locale } = residentWords(tag);
    const frame = {
      takenBack: say('sheet.takenBack'),
      sourcesHeading: say('sheet.sources'),
      sourceLabel: say('sheet.source'),
      pageLabel: say('sheet.page'),
      foot,
      kindOf: (kind: Source['kind']) => say(`sheet.source.${kind}`),
      languageOf: ({ lang }: { lang: string }) =>
        say('sheet.language', { language: nameOfLanguage(lang, locale.intl) }),
    };
    return tellDocument(document, { record, own, locale, frame, hrefOf });
  }
  const { say } = coalitionWords(isCoalitionTag(tag) ? tag : 'nl');
  const locale = locales[isCoalitionTag(tag) ? tag : 'nl'];
  const frame = {
    takenBack: say('report.takenBack'),
    sourcesHeading: say('report.sources.heading'),
    sourceLabel: say('report.sources.one'),
    pageLabel: say('report.page'),
    foot,
    kindOf: (kind: Source['kind']) => say(`report.source.${kind}`),
    languageOf: ({ lang }: { lang: string }) =>
      say('report.language', { language: nameOfLanguage(lang, locale.intl) }),
  };
  return tellDocument(document, { record, own, locale, frame, hrefOf });
}
