import { Hono } from 'hono';
import type { Deps } from '../../web/deps.ts';
import { isCoalitionTag } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { coalitionWords } from '../../web/words.ts';
import { activeAccounts } from '../accounts/account-store.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { ownPath } from '../own-path.ts';
import { coalitionTagFor, isFromElsewhere, signedInOf } from '../request.ts';
import { tokenHash } from './session.ts';
import {
  canSignIn,
  giveSessionCookie,
  sessionTokenOf,
  takeSessionCookie,
} from './session-cookie.ts';
import { deleteSession, setSessionLocale } from './session-store.ts';
import { personOfLink, type SignedInNow, signInInDemo, signInWithLink } from './sign-in.ts';
import { LinkGonePage, LinkPage, SignInPage } from './sign-in-pages.tsx';

const wordsOf = (c: AppContext) => coalitionWords(coalitionTagFor(c));

/** Signing in and out, and the language of who is signed in. */
export function signInRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const ownPostsOnly = async (c: AppContext, next: () => Promise<void>) => {
    if (isFromElsewhere(c, deps)) return c.text('403', 403);
    await next();
  };
  app.use('/aanmelden/*', ownPostsOnly);
  app.use('/afmelden', ownPostsOnly);
  app.use('/taal', ownPostsOnly);

  app.get('/aanmelden', (c) => showSignIn(deps, c));
  app.post('/aanmelden/demo', async (c) => {
    const { form } = await readForm(c);
    if (!canSignIn(deps.baseUrl)) return showSignIn(deps, c, 422);
    const workspace = c.get('workspace');
    const signedIn = await signInInDemo(deps, workspace, form.text('account'), howOf(deps, c));
    if (!signedIn.ok && signedIn.reason === 'no-demo') return c.notFound();
    if (!signedIn.ok) return showSignIn(deps, c, 422);
    return letIn(deps, c, signedIn, ownPath(form.text('naar')));
  });
  app.get('/aanmelden/:token', async (c) => {
    const account = await personOfLink(deps, c.get('workspace'), c.req.param('token'));
    if (!account) return linkGone(c);
    const page = LinkPage({
      workspace: c.get('workspace'),
      words: wordsOf(c),
      safe: canSignIn(deps.baseUrl),
      account,
      action: c.req.path,
    });
    return sendPage(c, page, { cache: 'secret' });
  });
  app.post('/aanmelden/:token', async (c) => {
    if (!canSignIn(deps.baseUrl)) return showSignIn(deps, c, 422);
    const link = c.req.param('token');
    const signedIn = await signInWithLink(deps, c.get('workspace'), link, howOf(deps, c));
    return signedIn.ok ? letIn(deps, c, signedIn, ownPath(undefined)) : linkGone(c);
  });
  app.post('/afmelden', async (c) => {
    const token = sessionTokenOf(c, deps);
    const { tenantId } = c.get('workspace');
    if (token)
      await deps.db.tx({ tenantId }, (tx) => deleteSession(tx, tenantId, tokenHash(token)));
    takeSessionCookie(c, deps);
    return c.redirect('/aanmelden?afgemeld=1', 303);
  });
  app.post('/taal', async (c) => {
    const { form } = await readForm(c);
    const tag = form.text('taal');
    const token = sessionTokenOf(c, deps);
    const { tenantId } = c.get('workspace');
    if (token && isCoalitionTag(tag)) {
      await deps.db.tx({ tenantId }, (tx) => setSessionLocale(tx, tenantId, tokenHash(token), tag));
    }
    return c.redirect(ownPath(form.text('naar')), 303);
  });
  return app;
}

const howOf = (deps: Deps, c: AppContext) => ({
  locale: coalitionTagFor(c),
  replaces: sessionTokenOf(c, deps),
});

function letIn(
  deps: Deps,
  c: AppContext,
  signedIn: Extract<SignedInNow, { ok: true }>,
  to: string,
): Response {
  giveSessionCookie(c, deps, signedIn.token);
  c.header('cache-control', 'no-store');
  return c.redirect(to, 303);
}

function linkGone(c: AppContext): Response | Promise<Response> {
  const page = LinkGonePage({ workspace: c.get('workspace'), words: wordsOf(c) });
  return sendPage(c, page, { status: 410, cache: 'secret' });
}

async function showSignIn(deps: Deps, c: AppContext, status: 200 | 422 = 200): Promise<Response> {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const demo = deps.demo && workspace.isDemo;
  const page = SignInPage({
    workspace,
    words: wordsOf(c),
    safe: canSignIn(deps.baseUrl),
    demoPeople: demo ? await deps.db.tx({ tenantId }, (tx) => activeAccounts(tx, tenantId)) : null,
    signedIn: await signedInOf(deps, c),
    back: ownPath(c.req.query('naar')),
    signedOut: c.req.query('afgemeld') === '1',
  });
  return sendPage(c, page, { status, cache: 'secret' });
}
