import type { ActorRole } from '../../thread/events.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { PublishedFacts, PublishedKind, PublishedPart } from '../publish-source.ts';

/** asked: waits for the person; proposed: waits for a resident partner; withdrawn: a tombstone. */
export const publicationStates = ['asked', 'proposed', 'held', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

export type WithdrawnWhy = 'by-person' | 'erased' | 'by-team' | 'held' | 'replaced' | 'term';

/** For what a person is asked: the words without a name, and each of these with them. */
export const consentUses = ['anonymous', 'name', 'voice', 'photo'] as const;
export type ConsentUse = (typeof consentUses)[number];
export const isConsentUse = (value: string): value is ConsentUse =>
  (consentUses as readonly string[]).includes(value);

/** How we know what a person said. */
export const consentWays = ['code', 'key-person', 'phone', 'e-mail', 'visit'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** What a person was asked of one copy, for one use, and what they said. */
export interface Consent {
  readonly use: ConsentUse;
  readonly askedAt: Date;
  readonly givenAt: Date | null;
  readonly refusedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly through: ConsentWay | null;
  /** Who heard it; null with the code. */
  readonly heardBy: string | null;
}

/** Whether this use may be made of the copy now. */
export const isGiven = ({ givenAt, withdrawnAt }: Consent): boolean =>
  givenAt !== null && withdrawnAt === null;

/** A copy of a bead's words, made to be read by everybody. */
export interface Publication {
  readonly id: string;
  /** Random: its name in public addresses, the API and exports. */
  readonly publicId: string;
  readonly approachId: string;
  readonly beadId: string;
  readonly kind: PublishedKind;
  readonly state: PublicationState;
  readonly facts: PublishedFacts;
  readonly texts: Readonly<Partial<Record<PublishedPart, TextByLocale>>>;
  readonly shownName: string | null;
  readonly soundFileId: string | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly publishedOn: Day | null;
  /** The resident partner who let it through. */
  readonly seenByPartner: string | null;
  readonly withdrawnOn: Day | null;
  readonly withdrawnWhy: WithdrawnWhy | null;
  readonly version: number;
}

/** A copy with what the person was asked of it. */
export interface SharedCopy {
  readonly publication: Publication;
  readonly consents: readonly Consent[];
  /** Photos that they were asked for, and have not refused. */
  readonly photos: readonly string[];
}

/** Who says it, and how we know. */
export interface Speaking {
  readonly through: ConsentWay;
  /** Who heard it; null with the code. */
  readonly heardBy: string | null;
  readonly actorRole: ActorRole;
  readonly locale: string;
  readonly wordingVersion: string;
}

/** The parts of a copy, in the order of the page. */
export const partsOfKind: Readonly<Record<PublishedKind, readonly PublishedPart[]>> = {
  theme: ['heard', 'said-by'],
  goal: ['change', 'notice', 'input'],
  decision: ['what', 'why'],
  answer: ['words'],
  contribution: ['words'],
};

export const publicationLimits = { words: 10_000, name: 80, reason: 1000, photos: 4 } as const;

/** The words of one part of a copy in one language, as somebody typed them. */
export interface TypedWords {
  readonly part: PublishedPart;
  readonly locale: string;
  readonly body: string;
}

export type CopyFault = 'empty' | 'too-long' | 'traces';
/** By the name of the field: `<part>.<locale>`. */
export type CopyFaults = Readonly<Record<string, CopyFault>>;
export const fieldOfWords = ({ part, locale }: Pick<TypedWords, 'part' | 'locale'>): string =>
  `${part}.${locale}`;

/**
 * What is wrong with the words of a copy: the first part may not be empty in every language, and none
 * may be too long. A language that is left empty is not copied.
 */
export function judgeCopy(kind: PublishedKind, typed: readonly TypedWords[]): CopyFaults {
  const faults: Record<string, CopyFault> = {};
  const [first] = partsOfKind[kind];
  const ofFirst = typed.filter(({ part }) => part === first);
  if (ofFirst.every(({ body }) => body.trim() === '')) {
    const at = ofFirst[0];
    faults[at ? fieldOfWords(at) : `${first}.nl-eenvoudig`] = 'empty';
  }
  for (const words of typed) {
    if ([...words.body].length > publicationLimits.words) faults[fieldOfWords(words)] = 'too-long';
  }
  return faults;
}

/** States in which a copy is on its way, or shown. */
export const isAlive = ({ state }: Pick<Publication, 'state'>): boolean => state !== 'withdrawn';

export type NotNow =
  | 'not-asked-for' // in this state there is nothing to let through, hold or publish
  | 'no-consent'
  | 'not-seen'
  | 'not-open';

/**
 * Whether a copy may be put on the public page: the person said yes where it is asked, a resident partner
 * let it through where there is one, and the approach has a public page.
 */
export function judgePublishing(
  publication: Pick<Publication, 'state' | 'seenByPartner'>,
  given: {
    readonly needsConsent: boolean;
    readonly hasConsent: boolean;
    readonly hasPartners: boolean;
    readonly isOpen: boolean;
  },
): { readonly ok: true } | { readonly ok: false; readonly reason: NotNow } {
  if (publication.state === 'asked') return { ok: false, reason: 'no-consent' };
  if (publication.state !== 'proposed') return { ok: false, reason: 'not-asked-for' };
  if (given.needsConsent && !given.hasConsent) return { ok: false, reason: 'no-consent' };
  if (given.hasPartners && publication.seenByPartner === null) {
    return { ok: false, reason: 'not-seen' };
  }
  return given.isOpen ? { ok: true } : { ok: false, reason: 'not-open' };
}

/** A resident partner may let through what waits for them, what they hold, and what was published without. */
export function mayLetThrough({
  state,
  seenByPartner,
}: Pick<Publication, 'state' | 'seenByPartner'>): boolean {
  return state === 'held' || (seenByPartner === null && ['proposed', 'published'].includes(state));
}

/** A resident partner may hold whatever is on its way or shown. */
export const mayHold = ({ state }: Pick<Publication, 'state'>): boolean =>
  ['asked', 'proposed', 'published'].includes(state);

/** Where a copy goes on once nobody holds it, or its words are other ones. */
export function stateAfterChange(needsConsent: boolean, hasConsent: boolean): PublicationState {
  return needsConsent && !hasConsent ? 'asked' : 'proposed';
}
