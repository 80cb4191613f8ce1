import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { readToken } from '../../web/signed-token.ts';
import { describeBeads } from '../describe-beads.ts';
import type { PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import type { ThreadSource } from '../thread-source.ts';
import { ChoosePage, kindOf } from './choose-pages.tsx';
import { copyRoutes } from './copy-routes.tsx';
import { holdPublication, letThrough } from './partner-look.ts';
import { findPublishable, sourceOf } from './propose-publication.ts';
import {
  fileHrefFor,
  filePurpose,
  type PublicationDeps,
  recordingHere,
} from './publication-here.ts';
import {
  PublicationListPage,
  publicationViewOf,
  publicationViews,
} from './publication-list-pages.tsx';
import { doneHere, PublicationPage, type PublicationProps } from './publication-pages.tsx';
import {
  consentsOf,
  countPublications,
  openedOn,
  peopleOfPublication,
  photosOf,
  publicationOfId,
  publicationsIn,
  publishedBeads,
} from './publication-store.ts';
import { publicationPath, publicationsPath } from './publication-words.ts';
import { hasPartners, openToPublic, publish, publishLetThrough } from './publish.ts';
import { withdrawPublication } from './withdraw-publication.ts';

const listLength = 200;
const choiceLength = 25;

function listRoutes({ deps, sources }: PublicationDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const read = requireRight(deps, 'publications.read');
  const manage = requireRight(deps, 'publications.manage');

  routes.get('/publiceren/:slug', read, async (c) => {
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const { approach } = recording;
    const { tenantId } = recording.workspace;
    const view = publicationViewOf(c.req.query('stand'));
    const shown = await deps.db.tx({ tenantId }, async (tx) => {
      const { states } = publicationViews[view];
      const waiting = await publicationsIn(tx, tenantId, approach.id, ['proposed'], listLength);
      return {
        publications: await publicationsIn(tx, tenantId, approach.id, states, listLength),
        counts: await countPublications(tx, tenantId, approach.id),
        openedOn: await openedOn(tx, tenantId, approach.id),
        hasPartners: await hasPartners(tx, tenantId),
        ready: waiting.filter(({ seenByPartner }) => seenByPartner !== null).length,
      };
    });
    const ready = shown.openedOn ? shown.ready : 0;
    return sendPage(c, <PublicationListPage {...{ c, approach, view }} {...shown} ready={ready} />);
  });

  routes.get('/publiceren/:slug/kiezen', manage, async (c) => {
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const { approach } = recording;
    const { tenantId } = recording.workspace;
    const kind = kindOf(c.req.query('soort'));
    const from = c.req.query('na') ?? '';
    const shown = await deps.db.tx({ tenantId }, async (tx) => {
      const found = await sourceOf(sources, kind).list(tx, c.var, {
        approachId: approach.id,
        after: isId(from) ? from : null,
        limit: choiceLength + 1,
      });
      const lines = found.slice(0, choiceLength);
      const ids = lines.map(({ id }) => id);
      return {
        lines,
        copies: await publishedBeads(tx, tenantId, ids),
        hasPartners: await hasPartners(tx, tenantId),
        next: found.length > choiceLength ? (ids.at(-1) ?? null) : null,
      };
    });
    return sendPage(c, <ChoosePage {...{ c, approach, kind }} {...shown} />);
  });

  routes.get('/publiceren/bestand/:token', read, async (c) => {
    const { tenantId } = c.get('workspace');
    const now = deps.clock.now();
    const fileId = readToken(deps.secret, filePurpose, c.req.param('token'), now);
    const file = fileId
      ? await deps.db.tx({ tenantId }, (tx) => readFile(tx, tenantId, fileId))
      : null;
    return file ? sendBytes(c, file, 'private, no-store') : c.notFound();
  });
  return routes;
}

type Shown = Partial<Pick<PublicationProps, 'done' | 'problem' | 'reason' | 'formKey'>>;

/** Shows one publication as it is now. */
async function showPublication(
  { deps, sources, threadSources }: PublicationDeps,
  c: AppContext,
  { workspace: { tenantId }, account, approach }: Recording,
  id: string,
  rest: Shown,
  status: 200 | 409 | 422,
): Promise<Response> {
  const shown = await deps.db.tx({ tenantId }, async (tx) => {
    const publication = await publicationOfId(tx, tenantId, approach.id, id);
    if (!publication) return null;
    const bead = { approachId: approach.id, id: publication.beadId, lock: false };
    const found =
      publication.state === 'withdrawn' ? null : await findPublishable(tx, sources, tenantId, bead);
    if (found && status === 200) {
      await found.source.noteReading?.(tx, deps, tenantId, account.id, publication.beadId);
    }
    const described = await describeBeads(tx, c.var, threadSources, [
      { id: publication.beadId, kind: publication.kind },
    ]);
    const photos = await photosOf(tx, tenantId, id);
    return {
      publication,
      original: found?.publishable ?? null,
      originalHref: described[0]?.href ?? null,
      people: await peopleOfPublication(tx, tenantId, id),
      consents: await consentsOf(tx, tenantId, id),
      photos: photos.filter(({ isAllowed }) => isAllowed).map(({ fileId }) => fileId),
      hasPartners: await hasPartners(tx, tenantId),
      isOpen: (await openedOn(tx, tenantId, approach.id)) !== null,
    };
  });
  if (!shown) return c.notFound();
  const { formKey = newFormKey(deps.random), ...more } = rest;
  const fileHref = fileHrefFor(deps);
  const page = <PublicationPage {...{ c, approach, formKey, fileHref }} {...shown} {...more} />;
  return sendPage(c, page, { status });
}

function partnerRoutes(given: PublicationDeps): Hono<AppEnv> {
  const { deps, sources } = given;
  const routes = new Hono<AppEnv>();
  const hold = requireRight(deps, 'publications.hold');

  routes.post('/publiceren/:slug/:id/doorlaten', hold, async (c) => {
    const { form } = await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const id = c.req.param('id');
    const result = await letThrough(recording, sources, id, form.text('gezien'));
    if (result.ok) {
      return c.redirect(`${publicationPath(recording.approach, id)}?gedaan=letThrough`, 303);
    }
    if (result.reason === 'gone') return c.notFound();
    return showPublication(given, c, recording, id, { problem: 'changed' }, 409);
  });

  routes.post('/publiceren/:slug/:id/tegenhouden', hold, async (c) => {
    const { form } = await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const id = c.req.param('id');
    const typed = form.text('reden');
    const result = await holdPublication(recording, id, typed);
    if (result.ok) {
      return c.redirect(`${publicationPath(recording.approach, id)}?gedaan=held`, 303);
    }
    const { reason } = result;
    if (reason === 'gone') return c.notFound();
    const formKey = formKeyOf(form, deps.random);
    return reason === 'changed'
      ? showPublication(given, c, recording, id, { problem: 'changed', formKey }, 409)
      : showPublication(
          given,
          c,
          recording,
          id,
          { reason: { typed, fault: reason }, formKey },
          422,
        );
  });
  return routes;
}

function manageRoutes(given: PublicationDeps): Hono<AppEnv> {
  const { deps, sources } = given;
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'publications.manage');

  for (const [name, isOpen] of [
    ['openen', true],
    ['sluiten', false],
  ] as const) {
    routes.post(`/publiceren/:slug/${name}`, manage, async (c) => {
      await readForm(c);
      const recording = await recordingHere(deps, c);
      if (!recording) return c.notFound();
      await openToPublic(recording, isOpen);
      const done = isOpen ? 'opened' : 'closed';
      return c.redirect(`${publicationsPath(recording.approach)}?gedaan=${done}`, 303);
    });
  }

  routes.post('/publiceren/:slug/alles', manage, async (c) => {
    await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const count = await publishLetThrough(recording, sources);
    const list = publicationsPath(recording.approach);
    return c.redirect(`${list}?stand=openbaar&gedaan=publishedAll&aantal=${count}`, 303);
  });

  routes.post('/publiceren/:slug/:id/publiceren', manage, async (c) => {
    const { form } = await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const id = c.req.param('id');
    const result = await publish(recording, sources, id, form.text('gezien'));
    if (result.ok) {
      return c.redirect(`${publicationPath(recording.approach, id)}?gedaan=published`, 303);
    }
    if (result.reason === 'gone') return c.notFound();
    return showPublication(given, c, recording, id, { problem: result.reason }, 409);
  });

  routes.post('/publiceren/:slug/:id/intrekken', manage, async (c) => {
    await readForm(c);
    const recording = await recordingHere(deps, c);
    if (!recording) return c.notFound();
    const result = await withdrawPublication(recording, c.req.param('id'));
    if (!result.ok) return c.notFound();
    const list = publicationsPath(recording.approach);
    return c.redirect(`${list}?stand=ingetrokken&gedaan=withdrawn`, 303);
  });
  return routes;
}

/**
 * `/publiceren/<slug>`: what of an approach is or would be public, making copies of it, and all that is
 * done with those.
 * @param sources what every room has that can be published
 * @param threadSources what every room says of its beads
 */
export function publicationRoutes(
  deps: Deps,
  sources: readonly PublishSource[],
  threadSources: readonly ThreadSource[],
): Hono<AppEnv> {
  const given = { deps, sources, threadSources };
  const routes = new Hono<AppEnv>();
  routes.route('/', listRoutes(given));
  routes.route('/', copyRoutes(given));
  routes.route('/', partnerRoutes(given));
  routes.route('/', manageRoutes(given));
  routes.get(
    '/publiceren/:slug/:id',
    requireRight(deps, 'publications.read'),
    async (c): Promise<Response> => {
      const recording = await recordingHere(deps, c);
      if (!recording) return c.notFound();
      const asked = c.req.query('gedaan');
      const done = doneHere.find((name) => name === asked);
      const problem = asked === 'already' ? asked : null;
      return showPublication(given, c, recording, c.req.param('id'), { done, problem }, 200);
    },
  );
  return routes;
}
