import type { z } from '@hono/zod-openapi';
import type { TextByLocale } from '../../thread/texts.ts';
import { feedPath, filePath } from '../public/public-page.ts';
import type { ApproachRecord, PublishedFile, Told } from '../record/approach-record.ts';
import type { approachSchema, Collection, collections } from './api-schemas.ts';

type Item<Name extends Collection> = z.infer<(typeof collections)[Name]>;
export type AnyItem = Item<Collection>;
/** An item with the day by which it has its place: newest first. */
export interface Placed {
  readonly day: string;
  readonly item: AnyItem;
}

const textsOf = (words: TextByLocale | null) =>
  Object.entries(words ?? {}).flatMap(([language, { body, status }]) =>
    body === null ? [] : [{ language, text: body, status }],
  );

/** Public ids of those of these beads that are published. */
type Names = (beads: readonly string[]) => string[];

function namesOf(record: ApproachRecord): Names {
  const told: readonly Told[] = [
    ...record.heard,
    ...record.goals,
    ...record.decisions,
    ...record.answers,
    ...record.quotes,
  ];
  const ids = new Map(told.map(({ beadId, publicId }) => [beadId, publicId]));
  return (beads) => beads.flatMap((bead) => ids.get(bead) ?? []);
}

/** What every published thing tells of itself; null for what is not published. */
function common(told: Told) {
  if (told.publicId === null || told.publishedOn === null) return null;
  return {
    id: told.publicId,
    publishedOn: told.publishedOn,
    seenByResidentPartner: told.seenByPartner,
    takenBack: told.takenBack,
  };
}

const fileOf = (baseUrl: string, publicId: string, file: PublishedFile) => ({
  url: `${baseUrl}${filePath(publicId, file.mark)}`,
  mediaType: file.mediaType,
  byteLength: file.byteLength,
  seconds: file.seconds,
});

const themesOf = (record: ApproachRecord): Placed[] =>
  record.heard.flatMap((one) => {
    const base = one.isConfirmed && common(one);
    if (!base) return [];
    const { contributions, confirmedOn } = one;
    const words = { heard: textsOf(one.heard), saidBy: textsOf(one.saidBy) };
    return { day: base.publishedOn, item: { ...base, ...words, contributions, confirmedOn } };
  });

const goalsOf = (record: ApproachRecord, names: Names): Placed[] =>
  record.goals.flatMap((one) => {
    const base = common(one);
    if (!base) return [];
    const { state, decidedOn, withResidents, residentsThere } = one;
    const item = {
      ...{ ...base, change: textsOf(one.change), notice: textsOf(one.notice) },
      ...{ input: textsOf(one.input), state, decidedOn, withResidents },
      residentsThere: [...residentsThere],
      answersTo: names(one.fromBeads),
    };
    return { day: base.publishedOn, item };
  });

const decisionsOf = (record: ApproachRecord, names: Names): Placed[] =>
  record.decisions.flatMap((one) => {
    const base = common(one);
    if (!base) return [];
    const { outcome, level, by, document, decidedOn, validFrom, reviewOn, state } = one;
    const facts = { outcome, level, by, document, decidedOn, validFrom, reviewOn, state };
    const words = { what: textsOf(one.what), why: textsOf(one.why) };
    const item = { ...base, ...words, ...facts, answersTo: names(one.answersBeads) };
    return { day: base.publishedOn, item };
  });

const answersOf = (record: ApproachRecord): Placed[] =>
  record.answers.flatMap((one) => {
    const base = common(one);
    if (!base) return [];
    const { givenOn, deliveredTo } = one;
    const item = { ...base, words: textsOf(one.words), givenOn, deliveredTo };
    return { day: base.publishedOn, item };
  });

const contributionsOf = (record: ApproachRecord, names: Names, baseUrl: string): Placed[] =>
  record.quotes.flatMap((one) => {
    const base = common(one);
    if (!base) return [];
    const item = {
      ...{ ...base, saidIn: one.saidIn, language: one.locale, words: textsOf(one.words) },
      name: one.name,
      sound: one.sound && fileOf(baseUrl, base.id, one.sound),
      photos: one.photos.map((photo) => fileOf(baseUrl, base.id, photo)),
      themes: names(one.fromThemes),
    };
    return { day: base.publishedOn, item };
  });

function evidenceOf(record: ApproachRecord): Placed[] {
  const facts: Item<'evidence'>[] = [];
  const add = (
    told: Told,
    fact: Pick<Item<'evidence'>, 'kind' | 'of' | 'on' | 'confirmedByResident'>,
  ) => {
    if (told.publicId) facts.push({ id: told.publicId, principle: 'R', ...fact });
  };
  for (const one of record.heard) {
    if (!one.isConfirmed || !one.confirmedOn) continue;
    const on = one.confirmedOn;
    add(one, { kind: 'theme-confirmed', of: 'themes', on, confirmedByResident: true });
  }
  for (const one of record.goals) {
    if (!one.withResidents || !one.decidedOn) continue;
    const kind = 'goal-decided-with-residents';
    add(one, { kind, of: 'goals', on: one.decidedOn, confirmedByResident: one.seenByPartner });
  }
  const said = new Set([...record.heard, ...record.quotes].map(({ beadId }) => beadId));
  for (const one of record.decisions) {
    if (!one.answersBeads.some((bead) => said.has(bead))) continue;
    const kind = 'decision-on-what-was-said';
    add(one, { kind, of: 'decisions', on: one.decidedOn, confirmedByResident: one.seenByPartner });
  }
  return facts.map((item) => ({ day: item.on, item }));
}

const collectionOf = {
  contribution: 'contributions',
  theme: 'themes',
  goal: 'goals',
  decision: 'decisions',
  answer: 'answers',
} as const;

const tombstonesOf = (record: ApproachRecord): Placed[] =>
  record.tombstones.map(({ publicId, kind, on }) => ({
    day: on,
    item: { id: publicId, of: collectionOf[kind], takenBackOn: on },
  }));

/**
 * Everything in one list of an approach, not in order yet.
 * @param baseUrl the workspace's address, without a slash at the end
 */
export function itemsOf(record: ApproachRecord, collection: Collection, baseUrl: string): Placed[] {
  const names = namesOf(record);
  if (collection === 'contributions') return contributionsOf(record, names, baseUrl);
  if (collection === 'themes') return themesOf(record);
  if (collection === 'goals') return goalsOf(record, names);
  if (collection === 'decisions') return decisionsOf(record, names);
  if (collection === 'answers') return answersOf(record);
  return collection === 'evidence' ? evidenceOf(record) : tombstonesOf(record);
}

/** An approach as the API tells of it; null while it has no public page. */
export function approachOf(
  record: ApproachRecord,
  baseUrl: string,
): z.infer<typeof approachSchema> | null {
  const { slug, title, purpose, forWhom, startedOn, openedOn, answerDays } = record.approach;
  if (openedOn === null) return null;
  return {
    ...{ slug, title, purpose, forWhom, startedOn, openedOn, answerDays },
    description: textsOf(record.approach.description),
    areas: [...record.approach.areas],
    hasResidentPartners: record.hasResidentPartners,
    partners: record.partners.map((one) => ({ ...one, levels: [...one.levels] })),
    answering: { ...record.figures, source: 'Hoofdrol' },
    seal: record.seal,
    pageUrl: `${baseUrl}/openbaar/${slug}`,
    feedUrl: `${baseUrl}${feedPath(slug)}`,
  };
}
