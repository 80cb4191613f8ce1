import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FormPost } from '../../web/form-post.ts';
import {
  isKnownDomain,
  type Organisation,
  type OrganisationKind,
  organisationKinds,
} from './organisation.ts';

const longestName = 120;
const longestDomain = 60;

export const organisationName = z
  .string()
  .trim()
  .min(1, 'name-missing')
  .max(longestName, 'name-too-long');

export interface OrganisationInput {
  readonly name: string;
  readonly kind: OrganisationKind | null;
  readonly domain: string | null;
}

/** What someone typed in the form of an organisation, as it was typed. */
export interface TypedOrganisation {
  readonly name: string;
  readonly kind: string;
  readonly domain: string;
}
export type OrganisationField = keyof TypedOrganisation;
export type OrganisationFault =
  | 'name-missing'
  | 'name-too-long'
  | 'name-taken'
  | 'kind-missing'
  | 'domain-missing';
export type OrganisationFaults = Partial<Record<OrganisationField, OrganisationFault>>;

const schema = z.object({
  name: organisationName,
  kind: z.enum(organisationKinds, 'kind-missing'),
  domain: z.string().trim().min(1, 'domain-missing'),
});

export const noOrganisationTyped: TypedOrganisation = { name: '', kind: '', domain: '' };

export const typedOrganisation = (form: FormPost): TypedOrganisation => ({
  name: form.text('name'),
  kind: form.text('kind'),
  domain: form.text('domain'),
});

/** An organisation as its form shows it. */
export const asTypedOrganisation = ({ name, kind, domain }: Organisation): TypedOrganisation => ({
  name,
  kind: kind ?? '',
  domain: domain ?? '',
});

/**
 * Judges what was typed.
 * @param domains those that the workspace knows: its own, and everyone's
 */
export function judgeOrganisation(
  typed: TypedOrganisation,
  domains: readonly string[],
): { ok: true; input: OrganisationInput } | { ok: false; faults: OrganisationFaults } {
  const faults: OrganisationFaults = {};
  const judged = schema.safeParse(typed);
  for (const { path, message } of judged.error?.issues ?? []) {
    faults[path[0] as OrganisationField] ??= message as OrganisationFault;
  }
  if (judged.data && !domains.includes(judged.data.domain)) faults.domain = 'domain-missing';
  if (!judged.success || Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, input: judged.data };
}

/** What someone had before them when they began to change an organisation. */
export function markOfOrganisation({ name, kind, domain }: Organisation): string {
  const shown = JSON.stringify([name, kind, domain]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 16);
}

export type DomainFault = 'domain-name-missing' | 'domain-name-too-long' | 'domain-name-taken';

/**
 * Judges the name of a domain that a workspace adds.
 * @param taken names that stand in the list already, as they are shown
 */
export function judgeDomain(
  typed: string,
  taken: readonly string[],
): { ok: true; name: string } | { ok: false; fault: DomainFault } {
  const name = typed.replace(/\s+/gu, ' ').trim();
  if (name === '') return { ok: false, fault: 'domain-name-missing' };
  if (name.length > longestDomain) return { ok: false, fault: 'domain-name-too-long' };
  const same = (one: string) => one.toLowerCase() === name.toLowerCase();
  if (taken.some(same) || isKnownDomain(name.toLowerCase())) {
    return { ok: false, fault: 'domain-name-taken' };
  }
  return { ok: true, name };
}
