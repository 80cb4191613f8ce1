import type { TextByLocale } from '../../thread/texts.ts';
import { addDays } from '../../web/calendar.ts';
import type {
  ApproachRecord,
  DecisionEntry,
  GoalEntry,
  HeardEntry,
  QuoteEntry,
  Told,
} from '../record/approach-record.ts';

/** Words in some languages, as a record has them. */
export function inLanguages(words: Readonly<Record<string, string>>): TextByLocale {
  return Object.fromEntries(
    Object.entries(words).map(([locale, body]) => [
      locale,
      { body, sound: null, status: 'written', version: 1 } as const,
    ]),
  );
}

const easy = (body: string): TextByLocale => inLanguages({ 'nl-eenvoudig': body });

/** What every entry has; without `publicId` it was not published. */
const told = (beadId: string, publicId: string | null): Told => ({
  beadId,
  publicId,
  publishedOn: publicId === null ? null : '2026-11-10',
  seenByPartner: publicId !== null,
  takenBack: 0,
});

export const heardUnderTest = (beadId: string, words: string, publicId = `p-${beadId}`) =>
  ({
    ...told(beadId, publicId),
    heard: easy(words),
    saidBy: easy('vooral ouders van jonge kinderen'),
    contributions: 12,
    isConfirmed: true,
    confirmedOn: '2026-10-02',
  }) satisfies HeardEntry;

export const goalUnderTest = (
  beadId: string,
  words: string,
  publicId: string | null = `p-${beadId}`,
) =>
  ({
    ...told(beadId, publicId),
    change: easy(words),
    notice: easy('Kinderen komen na school buiten spelen.'),
    input: easy('Eerst ging het over de speeltuin, nu over de weg ernaartoe.'),
    state: 'open',
    decidedOn: '2026-10-09',
    withResidents: true,
    there: ['residents'],
    residentsThere: ['zes ouders van de basisschool'],
    fromBeads: [],
  }) satisfies GoalEntry;

export const decisionUnderTest = (
  beadId: string,
  words: string,
  outcome: DecisionEntry['outcome'] = 'yes',
  publicId: string | null = `p-${beadId}`,
): DecisionEntry => ({
  ...told(beadId, publicId),
  what: easy(words),
  why: easy('Omdat het donker is en kinderen daar langs moeten.'),
  outcome,
  level: 'board',
  by: 'council',
  document: null,
  decidedOn: '2026-10-20',
  validFrom: '2026-10-20',
  reviewOn: '2027-04-20',
  state: 'in-force',
  answersBeads: [],
});

export const quoteUnderTest = (beadId: string, words: string): QuoteEntry => ({
  ...told(beadId, `p-${beadId}`),
  words: easy(words),
  locale: 'nl-eenvoudig',
  sound: null,
  photos: [],
  name: null,
  saidIn: '2026-09',
  fromThemes: [],
});

/** A record written by hand: a small approach in which everything was published. */
export function recordUnderTest(change: Partial<ApproachRecord> = {}): ApproachRecord {
  return {
    readers: 'coalition',
    approach: {
      id: '01900000-0000-7000-8000-000000000000',
      slug: 'veilig-buiten',
      title: 'Veilig buiten in De Wilgenhoek',
      purpose: 'Kinderen kunnen na school buiten spelen.',
      description: null,
      areas: ['De Wilgenhoek'],
      forWhom: 'children',
      coordinator: 'Marit de Groot',
      startedOn: '2026-05-01',
      answerDays: 21,
      openedOn: '2026-06-01',
    },
    partners: [
      { name: 'Gemeente Voorbeeldstad', kind: 'government', domain: 'social', levels: ['policy'] },
    ],
    hasResidentPartners: true,
    heard: [heardUnderTest('heard-1', 'Op het pad naar school is het donker.')],
    goals: [goalUnderTest('goal-1', 'Kinderen lopen veilig naar school.')],
    decisions: [
      decisionUnderTest('decision-1', 'Er komen zes lampen langs het pad.'),
      decisionUnderTest('decision-2', 'Er komt geen drempel in de straat.', 'no'),
    ],
    answers: [
      {
        ...told('answer-1', 'p-answer-1'),
        words: easy('De lampen hangen er voor de winter.'),
        givenOn: '2026-10-25',
        deliveredTo: 14,
      },
    ],
    quotes: [quoteUnderTest('quote-1', 'Mijn dochter durft er niet langs.')],
    figures: {
      asOf: '2026-11-21',
      since: '2026-05-01',
      received: 41,
      answered: 30,
      medianDays: 12,
      contested: 1,
      open: 8,
      late: 2,
      lateSince: '2026-11-01',
      takenBack: 1,
      setAside: 2,
    },
    stuck: [],
    tombstones: [],
    seal: { number: 7, hash: 'ab'.repeat(32), sealedOn: '2026-11-20' },
    version: 3,
    ...change,
  };
}

const sentence =
  'Op het pad tussen de school en het plein is het in de winter donker, en dan lopen kinderen liever over de weg.';

/** The record of an approach to which thousands contributed. */
export function largeRecordUnderTest(scale = 1): ApproachRecord {
  const many = <E>(count: number, make: (index: number) => E): E[] =>
    Array.from({ length: Math.round(count * scale) }, (_, index) => make(index));
  return recordUnderTest({
    heard: many(120, (index) => heardUnderTest(`heard-${index}`, `${index}. ${sentence}`)),
    goals: many(60, (index) => goalUnderTest(`goal-${index}`, `${index}. ${sentence}`)),
    decisions: many(120, (index) => ({
      ...decisionUnderTest(`decision-${index}`, `${index}. ${sentence}`, index % 3 ? 'yes' : 'no'),
      decidedOn: addDays('2026-01-01', index % 300),
    })),
    quotes: many(40, (index) => quoteUnderTest(`quote-${index}`, `${index}. ${sentence}`)),
  });
}
