/** What kind of organisation sits at the table. */
export const organisationKinds = [
  'government',
  'business',
  'civil-society',
  'knowledge',
  'fund',
  'residents',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Domains that we know; a workspace adds names of its own (`ownDomains`). */
export const knownDomains = [
  'medical',
  'social',
  'spatial',
  'public-health',
  'education',
  'work',
  'safety',
] as const;
export type KnownDomain = (typeof knownDomains)[number];

export const isKnownDomain = (domain: string): domain is KnownDomain =>
  (knownDomains as readonly string[]).includes(domain);

export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** Null: nobody said it yet. */
  readonly kind: OrganisationKind | null;
  /** One of `knownDomains`, or a name that the workspace added; null: nobody said it yet. */
  readonly domain: string | null;
}
