import type { MiddlewareHandler } from 'hono';
import { DatabaseAway } from '../db/database.ts';
import type { Deps } from '../web/deps.ts';
import { readForm } from '../web/multipart.ts';
import { sendPage } from '../web/send-page.ts';
import { may, type Right } from './accounts/account.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import { tryAgainAnswer } from './away-answer.ts';
import { isFromElsewhere, sessionOf } from './request.ts';
import { tagOnTheWay } from './sessions/on-the-way-in.ts';
import { markSeen } from './sessions/own-sessions-store.ts';
import type { SessionNow } from './sessions/session-store.ts';
import { SignedOutPage } from './sessions/signed-out-page.tsx';
import { wordsForRight } from './words-of.ts';
import { today } from './workspaces/workspace.ts';

/** The session ended while someone was typing: what they typed is shown, so that it can be copied. */
async function signedOutAnswer(c: AppContext): Promise<Response> {
  const { form } = await readForm(c);
  const typed = [...form.fields.values()].flat().filter((value) => /\S\s+\S/.test(value));
  const page = SignedOutPage({ workspace: c.get('workspace'), tag: tagOnTheWay(c), typed });
  return sendPage(c, page, { status: 401, cache: 'secret' });
}

/** Writes down that a session was used today, once a day. What is read must not wait for it. */
async function noteSeen(deps: Deps, c: AppContext, session: SessionNow): Promise<void> {
  const workspace = c.get('workspace');
  const day = today(workspace, deps.clock.now());
  if (session.seenOn === day) return;
  const { tenantId } = workspace;
  try {
    await deps.db.tx({ tenantId }, (tx) => markSeen(tx, tenantId, session.sessionId, day));
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
  }
}

/**
 * Lets only signed-in people with this right through; sends others to sign in (and back to here), or
 * answers 404 for what they may not see. Who has a second factor gives it first. A post without a session, or while the database is away, gets
 * back what was typed.
 */
export function requireRight(deps: Deps, right: Right): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (isFromElsewhere(c, deps)) return c.text('403', 403);
    let account: SessionNow | null;
    try {
      account = await sessionOf(deps, c);
    } catch (error) {
      if (!(error instanceof DatabaseAway) || c.req.method !== 'POST') throw error;
      return tryAgainAnswer(c);
    }
    if (!account || account.secondFactor === 'pending') {
      if (c.req.method !== 'GET') return signedOutAnswer(c);
      const { pathname, search } = new URL(c.req.url);
      const where = account ? '/aanmelden/code' : '/aanmelden';
      return c.redirect(`${where}?naar=${encodeURIComponent(pathname + search)}`, 303);
    }
    if (!may(account, right)) return c.notFound();
    await noteSeen(deps, c, account);
    c.set('account', account);
    c.set('words', wordsForRight(account, right));
    c.header('cache-control', 'private, no-cache');
    await next();
  };
}
