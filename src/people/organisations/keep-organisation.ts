import { allOrNothing } from '../../db/all-or-nothing.ts';
import { DatabaseError } from '../../db/database.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import type { Organisation } from './organisation.ts';
import {
  judgeOrganisation,
  markOfOrganisation,
  type OrganisationFaults,
  type TypedOrganisation,
} from './organisation-form.ts';
import {
  domainsHere,
  lockOrganisation,
  organisationNamed,
  organisationOfName,
  updateOrganisation,
} from './organisation-store.ts';

export type KeptOrganisation =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  /** Somebody else changed it meanwhile: `now` is what it says now. */
  | { ok: false; reason: 'changed'; now: Organisation }
  | { ok: false; reason: 'invalid'; faults: OrganisationFaults };

const invalid = (faults: OrganisationFaults): KeptOrganisation => ({
  ok: false,
  reason: 'invalid',
  faults,
});
const uniqueViolation = '23505';

async function unlessTaken(work: Promise<KeptOrganisation>): Promise<KeptOrganisation> {
  try {
    return await work;
  } catch (error) {
    // two people gave two organisations one name at the same moment
    const isTaken = error instanceof DatabaseError && error.code === uniqueViolation;
    if (isTaken) return invalid({ name: 'name-taken' });
    throw error;
  }
}

/** Adds an organisation; the same form sent twice adds one. @throws DatabaseAway */
export function addOrganisation(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'secret'>,
  tenantId: string,
  typed: TypedOrganisation,
  formKey: string,
): Promise<KeptOrganisation> {
  const adding = allOrNothing(deps.db, { tenantId }, async (tx): Promise<KeptOrganisation> => {
    const judged = judgeOrganisation(typed, await domainsHere(tx, tenantId));
    if (!judged.ok) return invalid(judged.faults);
    const { name, kind, domain } = judged.input;
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, judged.input),
      subjectId: null,
    });
    if (claim.outcome === 'same') return { ok: true };
    if (await organisationOfName(tx, tenantId, name)) return invalid({ name: 'name-taken' });
    await organisationNamed(tx, deps, tenantId, name, { kind, domain });
    return { ok: true };
  });
  return unlessTaken(adding);
}

/**
 * Changes an organisation.
 * @param change what was typed, and what stood there when the change began (`markOfOrganisation`)
 * @throws DatabaseAway
 */
export function changeOrganisation(
  deps: Pick<Deps, 'db'>,
  tenantId: string,
  change: { id: string; typed: TypedOrganisation; seen: string },
): Promise<KeptOrganisation> {
  const { id, typed, seen } = change;
  const changing = allOrNothing(deps.db, { tenantId }, async (tx): Promise<KeptOrganisation> => {
    const judged = judgeOrganisation(typed, await domainsHere(tx, tenantId));
    if (!judged.ok) return invalid(judged.faults);
    const now = await lockOrganisation(tx, tenantId, id);
    if (!now) return { ok: false, reason: 'gone' };
    if (markOfOrganisation(now) !== seen) return { ok: false, reason: 'changed', now };
    const named = await organisationOfName(tx, tenantId, judged.input.name);
    if (named && named.id !== id) return invalid({ name: 'name-taken' });
    await updateOrganisation(tx, tenantId, { id, ...judged.input });
    return { ok: true };
  });
  return unlessTaken(changing);
}
