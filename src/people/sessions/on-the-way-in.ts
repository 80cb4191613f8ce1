import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag, type ResidentTag, residentTagFor } from '../../web/locales.ts';
import type { AppContext } from '../app-env.ts';
import { ownPath } from '../own-path.ts';
import type { MailFormProps } from './mail-form.tsx';
import { mailLinkMinutes } from './session.ts';
import { giveSessionCookie, sessionTokenOf } from './session-cookie.ts';
import type { SignedInNow, SignInHow } from './sign-in.ts';

/** The language that somebody chose for this page; null when nobody did. */
export function tagAsked(c: AppContext): ResidentTag | null {
  const asked = c.req.query('taal') ?? '';
  if (isResidentTag(asked)) return asked;
  return asked === 'nl' ? 'nl-eenvoudig' : null;
}

/** The language of a page on the way in: the one that was chosen, else the browser's. */
export const tagOnTheWay = (c: AppContext): ResidentTag =>
  tagAsked(c) ?? residentTagFor(c.req.header('accept-language'));

/** How somebody comes in, as the request tells. */
export const howOf = (deps: Deps, c: AppContext, tag = tagOnTheWay(c)): SignInHow => ({
  locale: tag,
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

const aimCookie = 'hoofdrol-naar';

/** Where somebody goes after this page: named in its address, else where they were going before. */
export const aimOf = (c: AppContext): string =>
  ownPath(c.req.query('naar') ?? getCookie(c, aimCookie));

/** The form that asks for an address, empty. */
export const mailFormOf = (deps: Deps, c: AppContext): MailFormProps => ({
  way: deps.demo && c.get('workspace').isDemo ? 'demo' : deps.mail.way,
  email: '',
  fault: null,
  back: aimOf(c),
});

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
