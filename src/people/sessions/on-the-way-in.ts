import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../../web/deps.ts';
import { type CoalitionWords, coalitionWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import { ownPath } from '../own-path.ts';
import { coalitionTagFor } from '../request.ts';
import type { MailFormProps } from './mail-form.tsx';
import { mailLinkMinutes } from './session.ts';
import { giveSessionCookie, sessionTokenOf } from './session-cookie.ts';
import type { SignedInNow, SignInHow } from './sign-in.ts';

/** The words of a page on the way in: nobody has chosen a language yet. */
export const wordsOf = (c: AppContext): CoalitionWords => coalitionWords(coalitionTagFor(c));

/** How somebody comes in, as the request tells. */
export const howOf = (deps: Deps, c: AppContext): SignInHow => ({
  locale: coalitionTagFor(c),
  replaces: sessionTokenOf(c, deps),
});

/** Gives the session's cookie and leads on. */
export function letIn(
  deps: Deps,
  c: AppContext,
  signedIn: Extract<SignedInNow, { ok: true }>,
  to: string,
): Response {
  giveSessionCookie(c, deps, signedIn.token);
  c.header('cache-control', 'no-store');
  return c.redirect(to, 303);
}

/** The form that asks for an address, empty. */
export const mailFormOf = (deps: Deps, c: AppContext): MailFormProps => ({
  way: deps.demo && c.get('workspace').isDemo ? 'demo' : deps.mail.way,
  email: '',
  fault: null,
  back: ownPath(c.req.query('naar')),
});

const aimCookie = 'hoofdrol-naar';

/** Remembers where somebody was going while they fetch their letter; in this browser only. */
export function keepAim(deps: Deps, c: AppContext, path: string): void {
  setCookie(c, aimCookie, ownPath(path), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.baseUrl.startsWith('https:'),
    path: '/aanmelden',
    maxAge: mailLinkMinutes * 60,
  });
}

/** Where somebody was going before they asked for a letter; forgets it. */
export function takeAim(deps: Deps, c: AppContext): string {
  const aim = getCookie(c, aimCookie);
  if (aim) {
    deleteCookie(c, aimCookie, { path: '/aanmelden', secure: deps.baseUrl.startsWith('https:') });
  }
  return ownPath(aim);
}
