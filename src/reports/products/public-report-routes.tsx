import { Hono } from 'hono';
import { type AppContext, type AppEnv, tagOfRequest, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { caching, sendPage } from '../../web/send-page.ts';
import type { DocumentMaker, Made } from '../documents/document-maker.ts';
import { plainText } from '../documents/plain-text.ts';
import { KeptPages, type PageState } from '../public/kept-pages.ts';
import { tagHere } from '../public/public-frame.tsx';
import { GoneReportPage, NoFilePage, PublicReportPage } from './public-report-pages.tsx';
import { type PublishedReport, readPublished } from './read-report.ts';
import type { Report } from './report.ts';
import { reportOfPublicId } from './report-store.ts';
import { type FileType, fileTypes, makeFile, paperOf, sendDocument } from './send-document.ts';
import { templateContent, templateFacts } from './template-store.ts';
import { type VersionLine, versionsOf } from './version-store.ts';

interface Asked {
  readonly slug: string;
  readonly state: PageState;
  readonly report: Report;
  readonly number: number;
  /** The language that was asked for by name. */
  readonly tag: string | null;
}

/** The report of the address, while its approach has a public page and it was published once; or null. */
async function askedOf(deps: Deps, c: AppContext, publicId: string): Promise<Asked | null> {
  const { tenantId } = c.get('workspace');
  const slug = c.req.param('slug') ?? '';
  const state = await deps.db.call<PageState | null>({ tenantId }, 'public_page_state', { slug });
  if (!state) return null;
  const report = await deps.db.tx({ tenantId }, (tx) => reportOfPublicId(tx, tenantId, publicId));
  if (report?.approachId !== state.approachId || report.state === 'draft') return null;
  const wanted = Number.parseInt(c.req.query('versie') ?? '', 10);
  const number = wanted >= 1 && wanted <= report.newest ? wanted : report.newest;
  const tag = c.req.query('taal') ?? null;
  return { slug, state, report, number, tag };
}

type Shown = { published: PublishedReport; versions: readonly VersionLine[] };

async function readShown(
  deps: Deps,
  c: AppContext,
  asked: Asked,
  base: string,
): Promise<Shown | null> {
  const workspace = c.get('workspace');
  const { report, number, state, slug } = asked;
  // who asks for no language gets their own where there is one
  const tag = asked.tag ?? tagOfRequest(c);
  return deps.db.tx(workspace, async (tx) => {
    const day = today(workspace, deps.clock.now());
    const place = { workspace, approach: { id: state.approachId, slug }, day, base };
    const published = await readPublished(tx, place, report, { number, tag });
    const versions = await versionsOf(tx, workspace.tenantId, [report.id]);
    return published && { published, versions };
  });
}

/** The language of what stands around a report. */
const frameTag = (c: AppContext, tag: string) =>
  tagHere(c.get('workspace'), isResidentTag(tag) ? tag : tag === 'en' ? 'en' : 'nl-eenvoudig');

async function reportPage(deps: Deps, c: AppContext, asked: Asked): Promise<Response> {
  const workspace = c.get('workspace');
  const { slug, report } = asked;
  const around = { workspace, slug, report };
  if (report.state === 'withdrawn') {
    const page = <GoneReportPage {...around} tag={frameTag(c, tagOfRequest(c))} />;
    return sendPage(c, page, { status: 410, cache: 'public' });
  }
  const shown = await readShown(deps, c, asked, '');
  if (!shown) return c.notFound() as Response;
  c.header('vary', 'accept-language');
  const tag = frameTag(c, shown.published.tag);
  return sendPage(c, <PublicReportPage {...around} {...shown} tag={tag} />, { cache: 'public' });
}

interface Files {
  readonly deps: Deps;
  readonly maker: DocumentMaker;
  /** Files that were made and are still true. */
  readonly kept: KeptPages<Made>;
}

async function reportFile(
  { deps, maker, kept }: Files,
  c: AppContext,
  asked: Asked,
  type: FileType,
): Promise<Response> {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const { slug, report } = asked;
  const shown = await readShown(deps, c, asked, workspace.baseUrl ?? deps.baseUrl);
  if (!shown) return c.notFound() as Response;
  const { published } = shown;
  const { ready, version, tag } = published;
  const paper = paperOf(c.req.query('papier'));
  const template = await deps.db.tx(workspace, (tx) => templateFacts(tx, tenantId));
  const day = today(workspace, deps.clock.now());
  const state = JSON.stringify([asked.state, day, workspace.name, template?.digest]);
  const name = [report.publicId, version.number, tag, type, paper].join(' ');
  const made = await kept
    .find(`${tenantId} ${slug}`, state, name, async () => {
      const content =
        type === 'docx' ? await deps.db.tx(workspace, (tx) => templateContent(tx, tenantId)) : null;
      const file = await makeFile(maker, type, ready, { paper, template: content });
      // only what was made is kept
      if (!file.ok) throw new NotMade(file.reason, file.detail);
      return file;
    })
    .catch((error: unknown) => {
      if (error instanceof NotMade) return error;
      throw error;
    });
  if (!(made instanceof NotMade) && made.ok) {
    const fileName = `${slug}-${version.number}`;
    return sendDocument(c, { bytes: made.bytes, type, name: fileName, cache: caching.public });
  }
  deps.log.warn({ reason: String(made) }, 'a document was not made');
  const page = <NoFilePage {...{ workspace, slug, report }} tag={frameTag(c, tag)} />;
  return sendPage(c, page, { status: 503 });
}

/** A file that could not be made: it is not kept. */
class NotMade extends Error {
  constructor(reason: string, detail = '') {
    super(`${reason} ${detail}`.trim());
  }
}

/** `/openbaar/<slug>/stukken/<publicId>`: published reports, without signing in, as page and as files. */
export function publicReportRoutes(deps: Deps, maker: DocumentMaker): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const files: Files = { deps, maker, kept: new KeptPages<Made>({ approaches: 8, each: 12 }) };

  routes.get('/openbaar/:slug/stukken/:file', async (c) => {
    const [publicId = '', type] = c.req.param('file').split('.');
    const asked = await askedOf(deps, c, publicId);
    if (!asked) return c.notFound();
    if (type === undefined || asked.report.state === 'withdrawn') return reportPage(deps, c, asked);
    if (type in fileTypes) return reportFile(files, c, asked, type as FileType);
    const shown = type === 'txt' ? await readShown(deps, c, asked, '') : null;
    if (!shown) return c.notFound();
    c.header('cache-control', caching.public);
    return c.text(plainText(shown.published.ready));
  });
  return routes;
}
