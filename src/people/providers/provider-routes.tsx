import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Deps } from '../../web/deps.ts';
import { type ResidentTag, residentTags } from '../../web/locales.ts';
import { openValue, sealValue } from '../../web/sealed-value.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { ownPath } from '../own-path.ts';
import { howOf, letIn, mailFormOf, tagOnTheWay } from '../sessions/on-the-way-in.ts';
import { canSignIn } from '../sessions/session-cookie.ts';
import { createOpenIdClient, type OpenIdClient } from './open-id.ts';
import { type Provider, providerPath as path, providerOf, returnAddressOf } from './provider.ts';
import { type ProviderFault, ProviderFaultPage } from './provider-pages.tsx';
import { signInWithProvider } from './sign-in-with-provider.ts';

const cookieName = 'hoofdrol-organisatie';
const attemptMinutes = 10;

const kept = z.object({
  issuer: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  /** The language in which somebody left. */
  tag: z.enum(residentTags),
  until: z.number(),
});
type Kept = z.infer<typeof kept>;

const purposeOf = (c: AppContext): string => `provider-attempt:${c.get('workspace').tenantId}`;

/** Signing in with the identity provider of one's organisation (OpenID Connect). */
export function providerRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const client = createOpenIdClient(deps.random, () => deps.clock.now());
  app.get(path, (c) => begin(deps, client, c));
  app.get(`${path}/terug`, (c) => comeBack(deps, client, c));
  return app;
}

const providerHere = (deps: Deps, c: AppContext): Promise<Provider | null> => {
  const workspace = c.get('workspace');
  return deps.db.tx(workspace, (tx) => providerOf(tx, deps, workspace));
};

async function begin(deps: Deps, client: OpenIdClient, c: AppContext): Promise<Response> {
  const provider = await providerHere(deps, c);
  if (!provider || !canSignIn(deps.baseUrl)) return c.notFound();
  const begun = await client.begin(provider, returnAddressOf(deps, c.get('workspace')));
  if (!begun.ok) {
    deps.log.warn({ issuer: provider.issuer }, 'the identity provider cannot be reached');
    return showFault(deps, c, provider, 'away');
  }
  const until = deps.clock.now().getTime() + attemptMinutes * 60_000;
  const to = ownPath(c.req.query('naar'));
  const attempt: Kept = { ...begun.attempt, to, tag: tagOnTheWay(c), until };
  const sealed = sealValue(deps, purposeOf(c), JSON.stringify(attempt));
  setCookie(c, cookieName, sealed.toString('base64url'), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.baseUrl.startsWith('https:'),
    path,
    maxAge: attemptMinutes * 60,
  });
  c.header('cache-control', 'no-store');
  return c.redirect(begun.url, 303);
}

/** What was kept when this browser left for the provider; null when nothing, or too long ago. */
function takeAttempt(deps: Deps, c: AppContext): Kept | null {
  const cookie = getCookie(c, cookieName);
  deleteCookie(c, cookieName, { path, secure: deps.baseUrl.startsWith('https:') });
  if (!cookie) return null;
  const opened = openValue(deps.secret, purposeOf(c), Buffer.from(cookie, 'base64url'));
  if (!opened) return null;
  const read = kept.safeParse(JSON.parse(opened));
  return read.success && read.data.until > deps.clock.now().getTime() ? read.data : null;
}

async function comeBack(deps: Deps, client: OpenIdClient, c: AppContext): Promise<Response> {
  const provider = await providerHere(deps, c);
  if (!provider) return c.notFound();
  const attempt = takeAttempt(deps, c);
  const isOurs = attempt?.state === c.req.query('state') && attempt?.issuer === provider.issuer;
  if (!attempt || !isOurs) return showFault(deps, c, provider, 'expired');
  const { tag } = attempt;
  const came = new URL(`${returnAddressOf(deps, c.get('workspace'))}${new URL(c.req.url).search}`);
  const finished = await client.finish(provider, attempt, came);
  if (!finished.ok) {
    const { reason, detail } = finished;
    deps.log.warn({ issuer: provider.issuer, reason, detail }, 'sign-in with the provider failed');
    return showFault(deps, c, provider, reason === 'provider-away' ? 'away' : 'refused', tag);
  }
  const workspace = c.get('workspace');
  const how = howOf(deps, c, tag);
  const signedIn = await signInWithProvider(deps, workspace, finished.person, how);
  if (!signedIn.ok) return showFault(deps, c, provider, signedIn.reason, tag);
  return letIn(deps, c, signedIn, ownPath(attempt.to));
}

const statuses = { away: 503, expired: 410, refused: 422, unknown: 422, unverified: 422 } as const;

async function showFault(
  deps: Deps,
  c: AppContext,
  { name }: Provider,
  fault: ProviderFault,
  tag: ResidentTag = tagOnTheWay(c),
): Promise<Response> {
  const mail = mailFormOf(deps, c);
  const page = ProviderFaultPage({
    workspace: c.get('workspace'),
    tag,
    // back from there, this address means nothing any more: another language begins at the front
    at: { path: '/aanmelden', back: mail.back },
    name,
    fault,
    mail,
  });
  return sendPage(c, page, { status: statuses[fault], cache: 'secret' });
}
