import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const clientSecret = 'a-secret-that-only-both-know-0123456789';

/** Somebody as the provider knows them, by what they type as their name there. */
export interface KnownThere {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

export interface ProviderUnderTest {
  readonly issuer: string;
  readonly port: number;
  /**
   * Goes through the provider's own pages as a browser: signs in as `name` and agrees.
   * @returns the address to which the provider sends the person back
   */
  signIn(url: string, name: string): Promise<string>;
  stop(): Promise<void>;
}

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** A real identity provider (oidc-provider) on this machine. */
export async function startProvider(
  people: Readonly<Record<string, KnownThere>>,
  wantedPort = 0,
): Promise<ProviderUnderTest> {
  const server = createServer();
  const port = await listening(server, wantedPort);
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'hoofdrol',
        client_secret: clientSecret,
        redirect_uris: ['http://localhost/aanmelden/organisatie/terug'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['for the tests only'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => {
      const known = people[id];
      return known && { accountId: known.sub, claims: async () => ({ ...known }) };
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    port,
    signIn: (url, name) => throughPages(issuer, url, name),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const mostSteps = 15;

async function throughPages(issuer: string, url: string, name: string): Promise<string> {
  const jar = new Map<string, string>();
  let next: { url: string; body?: URLSearchParams } = { url };
  for (let step = 0; step < mostSteps; step += 1) {
    if (!next.url.startsWith(issuer)) return next.url;
    const answer: Response = await fetch(next.url, {
      method: next.body ? 'POST' : 'GET',
      ...(next.body ? { body: next.body } : {}),
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (key) jar.set(key, value ?? '');
    }
    const to = answer.headers.get('location');
    if (to) {
      next = { url: new URL(to, next.url).href };
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!action || !prompt) throw new Error(`no way on: ${answer.status} ${page.slice(0, 500)}`);
    const body = new URLSearchParams({ prompt, login: name, password: 'any' });
    next = { url: new URL(action, next.url).href, body };
  }
  throw new Error('the provider goes round in circles');
}
