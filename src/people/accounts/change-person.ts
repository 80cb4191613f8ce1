import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import { endSignInLinks } from '../leaving/leaving-store.ts';
import { workOf } from '../leaving/work-of.ts';
import { domainsHere } from '../organisations/organisation-store.ts';
import type { OwnedWork } from '../owned-work.ts';
import { may, type Person, type Role } from './account.ts';
import { hasOtherAdministrator, lockPeople, personOfId, updateAccount } from './account-store.ts';
import { faultOfAddress, isTaken, placeOrganisation } from './keep-person.ts';
import { judgePerson, markOfPerson, type PersonFaults, type TypedPerson } from './person-form.ts';

export type ChangedPerson =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  /** Somebody else changed this person meanwhile: `now` is what it says now. */
  | { ok: false; reason: 'changed'; now: Person }
  | { ok: false; reason: 'invalid'; faults: PersonFaults };

const invalid = (faults: PersonFaults): ChangedPerson => ({ ok: false, reason: 'invalid', faults });

/** Another role must not leave a workspace without administrator, nor work with who may not do it. */
async function faultOfRole(
  tx: Tx,
  tenantId: string,
  works: readonly OwnedWork[],
  person: Person,
  role: Role,
): Promise<PersonFaults | null> {
  if (role === person.role) return null;
  if (person.role === 'administrator' && !(await hasOtherAdministrator(tx, tenantId, person.id))) {
    return { role: 'role-last-administrator' };
  }
  const work = await workOf(tx, tenantId, works, person.id);
  return work.every(({ kind }) => may({ role }, kind.right)) ? null : { role: 'role-work-left' };
}

/**
 * Changes what is known of someone. A new address ends the sign-in links that wait at the old one.
 * @param change what was typed, and what the administrator had before them (`markOfPerson`)
 * @throws DatabaseAway
 */
export async function changePerson(
  deps: Deps,
  works: readonly OwnedWork[],
  tenantId: string,
  change: { id: string; typed: TypedPerson; seen: string },
): Promise<ChangedPerson> {
  const { id, typed, seen } = change;
  try {
    return await allOrNothing(deps.db, { tenantId }, async (tx): Promise<ChangedPerson> => {
      const judged = judgePerson(typed, await domainsHere(tx, tenantId));
      if (!judged.ok) return invalid(judged.faults);
      const { organisation, ...input } = judged.input;
      if (!(await personOfId(tx, tenantId, id))) return { ok: false, reason: 'gone' };
      await lockPeople(tx, tenantId, [id]);
      const person = await personOfId(tx, tenantId, id);
      if (!person?.active) return { ok: false, reason: 'gone' };
      if (markOfPerson(person) !== seen) return { ok: false, reason: 'changed', now: person };
      const fault =
        (await faultOfAddress(tx, tenantId, input.email, id)) ??
        (await faultOfRole(tx, tenantId, works, person, input.role));
      if (fault) return invalid(fault);
      const placed = await placeOrganisation(tx, deps, tenantId, organisation);
      if (!placed.ok) return invalid(placed.faults);
      await updateAccount(tx, tenantId, { id, ...input, organisationId: placed.id });
      if (input.email !== person.email) await endSignInLinks(tx, tenantId, id);
      return { ok: true };
    });
  } catch (error) {
    if (isTaken(error)) return invalid({ email: 'email-taken' });
    throw error;
  }
}
