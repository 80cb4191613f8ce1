import { DatabaseError, type Tx } from '../../db/database.ts';
import type { Source } from '../../thread/ids.ts';
import {
  allOrganisations,
  organisationNamed,
  organisationOfName,
} from '../organisations/organisation-store.ts';
import { holderOfAddress } from './account-store.ts';
import type { PersonFaults, PersonInput } from './person-form.ts';

const uniqueViolation = '23505';

/** Two administrators gave one address to two people at the same moment. */
export const isTaken = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === uniqueViolation;

/** What is wrong with an address that is to be somebody's: it is another's, here or gone. */
export async function faultOfAddress(
  tx: Tx,
  tenantId: string,
  email: string,
  ownId: string | null,
): Promise<PersonFaults | null> {
  const holder = await holderOfAddress(tx, tenantId, email);
  if (!holder || holder.id === ownId) return null;
  return { email: holder.active ? 'email-taken' : 'email-of-who-left' };
}

/** The id of the organisation that was chosen or typed; one that is new is added. */
export async function placeOrganisation(
  tx: Tx,
  source: Source,
  tenantId: string,
  chosen: PersonInput['organisation'],
): Promise<{ ok: true; id: string | null } | { ok: false; faults: PersonFaults }> {
  if (chosen === null) return { ok: true, id: null };
  if ('id' in chosen) {
    const known = await allOrganisations(tx, tenantId);
    if (known.some(({ id }) => id === chosen.id)) return { ok: true, id: chosen.id };
    return { ok: false, faults: { organisationId: 'organisation-missing' } };
  }
  const { name, kind, domain } = chosen;
  const known = await organisationOfName(tx, tenantId, name);
  const found = known ?? (await organisationNamed(tx, source, tenantId, name, { kind, domain }));
  return { ok: true, id: found.id };
}
