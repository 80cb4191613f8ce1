import { Hono } from 'hono';
import { type AppContext, type AppEnv, tagOfRequest, today } from '../../people/index.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { isOpen } from '../links/link.ts';
import { aboutYouRoute } from './about-you-route.tsx';
import { pendingFileOf } from './pending-file.ts';
import { LanguagePage } from './resident-language-pages.tsx';
import { emptyDraft } from './say-draft.ts';
import { linkOfRequest } from './say-post.ts';
import { showClosed, showWords } from './say-screens.tsx';
import { changeWords, onArrival, readBack, send } from './say-steps.ts';

/** `/meedoen/…`: a resident says something, in four screens. */
export function sayRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/meedoen/bestand/:token', async (c) => {
    const file = await pendingFileOf(deps, c.get('workspace'), c.req.param('token'));
    return file ? sendBytes(c, file, 'private, no-store') : c.notFound();
  });
  routes.get('/meedoen/:slug', (c) => chooseLanguage(deps, c));
  routes.get('/meedoen/:slug/:tag', (c) => beginWords(deps, c));
  routes.post('/meedoen/:slug/:tag', (c) => onArrival(deps, c, changeWords));
  routes.post('/meedoen/:slug/:tag/nalezen', (c) => onArrival(deps, c, readBack));
  routes.post('/meedoen/:slug/:tag/versturen', (c) => onArrival(deps, c, send));
  routes.post('/meedoen/:slug/:tag/over-u', aboutYouRoute(deps));
  // a reload of a later screen, without what was typed: begin again
  routes.get('/meedoen/:slug/:tag/:screen{nalezen|versturen|over-u}', (c) =>
    c.redirect(`/meedoen/${c.req.param('slug')}/${c.req.param('tag')}`, 303),
  );
  return routes;
}

async function chooseLanguage(deps: Deps, c: AppContext): Promise<Response> {
  const link = await linkOfRequest(deps, c);
  if (!link) return c.notFound();
  c.header('vary', 'accept-language');
  const wanted = tagOfRequest(c);
  const tag = link.locales.includes(wanted) ? wanted : (link.locales[0] ?? wanted);
  const workspace = c.get('workspace');
  if (!isOpen(link, today(workspace, deps.clock.now()))) return showClosed(c, { link, tag });
  return sendPage(c, <LanguagePage workspace={workspace} tag={tag} link={link} />);
}

async function beginWords(deps: Deps, c: AppContext): Promise<Response> {
  const tag = c.req.param('tag') ?? '';
  const link = isResidentTag(tag) ? await linkOfRequest(deps, c) : null;
  if (!link || !isResidentTag(tag)) return c.notFound();
  if (!link.locales.includes(tag)) return c.redirect(`/meedoen/${link.slug}`, 303);
  const now = deps.clock.now();
  if (!isOpen(link, today(c.get('workspace'), now))) return showClosed(c, { link, tag });
  return showWords(deps, c, { link, tag, draft: emptyDraft(newFormKey(deps.random), now) });
}
