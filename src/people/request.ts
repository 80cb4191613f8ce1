import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Deps } from '../web/deps.ts';
import type { CoalitionTag } from '../web/locales.ts';
import type { AppContext } from './app-env.ts';
import { tokenHash } from './sessions/session.ts';
import { accountOfSession, type SessionNow } from './sessions/session-store.ts';

/** Browsers accept `__Host-` only with Secure, and Secure only over https or on loopback. */
export const sessionCookie = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? '__Host-hoofdrol' : 'hoofdrol';

/** Who is signed in with this request, or null; also null while a second factor is still to be given. */
export async function signedInOf(deps: Deps, c: AppContext): Promise<SessionNow | null> {
  const session = await sessionOf(deps, c);
  return session?.secondFactor === 'pending' ? null : session;
}

/** The session of this request, or null: whether its second factor was given stands in it. */
export async function sessionOf(deps: Deps, c: AppContext): Promise<SessionNow | null> {
  const token = getCookie(c, sessionCookie(deps.baseUrl));
  if (!token) return null;
  return accountOfSession(deps.db, c.get('workspace').tenantId, tokenHash(token), deps.clock.now());
}

/** The language of a coalition page before anyone has signed in. */
export function coalitionTagFor(c: AppContext): CoalitionTag {
  const asked = c.req.query('taal');
  if (asked === 'en' || asked === 'nl') return asked;
  return c.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

/**
 * The host that a browser asked for, with its port. What a proxy says of it counts only where a proxy
 * is trusted: anybody can send that header.
 */
export function askedHost(c: Context, { trustProxy }: Pick<Deps, 'trustProxy'>): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-host') : undefined;
  return forwarded?.split(',')[0]?.trim() || new URL(c.req.url).host;
}

/**
 * Refuses posts that another site's page sent with our cookie. Compared by host only: behind a proxy
 * the protocol that we see is not the browser's.
 */
export function isFromElsewhere(c: AppContext, deps: Pick<Deps, 'trustProxy'>): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false;
  if (c.req.header('sec-fetch-site') === 'cross-site') return true;
  const origin = c.req.header('origin');
  if (!origin) return false;
  if (origin === 'null') return true;
  return !URL.canParse(origin) || new URL(origin).host !== askedHost(c, deps).toLowerCase();
}
