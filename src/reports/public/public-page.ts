import type { Day } from '../../web/calendar.ts';
import type { ResidentTag } from '../../web/locales.ts';
import type {
  AnswerEntry,
  ApproachRecord,
  DecisionEntry,
  GoalEntry,
  HeardEntry,
  QuoteEntry,
  Told,
} from '../record/approach-record.ts';

/** Parts of the public page that have pages of their own when there is more, by their word in addresses. */
export const sections = {
  heard: 'gehoord',
  decisions: 'besluiten',
  goals: 'doelen',
  answers: 'antwoorden',
  quotes: 'woorden',
} as const;
export type Section = keyof typeof sections;

/** How many stand on the public page itself, and on each page of one part. */
export const shownPerSection = 10;

export const listPath = (tag: ResidentTag): string => `/openbaar?taal=${tag}`;
export const publicPath = (slug: string, tag: ResidentTag): string => `/openbaar/${slug}/${tag}`;
/** Where one part of the page goes on. */
export const sectionPath = (slug: string, tag: ResidentTag, section: Section): string =>
  `${publicPath(slug, tag)}/${sections[section]}`;
/** Where one published thing stands by itself: the address that feeds and letters name. */
export const itemPath = (slug: string, tag: ResidentTag, publicId: string): string =>
  `${publicPath(slug, tag)}/punt/${publicId}`;
export const filePath = (publicId: string, mark: string): string =>
  `/openbaar/bestand/${publicId}/${mark}`;
export const feedPath = (slug: string): string => `/openbaar/${slug}/atom.xml`;

/** Where a letter or sheet stands that was published. */
export const reportPath = (slug: string, publicId: string): string =>
  `/openbaar/${slug}/stukken/${publicId}`;

/** The section of a word in an address, or null. */
export function sectionOf(word: string): Section | null {
  const found = Object.entries(sections).find(([, name]) => name === word);
  return (found?.[0] as Section | undefined) ?? null;
}

/** One published thing, with the part in which it stands. */
export type PublicEntry =
  | { readonly section: 'heard'; readonly entry: HeardEntry }
  | { readonly section: 'decisions'; readonly entry: DecisionEntry }
  | { readonly section: 'goals'; readonly entry: GoalEntry }
  | { readonly section: 'answers'; readonly entry: AnswerEntry }
  | { readonly section: 'quotes'; readonly entry: QuoteEntry };

/** The day by which a thing has its place: newest first. */
export function dayOf({ section, entry }: PublicEntry): Day {
  if (section === 'decisions') return entry.decidedOn;
  if (section === 'answers') return entry.givenOn;
  if (section === 'goals') return entry.decidedOn ?? entry.publishedOn ?? '';
  return entry.publishedOn ?? '';
}

const placeOf = (one: PublicEntry): string => `${dayOf(one)}.${one.entry.publicId}`;

/** Everything of one part that the public may see, newest first. What nobody confirmed is not there. */
export function entriesOf(record: ApproachRecord, section: Section): PublicEntry[] {
  const told: readonly Told[] =
    section === 'heard' ? record.heard.filter(({ isConfirmed }) => isConfirmed) : record[section];
  const entries = told.map((entry) => ({ section, entry }) as PublicEntry);
  const [before, after] = [-1, 1];
  return entries.sort((a, b) => (placeOf(a) > placeOf(b) ? before : after));
}

/** One published thing by its public id, or null. */
export function entryOf(record: ApproachRecord, publicId: string): PublicEntry | null {
  for (const section of Object.keys(sections) as Section[]) {
    const found = entriesOf(record, section).find(({ entry }) => entry.publicId === publicId);
    if (found) return found;
  }
  return null;
}

const place = /^\d{4}-\d{2}-\d{2}\.[\w-]{4,64}$/;
/** Whether a `na` in an address can be a place in a list. */
export const isPlace = (value: string): boolean => place.test(value);

export interface EntryPage {
  readonly entries: readonly PublicEntry[];
  /** After which the next page begins; null: this is the last. */
  readonly next: string | null;
}

/**
 * The entries after a place, by key: the page stays right when what stood at that place was taken back.
 * @param after a place of `next`, or null for the first page
 */
export function pageOfEntries(all: readonly PublicEntry[], after: string | null): EntryPage {
  const rest = after === null ? all : all.filter((one) => placeOf(one) < after);
  const entries = rest.slice(0, shownPerSection);
  const last = entries.at(-1);
  return { entries, next: last && rest.length > shownPerSection ? placeOf(last) : null };
}

/** Something that changed because of residents. */
export type Change =
  | {
      readonly kind: 'decisions';
      /** What they said or wanted; null: it was in a message of one of them. */
      readonly said: HeardEntry | GoalEntry | null;
      /** What was decided on it, newest first. */
      readonly decisions: readonly DecisionEntry[];
    }
  | { readonly kind: 'goal'; readonly goal: GoalEntry };

/** On what of residents a decision hangs: what they said, else a goal of theirs; undefined: on nothing. */
function saidBefore(record: ApproachRecord): (one: DecisionEntry) => Told | null | undefined {
  const heard = new Map(
    record.heard.filter((one) => one.isConfirmed).map((one) => [one.beadId, one]),
  );
  const goals = new Map(record.goals.map((goal) => [goal.beadId, goal]));
  const messages = new Set(record.quotes.map(({ beadId }) => beadId));
  const heardIn = (ids: readonly string[]) => ids.map((id) => heard.get(id)).find(Boolean);
  return ({ answersBeads }) => {
    const goal = answersBeads
      .map((id) => goals.get(id))
      .find((one) => one && (one.withResidents || heardIn(one.fromBeads)));
    const said = heardIn(answersBeads) ?? (goal && heardIn(goal.fromBeads)) ?? goal;
    return said ?? (answersBeads.some((id) => messages.has(id)) ? null : undefined);
  };
}

/**
 * What changed because of residents, newest first: decisions on what they said, wanted or decided ("no"
 * included), and goals of which it is written down what they changed. A decision that hangs on nothing of
 * theirs is not in it.
 */
export function changesOf(record: ApproachRecord): Change[] {
  const before = saidBefore(record);
  const bySaid = new Map<Told | DecisionEntry, DecisionEntry[]>();
  for (const decision of record.decisions) {
    const said = before(decision);
    if (said === undefined) continue;
    const group = said ?? decision;
    bySaid.set(group, [...(bySaid.get(group) ?? []), decision]);
  }
  const decided = [...bySaid].map(([said, decisions]): Change => {
    const newest = decisions.sort((a, b) => b.decidedOn.localeCompare(a.decidedOn));
    const isItself = said === decisions[0];
    return { kind: 'decisions', said: isItself ? null : (said as HeardEntry), decisions: newest };
  });
  const changed = record.goals
    .filter(({ input }) => input !== null)
    .map((goal): Change => ({ kind: 'goal', goal }));
  const dayOfChange = (one: Change): Day =>
    (one.kind === 'goal' ? one.goal.decidedOn : one.decisions[0]?.decidedOn) ?? '';
  return [...decided, ...changed].sort((a, b) => dayOfChange(b).localeCompare(dayOfChange(a)));
}

/** Organisations by domain, domains with most organisations first; those without a domain last. */
export function partnersByDomain(
  partners: ApproachRecord['partners'],
): { domain: string | null; partners: ApproachRecord['partners'] }[] {
  const domains = new Map<string | null, ApproachRecord['partners'][number][]>();
  for (const partner of partners) {
    domains.set(partner.domain, [...(domains.get(partner.domain) ?? []), partner]);
  }
  return [...domains]
    .map(([domain, members]) => ({ domain, partners: members }))
    .sort(
      (a, b) =>
        Number(a.domain === null) - Number(b.domain === null) ||
        b.partners.length - a.partners.length,
    );
}
