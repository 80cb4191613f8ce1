import { z } from 'zod';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import { DatabaseError } from '../../db/database.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { organisationNamed } from '../organisations/organisation-store.ts';
import { roles } from './account.ts';
import { addressIsKnown, insertAccount } from './account-store.ts';

const longestName = 120;
const longestAddress = 254; // RFC 5321 §4.5.3.1.3
const uniqueViolation = '23505';

const person = z.object({
  name: z.string().trim().min(1).max(longestName),
  email: z.string().trim().toLowerCase().max(longestAddress).pipe(z.email()),
  role: z.enum(roles),
  organisation: z.string().trim().max(longestName),
});
export type PersonField = keyof z.input<typeof person>;
export type TypedPerson = Readonly<Record<PersonField, string>>;

/** What can be wrong with one field. */
export type PersonFault = { field: PersonField; reason: 'missing' | 'not-valid' | 'taken' };
export type AddedPerson =
  | { ok: true; name: string }
  | { ok: false; reason: 'not-valid'; faults: PersonFault[] };

/** Adds someone who may sign in. An address belongs to one person in a workspace. */
export async function addPerson(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'secret'>,
  tenantId: string,
  typed: TypedPerson,
  formKey: string,
): Promise<AddedPerson> {
  const read = person.safeParse(typed);
  if (!read.success) return { ok: false, reason: 'not-valid', faults: faultsOf(read.error, typed) };
  const { name, email, role, organisation } = read.data;
  const taken: AddedPerson = {
    ok: false,
    reason: 'not-valid',
    faults: [{ field: 'email', reason: 'taken' }],
  };
  try {
    return await allOrNothing(deps.db, { tenantId }, async (tx): Promise<AddedPerson> => {
      const id = newId(deps);
      const claim = await claimFormKey(tx, deps, {
        keyMac: formKeyMac(deps.secret, formKey),
        contentHash: contentHash(formKey, read.data),
        subjectId: id,
      });
      if (claim.outcome === 'same') return { ok: true, name };
      if (await addressIsKnown(tx, tenantId, email)) return taken;
      const named = organisation ? await organisationNamed(tx, deps, tenantId, organisation) : null;
      const account = { id, name, email, role, level: null, organisationId: named?.id ?? null };
      await insertAccount(tx, tenantId, account, deps.clock.now());
      return { ok: true, name };
    });
  } catch (error) {
    // two administrators at the same moment
    if (error instanceof DatabaseError && error.code === uniqueViolation) return taken;
    throw error;
  }
}

function faultsOf(error: z.ZodError, typed: TypedPerson): PersonFault[] {
  const fields = new Set(error.issues.map((issue) => issue.path[0] as PersonField));
  return [...fields].map((field) => ({
    field,
    reason: typed[field].trim() === '' ? 'missing' : 'not-valid',
  }));
}
