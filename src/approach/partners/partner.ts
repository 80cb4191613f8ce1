import type { FormPost } from '../../web/form-post.ts';
import type { Partner } from './partner-store.ts';

/** Domains that an approach to health can hardly do without. */
export const neededDomains = ['medical', 'social', 'spatial', 'public-health'] as const;

/** Which of these domains no partner of today works in. */
export const missingDomains = (partners: readonly Partner[]) =>
  neededDomains.filter(
    (domain) => !partners.some((one) => one.untilOn === null && one.domain === domain),
  );

/** Partners of today by domain, in the order of the domains; those of an unknown domain last. */
export function partnersByDomain(
  partners: readonly Partner[],
  domains: readonly string[],
): { domain: string | null; partners: Partner[] }[] {
  const now = partners.filter(({ untilOn }) => untilOn === null);
  const found = now.flatMap(({ domain }) => (domain === null ? [] : [domain]));
  const groups = [...new Set([...domains, ...found]), null].map((domain) => ({
    domain,
    partners: now.filter((one) => one.domain === domain),
  }));
  return groups.filter((group) => group.partners.length > 0);
}

/** What somebody typed to let an organisation join. */
export interface TypedPartner {
  /** Id of one that the workspace knows; '' for a new one. */
  readonly organisationId: string;
  readonly name: string;
  readonly kind: string;
  readonly domain: string;
}
export type PartnerFault = 'partner-missing' | 'name-too-long' | 'kind-unknown' | 'domain-unknown';
export type PartnerFaults = Partial<Record<keyof TypedPartner, PartnerFault>>;
export const partnerNameLimit = 120;

/** Reads what was typed; nothing is judged yet. */
export const typedPartner = (form: FormPost): TypedPartner => ({
  organisationId: form.text('organisationId'),
  name: form.text('name').trim(),
  kind: form.text('kind'),
  domain: form.text('domain'),
});
