import type { Tx } from '../../db/database.ts';
import { type ActorRole, appendEvent } from '../../thread/events.ts';
import type { Source } from '../../thread/ids.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import { allowConsentPhotos, noteConsent, noteWithdrawn } from './consent-store.ts';
import {
  type Consent,
  type ConsentUse,
  type ConsentWay,
  isGiven,
  type Publication,
  publicationLimits,
  type Speaking,
} from './publication.ts';
import { consentsOf, lockPublicationsOfBead, publicationOfId } from './publication-store.ts';
import { dropPhotos, movePublication } from './publication-write-store.ts';
import { endPublication } from './withdraw-publication.ts';

/** What a person is asked, use by use, as they said it. */
export type SaidOfUses = Readonly<Partial<Record<ConsentUse, 'yes' | 'no'>>>;

export type ConsentFault = 'choose' | 'name-missing' | 'name-too-long';
export type ConsentFaults = Readonly<Partial<Record<ConsentUse, ConsentFault>>>;

/** Uses of which the person said nothing yet. */
export const isOpenUse = ({ givenAt, refusedAt }: Consent): boolean => !(givenAt || refusedAt);

/**
 * What is wrong with what was said: every use wants a yes or a no, unless the words themselves may not be
 * shown; and a yes to a name wants the name. A name beside a no is not looked at, and not kept.
 */
export function judgeConsent(
  asked: readonly Consent[],
  said: SaidOfUses,
  name: string,
): ConsentFaults {
  if (said.anonymous === 'no') return {};
  const faults: Partial<Record<ConsentUse, ConsentFault>> = {};
  for (const { use } of asked.filter(isOpenUse)) {
    if (!said[use]) faults[use] = 'choose';
  }
  if (said.name === 'yes' && asked.some(({ use }) => use === 'name')) {
    if (!name.trim()) faults.name = 'name-missing';
    else if ([...name.trim()].length > publicationLimits.name) faults.name = 'name-too-long';
  }
  return faults;
}

/** Which words a person has before them: of this copy, and of no other, in this version. */
export const seenOfCopy = ({ publicId, version }: Pick<Publication, 'publicId' | 'version'>) =>
  `${publicId}.${version}`;

/** What a person said of one copy. */
export interface SaidOfCopy extends Speaking {
  readonly said: SaidOfUses;
  readonly name: string;
  /** The file with the person's voice; null when they typed. */
  readonly sound: string | null;
  /** The words that the person had before them (`seenOfCopy`). */
  readonly seen: string;
}

export type ConsentResult =
  | { readonly ok: true; readonly outcome: 'given' | 'refused' }
  /** Nobody is asked any more, or of other words than the person had before them. */
  | { readonly ok: false; readonly reason: 'changed' }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ConsentFaults };

/** Loads and locks the copy of a bead that is locked already. */
async function lockCopy(tx: Tx, tenantId: string, beadId: string): Promise<Publication | null> {
  const [found] = await lockPublicationsOfBead(tx, tenantId, beadId);
  return found ? publicationOfId(tx, tenantId, found.approachId, found.id) : null;
}

async function keepYes(
  tx: Tx,
  tenantId: string,
  publication: Publication,
  consents: readonly Consent[],
  { said, name, sound }: SaidOfCopy,
): Promise<void> {
  const isYes = (use: ConsentUse) => said[use] === 'yes' && consents.some((one) => one.use === use);
  if (isYes('photo')) await allowConsentPhotos(tx, tenantId, publication.id);
  else await dropPhotos(tx, tenantId, publication.id);
  await movePublication(tx, tenantId, publication.id, {
    state: 'proposed',
    shownName: isYes('name') ? name.trim() : null,
    soundFileId: isYes('voice') ? sound : null,
  });
}

/**
 * Keeps what a person says of a copy of their words, in a transaction in which the contribution is locked.
 * A no to the words is final for this copy: it is gone. Raises the approach's version.
 */
export async function sayOfCopy(
  tx: Tx,
  source: Source,
  tenantId: string,
  beadId: string,
  spoken: SaidOfCopy,
): Promise<ConsentResult> {
  const publication = await lockCopy(tx, tenantId, beadId);
  if (publication?.state !== 'asked' || seenOfCopy(publication) !== spoken.seen) {
    return { ok: false, reason: 'changed' };
  }
  const { id, approachId } = publication;
  const consents = await consentsOf(tx, tenantId, id);
  const faults = judgeConsent(consents, spoken.said, spoken.name);
  if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
  const refuses = spoken.said.anonymous !== 'yes';
  const uses = consents.filter(isOpenUse).map(({ use }) => use);
  const given = refuses ? [] : uses.filter((use) => spoken.said[use] === 'yes');
  const refused = uses.filter((use) => !given.includes(use));
  const at = source.clock.now();
  await noteConsent(tx, tenantId, id, { given, refused, at, ...spoken });
  const { through, wordingVersion, locale, actorRole } = spoken;
  await appendEvent(tx, source, {
    kind: refuses ? 'publication-refused' : 'publication-consented',
    approachId,
    subjectId: id,
    actorRole,
    facts: { of: beadId, given, refused, through, wordingVersion, locale },
  });
  if (refuses) await endPublication(tx, source, tenantId, publication, 'by-person', actorRole);
  else await keepYes(tx, tenantId, publication, consents, spoken);
  await raisePublicationVersion(tx, tenantId, approachId);
  return { ok: true, outcome: refuses ? 'refused' : 'given' };
}

/**
 * A person stops one use of a copy of their words, or ('anonymous') everything: it is off at once. In a
 * transaction in which the contribution is locked. Raises the approach's version.
 * @returns false when there was nothing to stop
 */
export async function stopUse(
  tx: Tx,
  source: Source,
  tenantId: string,
  beadId: string,
  use: ConsentUse,
  { through, actorRole }: { through: ConsentWay | 'team'; actorRole: ActorRole },
): Promise<boolean> {
  const publication = await lockCopy(tx, tenantId, beadId);
  if (!publication) return false;
  const { id, approachId } = publication;
  const consents = await consentsOf(tx, tenantId, id);
  if (!consents.some((one) => one.use === use && isGiven(one))) return false;
  await noteWithdrawn(tx, tenantId, id, use, source.clock.now());
  await appendEvent(tx, source, {
    kind: 'publication-consent-withdrawn',
    approachId,
    subjectId: id,
    actorRole,
    facts: { of: beadId, use, through },
  });
  if (use === 'anonymous') {
    await endPublication(tx, source, tenantId, publication, 'by-person', actorRole);
  } else {
    if (use === 'photo') await dropPhotos(tx, tenantId, id);
    await movePublication(tx, tenantId, id, {
      ...(use === 'name' && { shownName: null }),
      ...(use === 'voice' && { soundFileId: null }),
    });
  }
  await raisePublicationVersion(tx, tenantId, approachId);
  return true;
}
