import { Hono } from 'hono';
import { openApproaches, publishedFiles } from '../../approach/index.ts';
import { type AppContext, type AppEnv, tagOfRequest } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import type { Deps } from '../../web/deps.ts';
import { residentTags } from '../../web/locales.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { caching, sendPage } from '../../web/send-page.ts';
import { keptRecords } from '../record/kept-record.ts';
import { markOfFile } from '../record/read-said.ts';
import { feedOf } from './feed.ts';
import { hasAlready, publicAnswers } from './public-answers.tsx';
import { tagHere } from './public-frame.tsx';
import { ItemPage, SectionPage } from './public-item-pages.tsx';
import { PublicListPage } from './public-list-pages.tsx';
import {
  entriesOf,
  entryOf,
  isPlace,
  pageOfEntries,
  publicPath,
  sectionOf,
  sections,
} from './public-page.ts';
import { PublicPage } from './public-pages.tsx';

// in a group: else the first word of several would match whatever follows it
const oneOf = (words: readonly string[]) => `{(?:${words.join('|')})}`;
const tag = `:tag${oneOf(residentTags)}`;
const section = `:section${oneOf(Object.values(sections))}`;

/** `/openbaar`: what everybody may read of the work with residents, without signing in. */
export function publicRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { askedOf, answer } = publicAnswers(deps);
  const recordOf = keptRecords(deps);

  routes.get('/openbaar', async (c) => {
    const workspace = c.get('workspace');
    const approaches = await deps.db.tx(workspace, (tx) => openApproaches(tx, workspace.tenantId));
    const wanted = tagHere(workspace, c.req.query('taal') ?? tagOfRequest(c));
    c.header('vary', 'accept-language');
    const page = <PublicListPage workspace={workspace} tag={wanted} approaches={approaches} />;
    return sendPage(c, page, { cache: 'public' });
  });
  routes.get('/openbaar/bestand/:publicId/:mark', (c) => sendFile(deps, c));
  const chooseLanguage = async (c: AppContext) => {
    const asked = await askedOf(c);
    if (!asked) return c.notFound();
    c.header('vary', 'accept-language');
    c.header('cache-control', caching.public);
    return c.redirect(publicPath(asked.slug, tagHere(c.get('workspace'), tagOfRequest(c))), 302);
  };
  routes.get('/openbaar/:slug/atom.xml', async (c) => {
    const record = await recordOf(c, c.req.param('slug'));
    if (!record) return c.notFound();
    c.header('cache-control', caching.public);
    c.header('content-type', 'application/atom+xml; charset=utf-8');
    return c.body(feedOf(record, c.get('workspace').baseUrl ?? deps.baseUrl));
  });
  routes.get('/openbaar/:slug', chooseLanguage);
  routes.get('/openbaar/:slug/:tag{nl}', chooseLanguage);
  routes.get(`/openbaar/:slug/${tag}`, (c) => answer(c, 'all', (view) => <PublicPage {...view} />));
  routes.get(`/openbaar/:slug/${tag}/${section}`, (c) => {
    const part = sectionOf(c.req.param('section') ?? '') ?? 'heard';
    const asked = c.req.query('na') ?? '';
    const after = isPlace(asked) ? asked : null;
    return answer(c, `${part} ${after}`, (view) => {
      const page = pageOfEntries(entriesOf(view.record, part), after);
      return <SectionPage {...view} section={part} page={page} isFirst={after === null} />;
    });
  });
  routes.get(`/openbaar/:slug/${tag}/punt/:publicId`, (c) => {
    const publicId = c.req.param('publicId') ?? '';
    return answer(c, `punt ${publicId}`, (view) => {
      const one = entryOf(view.record, publicId);
      return one && <ItemPage {...view} one={one} />;
    });
  });
  return routes;
}

/** Somebody's voice or photo, as long as they allow it: asked for again each time. */
async function sendFile(deps: Deps, c: AppContext): Promise<Response> {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const mark = c.req.param('mark') ?? '';
  const etag = `"${mark}"`;
  const found = await deps.db.tx(workspace, async (tx) => {
    const files = await publishedFiles(tx, tenantId, c.req.param('publicId') ?? '');
    const wanted = files.find(({ id }) => markOfFile(id) === mark);
    if (!wanted) return null;
    return hasAlready(c, etag) ? 'same' : readFile(tx, tenantId, wanted.id);
  });
  if (!found) return c.notFound();
  c.header('etag', etag);
  c.header('cache-control', caching.public);
  return found === 'same' ? c.body(null, 304) : sendBytes(c, found, caching.public);
}
