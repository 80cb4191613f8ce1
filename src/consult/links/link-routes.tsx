import { Hono } from 'hono';
import { approachOfSlug } from '../../approach/index.ts';
import {
  type AppContext,
  type AppEnv,
  accountOfId,
  requireRight,
  today,
} from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { linkHere, outdatedTexts } from './find-link.ts';
import { linkAddress, qrSvg } from './link-address.ts';
import { linkFormRoutes } from './link-form-routes.tsx';
import { LinkListPage, LinkPage } from './link-pages.tsx';
import { type LinkRecord, linksOfApproach } from './link-store.ts';
import { PosterPage } from './poster-pages.tsx';
import { readLink } from './read-link.ts';

/** `/aanpak/<slug>/uitnodigingen`: links, their codes and posters, and the face of who asks. */
export function linkRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const read = requireRight(deps, 'contributions.read');
  const base = '/aanpak/:slug/uitnodigingen';
  const find = (c: AppContext) => deps.db.tx(c.get('workspace'), (tx) => linkHere(tx, c));
  const addressOf = (c: AppContext, link: LinkRecord) =>
    linkAddress(deps, c.get('workspace'), link.slug);

  routes.get(base, read, async (c) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const approach = await deps.db.tx(workspace, (tx) =>
      approachOfSlug(tx, tenantId, c.req.param('slug')),
    );
    if (!approach) return c.notFound();
    const links = await deps.db.tx(workspace, (tx) => linksOfApproach(tx, tenantId, approach.id));
    const day = today(workspace, deps.clock.now());
    return sendPage(c, <LinkListPage c={c} approach={approach} links={links} day={day} />);
  });

  routes.route('/', linkFormRoutes(deps));

  routes.get(`${base}/:link`, read, async (c) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const found = await deps.db.tx(workspace, async (tx) => {
      const here = await linkHere(tx, c);
      if (!here) return null;
      const owner = await accountOfId(tx, tenantId, here.link.ownerId);
      const outdated = await outdatedTexts(tx, tenantId, here.link);
      return { ...here, owner: owner?.name ?? null, outdated };
    });
    if (!found) return c.notFound();
    const day = today(workspace, deps.clock.now());
    return sendPage(c, <LinkPage c={c} {...found} day={day} address={addressOf(c, found.link)} />);
  });

  routes.get(`${base}/:link/qr.svg`, read, async (c) => {
    const here = await find(c);
    if (!here) return c.notFound();
    const svg = await qrSvg(addressOf(c, here.link));
    return c.body(svg, 200, { 'content-type': 'image/svg+xml; charset=utf-8' });
  });

  routes.get(`${base}/:link/affiche/:tag`, read, async (c) => {
    const here = await find(c);
    const tag = c.req.param('tag');
    if (!here || !isResidentTag(tag) || !here.link.locales.includes(tag)) return c.notFound();
    const page = <PosterPage c={c} {...here} tag={tag} address={addressOf(c, here.link)} />;
    return sendPage(c, page);
  });

  routes.get('/uitnodiging/:slug/gezicht', (c) => sendFace(deps, c));
  return routes;
}

/** The face of who asks, for everyone; kept for a day under the version that pages name. */
async function sendFace(deps: Deps, c: AppContext): Promise<Response> {
  const workspace = c.get('workspace');
  const link = await readLink(deps, workspace.tenantId, c.req.param('slug') ?? '');
  const photoId = link?.askerPhotoId;
  if (!link || !photoId) return c.notFound();
  const file = await deps.db.tx(workspace, (tx) => readFile(tx, workspace.tenantId, photoId));
  if (file?.kind !== 'photo') return c.notFound();
  const isNamed = c.req.query('v') === String(link.version);
  return sendBytes(c, file, isNamed ? 'public, max-age=86400' : 'no-cache');
}
