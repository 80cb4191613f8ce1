import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../../web/deps.ts';
import type { AppContext } from '../app-env.ts';
import { sessionCookie } from '../request.ts';
import { sessionDays } from './session.ts';

const secondsPerDay = 86_400;
const loopback = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/;

/** Whether a session stays secret at this address: over https, or on this machine itself. */
export function canSignIn(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' || loopback.test(hostname);
}

/** Gives the browser the session: scripts cannot read it, and other sites' forms do not send it. */
export function giveSessionCookie(c: AppContext, deps: Pick<Deps, 'baseUrl'>, token: string): void {
  setCookie(c, sessionCookie(deps.baseUrl), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.baseUrl.startsWith('https:'),
    path: '/',
    maxAge: sessionDays * secondsPerDay,
  });
}

/** The session's token of this request, or null. */
export function sessionTokenOf(c: AppContext, deps: Pick<Deps, 'baseUrl'>): string | null {
  return getCookie(c, sessionCookie(deps.baseUrl)) ?? null;
}

/** Takes the session back, with what the browser kept of the pages that were seen. */
export function takeSessionCookie(c: AppContext, deps: Pick<Deps, 'baseUrl'>): void {
  deleteCookie(c, sessionCookie(deps.baseUrl), {
    path: '/',
    secure: deps.baseUrl.startsWith('https:'),
  });
  c.header('clear-site-data', '"cache"');
}
