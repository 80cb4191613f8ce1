import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FormPost } from '../../web/form-post.ts';
import { type OrganisationKind, organisationKinds } from '../organisations/organisation.ts';
import { type OrganisationInput, organisationName } from '../organisations/organisation-form.ts';
import {
  type Account,
  isSeat,
  type Level,
  levels,
  needsLevel,
  type Role,
  roles,
} from './account.ts';

export const personFields = [
  'name',
  'email',
  'role',
  'level',
  'organisationId',
  'newOrganisation',
  'kind',
  'domain',
] as const;
export type PersonField = (typeof personFields)[number];
/** What someone typed in the form of a person, as it was typed. */
export type TypedPerson = Readonly<Record<PersonField, string>>;

export type PersonFault =
  | 'name-missing'
  | 'name-too-long'
  | 'email-missing'
  | 'email-wrong'
  | 'email-taken'
  | 'email-of-who-left'
  | 'role-missing'
  | 'role-last-administrator'
  | 'role-work-left'
  | 'level-missing'
  | 'organisation-missing'
  | 'organisation-too-long'
  | 'kind-missing'
  | 'domain-missing';
/** What is wrong, by field. */
export type PersonFaults = Partial<Record<PersonField, PersonFault>>;

/** What a person is made from, checked. */
export interface PersonInput {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly level: Level | null;
  /** One that is there, a new one, or none. */
  readonly organisation: { readonly id: string } | OrganisationInput | null;
}

const longestName = 120;
const longestAddress = 254; // RFC 5321 §4.5.3.1.3

const schema = z.object({
  name: z.string().trim().min(1, 'name-missing').max(longestName, 'name-too-long'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'email-missing')
    .max(longestAddress, 'email-wrong')
    .pipe(z.email('email-wrong')),
  role: z.enum(roles, 'role-missing'),
});

export const nobodyTyped: TypedPerson = {
  name: '',
  email: '',
  role: '',
  level: '',
  organisationId: '',
  newOrganisation: '',
  kind: '',
  domain: '',
};

/** Reads what was typed from a form post; nothing is judged yet. */
export function typedPerson(form: FormPost): TypedPerson {
  return Object.fromEntries(personFields.map((field) => [field, form.text(field)])) as TypedPerson;
}

/** Someone as the form shows them. */
export function asTyped(account: Account): TypedPerson {
  return {
    ...nobodyTyped,
    name: account.name,
    email: account.email,
    role: account.role,
    level: account.level ?? '',
    organisationId: account.organisationId ?? '',
  };
}

/** What someone had before them when they began to change a person: two changes never mix unseen. */
export function markOfPerson(account: Account): string {
  const { name, email, role, level, organisationId } = account;
  const shown = JSON.stringify([name, email, role, level, organisationId]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 16);
}

/** A new organisation that was typed goes before one that was chosen. */
function judgeOrganisation(
  typed: TypedPerson,
  domains: readonly string[],
  faults: PersonFaults,
): PersonInput['organisation'] {
  const { newOrganisation, kind, domain, organisationId } = typed;
  if (newOrganisation.trim() === '') {
    if (organisationId === '') faults.organisationId = 'organisation-missing';
    return { id: organisationId };
  }
  const name = organisationName.safeParse(newOrganisation);
  if (!name.success) faults.newOrganisation = 'organisation-too-long';
  const isKind = (value: string): value is OrganisationKind =>
    (organisationKinds as readonly string[]).includes(value);
  if (!isKind(kind)) faults.kind = 'kind-missing';
  if (!domains.includes(domain)) faults.domain = 'domain-missing';
  return { name: name.data ?? '', kind: isKind(kind) ? kind : null, domain };
}

/**
 * Judges what was typed. Members and coordinators sit at the table for an organisation, at a level;
 * resident partners and key persons have neither, whatever was filled in.
 * @param domains those that the workspace knows: everyone's and its own
 */
export function judgePerson(
  typed: TypedPerson,
  domains: readonly string[],
): { ok: true; input: PersonInput } | { ok: false; faults: PersonFaults } {
  const faults: PersonFaults = {};
  const judged = schema.safeParse(typed);
  for (const { path, message } of judged.error?.issues ?? []) {
    faults[path[0] as PersonField] ??= message as PersonFault;
  }
  const role = roles.find((one) => one === typed.role);
  const level = levels.find((one) => one === typed.level) ?? null;
  const named = typed.organisationId !== '' || typed.newOrganisation.trim() !== '';
  let organisation: PersonInput['organisation'] = null;
  if (role && !isSeat(role)) {
    if (needsLevel(role) && !level) faults.level = 'level-missing';
    if (needsLevel(role) || named) organisation = judgeOrganisation(typed, domains, faults);
  }
  if (!judged.success || Object.keys(faults).length > 0) return { ok: false, faults };
  const input = { ...judged.data, organisation };
  return { ok: true, input: { ...input, level: isSeat(input.role) ? null : level } };
}
