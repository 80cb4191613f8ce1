import { Hono } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import { isCoalitionTag, isResidentTag, residentTagOf } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { activeAccounts } from '../accounts/account-store.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { invitationRoutes } from '../invitations/invitation-routes.tsx';
import { ownPath } from '../own-path.ts';
import { providerOf } from '../providers/provider.ts';
import { providerRoutes } from '../providers/provider-routes.tsx';
import { isFromElsewhere, signedInOf } from '../request.ts';
import { secondFactorRoutes } from '../second-factor/second-factor-routes.tsx';
import { askSignInLetter } from './ask-sign-in.ts';
import {
  aimOf,
  howOf,
  keepAim,
  letIn,
  mailFormOf,
  tagAsked,
  tagOnTheWay,
  takeAim,
} from './on-the-way-in.ts';
import { ownSessionsRoutes } from './own-sessions-routes.tsx';
import { tokenHash } from './session.ts';
import { canSignIn, sessionTokenOf, takeSessionCookie } from './session-cookie.ts';
import { deleteSession, setSessionLocale } from './session-store.ts';
import { personOfLink, signInInDemo, signInWithLink } from './sign-in.ts';
import { LetterSentPage, LinkGonePage, LinkPage, SignInPage } from './sign-in-pages.tsx';
import { wayAddress } from './way-in.ts';

/** Every way in and out, what belongs to it, and the language of who is signed in. */
export function signInRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const ownPostsOnly = async (c: AppContext, next: () => Promise<void>) => {
    if (isFromElsewhere(c, deps)) return c.text('403', 403);
    await next();
  };
  app.use('/aanmelden/*', ownPostsOnly);
  app.use('/afmelden', ownPostsOnly);
  app.use('/taal', ownPostsOnly);

  app.get('/aanmelden', (c) => showSignIn(deps, c, {}));
  app.post('/aanmelden/demo', async (c) => {
    const { form } = await readForm(c);
    if (!canSignIn(deps.baseUrl)) return showSignIn(deps, c, { status: 422 });
    const workspace = c.get('workspace');
    const signedIn = await signInInDemo(deps, workspace, form.text('account'), howOf(deps, c));
    if (!signedIn.ok && signedIn.reason === 'no-demo') return c.notFound();
    if (!signedIn.ok) return showSignIn(deps, c, { status: 422 });
    return letIn(deps, c, signedIn, ownPath(form.text('naar')));
  });
  app.post('/aanmelden/mail', (c) => sendLink(deps, c));
  app.get('/aanmelden/gestuurd', (c) => {
    const page = LetterSentPage(wayOf(c));
    return sendPage(c, page, { cache: 'secret' });
  });
  app.route('/', secondFactorRoutes(deps));
  app.route('/', ownSessionsRoutes(deps));
  app.route('/', invitationRoutes(deps));
  app.route('/', providerRoutes(deps));
  app.get('/aanmelden/:token', async (c) => {
    const link = await personOfLink(deps, c.get('workspace'), c.req.param('token'));
    if (!link) return linkGone(deps, c);
    const { account, locale } = link;
    const way = wayOf(c);
    // whoever gave or sent this link may know the language better than the browser
    const tag = tagAsked(c) ?? (locale ? residentTagOf(locale) : way.tag);
    const page = LinkPage({ ...way, tag, safe: canSignIn(deps.baseUrl), account });
    return sendPage(c, page, { cache: 'secret' });
  });
  app.post('/aanmelden/:token', async (c) => {
    if (!canSignIn(deps.baseUrl)) return showSignIn(deps, c, { status: 422 });
    const link = c.req.param('token');
    const signedIn = await signInWithLink(deps, c.get('workspace'), link, howOf(deps, c));
    return signedIn.ok ? letIn(deps, c, signedIn, takeAim(deps, c)) : linkGone(deps, c);
  });
  app.post('/afmelden', async (c) => {
    const token = sessionTokenOf(c, deps);
    const { tenantId } = c.get('workspace');
    const locale =
      token &&
      (await deps.db.tx({ tenantId }, (tx) => deleteSession(tx, tenantId, tokenHash(token))));
    takeSessionCookie(c, deps);
    return c.redirect(`/aanmelden?afgemeld=1${locale ? `&taal=${locale}` : ''}`, 303);
  });
  app.post('/taal', async (c) => {
    const { form } = await readForm(c);
    const tag = form.text('taal');
    const token = sessionTokenOf(c, deps);
    const { tenantId } = c.get('workspace');
    if (token && (isCoalitionTag(tag) || isResidentTag(tag))) {
      await deps.db.tx({ tenantId }, (tx) => setSessionLocale(tx, tenantId, tokenHash(token), tag));
    }
    // pages of residents have their language in the address
    const naar = ownPath(form.text('naar'));
    const parts = naar.split('/').map((part) => (isResidentTag(part) ? tag : part));
    return c.redirect(isResidentTag(tag) ? parts.join('/') : naar, 303);
  });
  return app;
}

/** What every page on the way in needs to know of the request. */
const wayOf = (c: AppContext, path = c.req.path) => ({
  workspace: c.get('workspace'),
  tag: tagOnTheWay(c),
  at: { path, back: aimOf(c) },
});

/** A link by e-mail to who asks for one; the answer is the same for every address. */
async function sendLink(deps: Deps, c: AppContext): Promise<Response> {
  const { form } = await readForm(c);
  const typed = { email: form.text('email'), back: form.text('naar') };
  if (!canSignIn(deps.baseUrl)) return showSignIn(deps, c, { ...typed, status: 422 });
  const { tenantId } = c.get('workspace');
  const tag = tagOnTheWay(c);
  try {
    const asked = await askSignInLetter(deps, tenantId, typed.email, tag);
    if (!asked.ok) return showSignIn(deps, c, { ...typed, fault: asked.reason, status: 422 });
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return showSignIn(deps, c, { ...typed, status: 503 });
  }
  keepAim(deps, c, typed.back);
  const at = { path: '/aanmelden/gestuurd', back: ownPath(typed.back) };
  return c.redirect(wayAddress(at, tag), 303);
}

function linkGone(deps: Deps, c: AppContext): Response | Promise<Response> {
  const page = LinkGonePage({ ...wayOf(c), mail: mailFormOf(deps, c) });
  return sendPage(c, page, { status: 410, cache: 'secret' });
}

interface Shown {
  readonly status?: 200 | 422 | 503;
  readonly email?: string;
  readonly back?: string;
  readonly fault?: 'missing' | 'not-valid';
}

async function showSignIn(deps: Deps, c: AppContext, shown: Shown): Promise<Response> {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const { status = 200, email = '', fault = null } = shown;
  const away = status === 503;
  const demo = deps.demo && workspace.isDemo;
  const { demoPeople, provider } = away
    ? { demoPeople: null, provider: null }
    : await deps.db.tx({ tenantId }, async (tx) => ({
        demoPeople: demo ? await activeAccounts(tx, tenantId) : null,
        provider: await providerOf(tx, deps, workspace),
      }));
  const back = ownPath(shown.back ?? c.req.query('naar'));
  const page = SignInPage({
    workspace,
    tag: tagOnTheWay(c),
    at: { path: '/aanmelden', back },
    safe: canSignIn(deps.baseUrl),
    demoPeople,
    provider: provider?.name ?? null,
    signedIn: away ? null : await signedInOf(deps, c),
    signedOut: c.req.query('afgemeld') === '1',
    away,
    mail: { ...mailFormOf(deps, c), email, fault, back },
  });
  return sendPage(c, page, { status, cache: 'secret' });
}
