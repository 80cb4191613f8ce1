import type { Tx } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import type { Account } from '../accounts/account.ts';
import { accountOfEmail, accountOfId } from '../accounts/account-store.ts';
import { type SignedInNow, type SignInHow, startSession } from '../sessions/sign-in.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { ProvenPerson } from './open-id.ts';
import { accountIdOfIdentity, linkIdentity } from './provider-store.ts';

export type WithProvider =
  | Extract<SignedInNow, { ok: true }>
  | { ok: false; reason: 'unknown' | 'unverified' };

/**
 * Signs in whom a provider vouches for: somebody who did so before, else the account with the e-mail
 * address that the provider has verified. Never makes an account: an administrator adds people.
 */
export async function signInWithProvider(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  workspace: Pick<Workspace, 'tenantId' | 'zone'>,
  person: ProvenPerson,
  how: SignInHow,
): Promise<WithProvider> {
  const signedIn = await startSession(deps, workspace, { ...how, by: 'provider' }, (tx) =>
    accountOf(tx, deps, workspace.tenantId, person),
  );
  if (signedIn) return signedIn;
  return { ok: false, reason: person.verifiedEmail === null ? 'unverified' : 'unknown' };
}

async function accountOf(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  tenantId: string,
  person: ProvenPerson,
): Promise<Account | null> {
  const known = await accountIdOfIdentity(tx, tenantId, person);
  if (known) return accountOfId(tx, tenantId, known);
  if (!person.verifiedEmail) return null;
  const account = await accountOfEmail(tx, tenantId, person.verifiedEmail);
  if (!account) return null;
  const linked = await linkIdentity(tx, tenantId, person, account.id, deps.clock.now());
  return linked ? account : null;
}
