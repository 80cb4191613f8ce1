import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
} from 'openid-client';
import type { Random } from '../../thread/ids.ts';
import type { ProviderSettings } from '../../web/deps.ts';

const patienceSeconds = 8;
const rememberMilliseconds = 600_000;
const scope = 'openid email profile';
const randomBytes = 32;

/** What must be kept between leaving for the provider and coming back. */
export interface Attempt {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the provider says came back. */
export interface ProvenPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Null when the provider does not vouch for it. */
  readonly verifiedEmail: string | null;
}

export type Begun =
  | { ok: true; url: string; attempt: Attempt }
  | { ok: false; reason: 'provider-away' };
export type Finished =
  | { ok: true; person: ProvenPerson }
  | { ok: false; reason: 'provider-away' | 'refused'; detail: string };

/** OpenID Connect with any number of providers; what each says of itself is remembered for ten minutes. */
export interface OpenIdClient {
  begin(provider: ProviderSettings, returnTo: string): Promise<Begun>;
  /** @param came the address to which the person came back, with what the provider added */
  finish(provider: ProviderSettings, attempt: Attempt, came: URL): Promise<Finished>;
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** How we show who we are: as the provider says that it wants, else as the standard says. */
const secretAuth =
  (secret: string): ClientAuth =>
  (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const basic = methods.includes('client_secret_basic');
    return (basic ? ClientSecretBasic(secret) : ClientSecretPost(secret))(
      server,
      client,
      body,
      headers,
    );
  };

async function discover(provider: ProviderSettings): Promise<Configuration> {
  const issuer = new URL(provider.issuer);
  // without TLS only on this machine: elsewhere the secret could be read on the way
  const insecure = issuer.protocol === 'http:' && loopback.test(issuer.hostname);
  return discovery(issuer, provider.clientId, undefined, secretAuth(provider.clientSecret), {
    timeout: patienceSeconds,
    execute: insecure ? [allowInsecureRequests] : [],
  });
}

const serverFault = 500;

/** Whether the provider could not be reached, rather than said no. */
function isAway(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  if (!(error instanceof ClientError)) return false;
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return true;
  return error.cause instanceof Response && error.cause.status >= serverFault;
}

const detailOf = (error: unknown): string => {
  const { code, error: said } = error as { code?: unknown; error?: unknown };
  return [code, said].filter((part) => typeof part === 'string').join(' ');
};

/** Makes the client. */
export function createOpenIdClient(random: Random, now: () => Date): OpenIdClient {
  const known = new Map<string, { configuration: Configuration; until: number }>();
  const configurationOf = async (provider: ProviderSettings): Promise<Configuration> => {
    const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
    const kept = known.get(key);
    if (kept && kept.until > now().getTime()) return kept.configuration;
    const configuration = await discover(provider);
    known.set(key, { configuration, until: now().getTime() + rememberMilliseconds });
    return configuration;
  };
  const word = () => Buffer.from(random.bytes(randomBytes)).toString('base64url');
  return {
    async begin(provider, returnTo) {
      let configuration: Configuration;
      try {
        configuration = await configurationOf(provider);
      } catch {
        return { ok: false, reason: 'provider-away' };
      }
      const attempt = { issuer: provider.issuer, state: word(), nonce: word(), verifier: word() };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { ok: true, url: url.href, attempt };
    },
    async finish(provider, attempt, came) {
      try {
        const configuration = await configurationOf(provider);
        return { ok: true, person: await proven(configuration, attempt, came) };
      } catch (error) {
        const reason = isAway(error) ? 'provider-away' : 'refused';
        return { ok: false, reason, detail: detailOf(error) };
      }
    },
  };
}

async function proven(
  configuration: Configuration,
  attempt: Attempt,
  came: URL,
): Promise<ProvenPerson> {
  const tokens = await authorizationCodeGrant(configuration, came, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('no id token');
  const person = claims['email']
    ? claims
    : await fetchUserInfo(configuration, tokens.access_token, claims.sub);
  const { email, email_verified: verified } = person;
  const isVerified = verified === true || verified === 'true';
  return {
    issuer: attempt.issuer,
    subject: claims.sub,
    verifiedEmail: isVerified && typeof email === 'string' ? email.trim().toLowerCase() : null,
  };
}
