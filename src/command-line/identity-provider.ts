import { isLoopback } from '../config.ts';
import { returnAddressOf, setProvider } from '../people/index.ts';
import { findWorkspace } from './find-account.ts';
import type { Verb } from './verb.ts';

function faultOfIssuer(issuer: string): string | null {
  if (!URL.canParse(issuer)) return '--issuer: this is not an address';
  const { protocol } = new URL(issuer);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(issuer))) return null;
  return '--issuer: must begin with https: (only on this machine may it be http:)';
}

export const identityProviderSetVerb: Verb = {
  name: 'identity-provider set',
  required: ['issuer', 'client-id', 'client-secret'],
  optional: ['name', 'workspace'],
  positional: [],
  help: 'identity-provider set --issuer URL --client-id ID --client-secret SECRET [--name NAME] [--workspace SLUG]   let people of a workspace sign in with OpenID Connect; prints the address to name at the provider',
  async run(runtime, values) {
    const issuer = values['issuer'] ?? '';
    const fault = faultOfIssuer(issuer);
    if (fault) return { ok: false, fault };
    const found = await findWorkspace(runtime, values);
    if (!found.ok) return found;
    const { deps } = runtime;
    const { tenantId } = found.workspace;
    const provider = {
      issuer,
      name: values['name'] || new URL(issuer).hostname,
      clientId: values['client-id'] ?? '',
      clientSecret: values['client-secret'] ?? '',
    };
    await deps.db.tx({ tenantId }, (tx) => setProvider(tx, deps, tenantId, provider));
    return { ok: true, answer: returnAddressOf(deps, found.workspace) };
  },
};

export const identityProviderRemoveVerb: Verb = {
  name: 'identity-provider remove',
  required: [],
  optional: ['workspace'],
  positional: [],
  help: 'identity-provider remove [--workspace SLUG]   sign in with OpenID Connect no longer',
  async run(runtime, values) {
    const found = await findWorkspace(runtime, values);
    if (!found.ok) return found;
    const { deps } = runtime;
    const { tenantId } = found.workspace;
    await deps.db.tx({ tenantId }, (tx) => setProvider(tx, deps, tenantId, null));
    return { ok: true, answer: 'Removed.' };
  },
};
