import { allOrNothing } from '../../db/all-or-nothing.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { domainsHere } from '../organisations/organisation-store.ts';
import { insertAccount } from './account-store.ts';
import { faultOfAddress, isTaken, placeOrganisation } from './keep-person.ts';
import { judgePerson, type PersonFaults, type TypedPerson } from './person-form.ts';

export type AddedPerson =
  | { ok: true; id: string }
  | { ok: false; reason: 'invalid'; faults: PersonFaults };

const invalid = (faults: PersonFaults): AddedPerson => ({ ok: false, reason: 'invalid', faults });

/**
 * Adds someone who may sign in. An address belongs to one person in a workspace; the same form sent
 * twice adds one.
 * @throws DatabaseAway
 */
export async function addPerson(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'secret'>,
  tenantId: string,
  typed: TypedPerson,
  formKey: string,
): Promise<AddedPerson> {
  try {
    return await allOrNothing(deps.db, { tenantId }, async (tx): Promise<AddedPerson> => {
      const judged = judgePerson(typed, await domainsHere(tx, tenantId));
      if (!judged.ok) return invalid(judged.faults);
      const { organisation, ...input } = judged.input;
      const id = newId(deps);
      const claim = await claimFormKey(tx, deps, {
        keyMac: formKeyMac(deps.secret, formKey),
        contentHash: contentHash(formKey, judged.input),
        subjectId: id,
      });
      if (claim.outcome === 'same') return { ok: true, id: claim.subjectId ?? id };
      const taken = await faultOfAddress(tx, tenantId, input.email, null);
      if (taken) return invalid(taken);
      const placed = await placeOrganisation(tx, deps, tenantId, organisation);
      if (!placed.ok) return invalid(placed.faults);
      const account = { id, ...input, organisationId: placed.id };
      await insertAccount(tx, tenantId, account, deps.clock.now());
      return { ok: true, id };
    });
  } catch (error) {
    if (isTaken(error)) return invalid({ email: 'email-taken' });
    throw error;
  }
}
