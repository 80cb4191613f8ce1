import type { CoalitionWords } from '../../web/words.ts';
import { isKnownDomain, type OrganisationKind } from './organisation.ts';

/** A domain in words; names that a workspace added are their own words. */
export function sayDomain({ say }: CoalitionWords, domain: string | null): string {
  if (domain === null) return say('people.domain.unknown');
  return isKnownDomain(domain) ? say(`people.domain.${domain}`) : domain;
}

/** What kind of organisation it is, in words. */
export function sayKind({ say }: CoalitionWords, kind: OrganisationKind | null): string {
  return kind === null ? say('people.kind.unknown') : say(`people.kind.${kind}`);
}
