import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { DatabaseAway } from '../db/database.ts';
import type { Deps } from '../web/deps.ts';
import type { FormPost } from '../web/form-post.ts';
import type { CoalitionTag } from '../web/locales.ts';
import { readForm } from '../web/multipart.ts';
import { sendPage } from '../web/send-page.ts';
import { type CoalitionWords, coalitionWords } from '../web/words.ts';
import { may, type Right } from './accounts/account.ts';
import { tokenHash } from './sessions/session.ts';
import { accountOfSession, type SignedIn } from './sessions/session-store.ts';
import { SignedOutPage } from './sessions/signed-out-page.tsx';
import { TryAgainPage } from './try-again-page.tsx';
import type { Workspace } from './workspaces/workspace.ts';

/** What middleware has found out before a route runs. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    workspace: Workspace;
    /** Only behind `requireRight`. */
    account: SignedIn;
    /** Only behind `requireRight`. */
    words: CoalitionWords;
  };
}
export type AppContext = Context<AppEnv>;

/** Browsers accept `__Host-` only with Secure, and Secure only over https or on loopback. */
export const sessionCookie = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? '__Host-hoofdrol' : 'hoofdrol';

/** Who is signed in with this request, or null. */
export async function signedInOf(deps: Deps, c: AppContext): Promise<SignedIn | null> {
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

/** The session ended while someone was typing: what they typed is shown, so that it can be copied. */
async function signedOutAnswer(c: AppContext): Promise<Response> {
  const { form } = await readForm(c);
  const typed = [...form.fields.values()].flat().filter((value) => /\S\s+\S/.test(value));
  const words = coalitionWords(coalitionTagFor(c));
  const page = SignedOutPage({ workspace: c.get('workspace'), words, typed });
  return sendPage(c, page, { status: 401, cache: 'secret' });
}

/**
 * Answers a post while the database is away: 503 with everything that was typed, to send once more.
 * @param form what was read of the post
 */
export function tryAgainAnswer(c: AppContext, form: FormPost): Response | Promise<Response> {
  const page = TryAgainPage({
    workspace: c.get('workspace'),
    words: c.get('words') ?? coalitionWords(coalitionTagFor(c)),
    account: c.get('account') ?? null,
    action: c.req.path,
    fields: form.fields,
    hadFiles: form.files.length + form.problems.length > 0,
  });
  return sendPage(c, page, { status: 503, cache: 'secret' });
}

/**
 * Lets only signed-in people with this right through; sends others to sign in (and back to here), or
 * answers 404 for what they may not see. A post without a session, or while the database is away, gets
 * back what was typed.
 */
export function requireRight(deps: Deps, right: Right): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (isFromElsewhere(c, deps)) return c.text('403', 403);
    let account: SignedIn | null;
    try {
      account = await signedInOf(deps, c);
    } catch (error) {
      if (!(error instanceof DatabaseAway) || c.req.method !== 'POST') throw error;
      return tryAgainAnswer(c, (await readForm(c)).form);
    }
    if (!account) {
      if (c.req.method !== 'GET') return signedOutAnswer(c);
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/aanmelden?naar=${encodeURIComponent(pathname + search)}`, 303);
    }
    if (!may(account, right)) return c.notFound();
    c.set('account', account);
    c.set('words', coalitionWords(account.locale));
    c.header('cache-control', 'private, no-cache');
    await next();
  };
}
