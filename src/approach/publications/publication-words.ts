import { wordsFor } from '../../thread/texts.ts';
import type { BadgeTone, DataListItem } from '../../ui/index.ts';
import { isDay, sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import { isCoalitionTag, isResidentTag, locales } from '../../web/locales.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { isKnownBody } from '../decisions/decision.ts';
import type { PublishedFacts, PublishedKind } from '../publish-source.ts';
import { type Publication, partsOfKind } from './publication.ts';

/** Where the publications of an approach stand, and one of them. */
export const publicationsPath = ({ slug }: Pick<Approach, 'slug'>): string => `/publiceren/${slug}`;
export const publicationPath = (approach: Pick<Approach, 'slug'>, id: string): string =>
  `${publicationsPath(approach)}/${id}`;
/** Where one chooses what to publish. */
export const choosePath = (approach: Pick<Approach, 'slug'>, kind: PublishedKind): string =>
  `${publicationsPath(approach)}/kiezen?soort=${kind}`;
/** Where one makes a copy of a bead. */
export const copyPath = (approach: Pick<Approach, 'slug'>, beadId: string): string =>
  `${publicationsPath(approach)}/kopie/${beadId}`;

/** The `lang` attribute of a language tag that people's texts have. */
export const langOf = (tag: string): string | undefined =>
  isResidentTag(tag) || isCoalitionTag(tag) ? locales[tag].lang : undefined;
/** The name of a language in itself. */
export const nameOfLanguage = (tag: string): string =>
  isResidentTag(tag) || isCoalitionTag(tag) ? locales[tag].name : tag;

/** What a publication is called in a list: its first words. */
export function titleOf(
  { say, locale }: CoalitionWords,
  { kind, texts }: Pick<Publication, 'kind' | 'texts'>,
): { title: string; lang: string | undefined } {
  for (const part of partsOfKind[kind]) {
    const words = wordsFor(texts[part] ?? null, locale.tag);
    if (words?.body) return { title: firstWords(words.body, 120), lang: langOf(words.locale) };
  }
  return { title: say('publishing.gone'), lang: undefined };
}

const tones: Readonly<Record<Publication['state'], BadgeTone>> = {
  asked: 'waiting',
  proposed: 'waiting',
  held: 'bad',
  published: 'good',
  withdrawn: 'neutral',
};

/** How a publication stands, in a few words. */
export function sayStanding(
  { say }: CoalitionWords,
  { state, seenByPartner }: Pick<Publication, 'state' | 'seenByPartner'>,
  hasPartners: boolean,
): { words: string; tone: BadgeTone } {
  const tone = tones[state];
  if (state !== 'proposed') return { words: say(`publishing.state.${state}`), tone };
  if (seenByPartner) return { words: say('publishing.state.proposed.seen'), tone: 'info' };
  const who = hasPartners ? 'publishing.state.proposed' : 'publishing.state.proposed.alone';
  return { words: say(who), tone };
}

const factNames = [
  'contributions',
  'confirmedOn',
  'state',
  'decidedOn',
  'withResidents',
  'residentsThere',
  'level',
  'outcome',
  'body',
  'byName',
  'validFrom',
  'reviewOn',
  'documentName',
  'givenOn',
  'deliveredTo',
  'saidIn',
] as const;
type FactName = (typeof factNames)[number];

function sayFact(
  { say, locale }: CoalitionWords,
  name: FactName,
  value: string | number | boolean | readonly string[],
): string {
  if (typeof value === 'boolean') return say(value ? 'publishing.yes' : 'publishing.no');
  if (typeof value === 'object') {
    return new Intl.ListFormat(locale.intl, { type: 'conjunction' }).format(value);
  }
  const text = String(value);
  if (name === 'level') return say(`decision.level.${text as 'policy'}`);
  if (name === 'outcome') return say(`decision.outcome.${text as 'yes'}`);
  if (name === 'state') return say(`goal.state.${text as 'open'}`);
  if (name === 'body') return isKnownBody(text) ? say(`decision.body.${text}`) : text;
  if (name === 'saidIn') {
    const month = new Date(`${text}-01T00:00:00Z`);
    const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return month.toLocaleDateString(locale.intl, format);
  }
  return isDay(text) ? sayDay(text, locale) : text;
}

/** What goes along with the words of a copy, to be looked at before it is public. */
export function sayFacts(words: CoalitionWords, facts: PublishedFacts): DataListItem[] {
  return factNames.flatMap((name) => {
    const value = facts[name];
    const isThere = value !== null && value !== undefined && value !== '';
    if (!isThere || (Array.isArray(value) && value.length === 0)) return [];
    return {
      term: words.say(`publishing.factOf.${name}`),
      definition: sayFact(words, name, value),
    };
  });
}
