import { listZipEntries, unpackEntry } from '../../consult/index.ts';
import { isCoalitionTag, isResidentTag, locales } from '../../web/locales.ts';
import { coalitionWords, residentWords } from '../../web/words.ts';
import { type Choices, entriesInOrder } from '../compose/choices.ts';
import { composeBoardSheet } from '../compose/compose-board-sheet.ts';
import { composeCouncilLetter } from '../compose/compose-council-letter.ts';
import { composeResidentSheet } from '../compose/compose-resident-sheet.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import type { Document, ReportKind } from './document.ts';
import type { ReadyDocument } from './ready-document.ts';
import { tellDocument } from './tell-document.ts';

/** Everything that a record has, chosen. */
export function allOf(record: ApproachRecord): Choices {
  const entries = entriesInOrder(record);
  const ids = (section: keyof Choices) => entries[section].map(({ beadId }) => beadId);
  return {
    heard: ids('heard'),
    goals: ids('goals'),
    decisions: ids('decisions'),
    answers: ids('answers'),
    quotes: ids('quotes'),
  };
}

/** Composes a report of a record, with everything in it. */
export function composeUnderTest(kind: ReportKind, record: ApproachRecord, tag: string): Document {
  const base = {
    record,
    choices: allOf(record),
    workspaceName: 'Gemeente Voorbeeldstad',
    today: '2026-11-21',
  };
  if (isResidentTag(tag) && kind === 'resident-sheet') {
    return composeResidentSheet({ ...base, ...residentWords(tag) });
  }
  const words = coalitionWords(isCoalitionTag(tag) ? tag : 'nl');
  return kind === 'council-letter'
    ? composeCouncilLetter({ ...base, ...words })
    : composeBoardSheet({ ...base, ...words });
}

/** Makes a document readable. */
export function tellUnderTest(document: Document, record: ApproachRecord): ReadyDocument {
  const tag = document.locale;
  return tellDocument(document, {
    record,
    own: new Map(),
    locale: locales[isResidentTag(tag) || isCoalitionTag(tag) ? tag : 'nl'],
    frame: {
      takenBack: 'Hier stond iets. Dat is teruggenomen.',
      sourcesHeading: 'Waar dit op rust',
      sourceLabel: 'bron',
      pageLabel: 'Bladzijde',
      foot: ['Versie 1'],
      kindOf: (kind) => kind,
      languageOf: ({ name }) => `(${name})`,
    },
    hrefOf: ({ publicId }) => `https://voorbeeld.example/openbaar/x/nl-eenvoudig/punt/${publicId}`,
  });
}

/** One part of a DOCX as text. */
export async function partOfDocx(bytes: Uint8Array, name: string): Promise<string> {
  const entry = listZipEntries(bytes).get(name);
  if (!entry) throw new Error(`no ${name} in the file`);
  const pieces: Uint8Array[] = [];
  const budget = { left: 50_000_000, limit: 50_000_000 };
  for await (const piece of unpackEntry(bytes, entry, budget)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
