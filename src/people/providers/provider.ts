import type { Tx } from '../../db/database.ts';
import type { Deps, ProviderSettings } from '../../web/deps.ts';
import { openValue, sealValue } from '../../web/sealed-value.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { deleteProvider, keepProvider, keptProvider } from './provider-store.ts';

/** With which provider people of a workspace sign in. */
export interface Provider extends ProviderSettings {
  /** As people know it: "Gemeente Voorbeeldstad". */
  readonly name: string;
}

/** Under which address people leave for their provider, and come back. */
export const providerPath = '/aanmelden/organisatie';

const purposeOf = (tenantId: string): string => `identity-provider:${tenantId}`;

/**
 * The provider of a workspace: its own, else for the first workspace that of the environment. Null
 * without one, or when its secret was sealed by another installation.
 */
export async function providerOf(
  tx: Tx,
  deps: Pick<Deps, 'secret' | 'identityProvider'>,
  workspace: Pick<Workspace, 'tenantId' | 'baseUrl'>,
): Promise<Provider | null> {
  const kept = await keptProvider(tx, workspace.tenantId);
  if (kept) {
    const { issuer, name, clientId, sealedSecret } = kept;
    const clientSecret = openValue(deps.secret, purposeOf(workspace.tenantId), sealedSecret);
    return clientSecret ? { issuer, name, clientId, clientSecret } : null;
  }
  const { identityProvider } = deps;
  if (!identityProvider || workspace.baseUrl !== null) return null;
  return { ...identityProvider, name: new URL(identityProvider.issuer).hostname };
}

/** Where a provider sends people back to; it must be named at the provider beforehand. */
export const returnAddressOf = (
  deps: Pick<Deps, 'baseUrl'>,
  workspace: Pick<Workspace, 'baseUrl'>,
): string => `${workspace.baseUrl ?? deps.baseUrl}${providerPath}/terug`;

/** Sets the provider of one workspace, its secret sealed; null takes it away. */
export async function setProvider(
  tx: Tx,
  deps: Pick<Deps, 'secret' | 'random' | 'clock'>,
  tenantId: string,
  provider: Provider | null,
): Promise<void> {
  if (!provider) {
    await deleteProvider(tx, tenantId);
    return;
  }
  const { issuer, name, clientId, clientSecret } = provider;
  const sealedSecret = sealValue(deps, purposeOf(tenantId), clientSecret);
  await keepProvider(tx, tenantId, { issuer, name, clientId, sealedSecret }, deps.clock.now());
}
