import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { linksOfApproach } from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import { type AppContext, today } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { caching, sendPage, takesGzip } from '../../web/send-page.ts';
import { reportsOf } from '../products/report-store.ts';
import { versionsOf } from '../products/version-store.ts';
import { approachRecord } from '../record/read-record.ts';
import { AskedTogether } from './asked-together.ts';
import { KeptPages, type PageState } from './kept-pages.ts';
import { type Invitation, type PublicReport, type PublicView, tagHere } from './public-frame.tsx';
import { TakenBackPage } from './public-item-pages.tsx';
import { publicPath } from './public-page.ts';

type Page = { toString(): string };
type Told = Pick<PublicView, 'record' | 'invitation' | 'reports'>;

/** A page as it is sent. */
interface Made {
  /** A digest of the page: another build or another language gives another. */
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

/** What a request for a page about an open approach asks. */
interface Asked {
  readonly slug: string;
  readonly tag: ResidentTag;
  readonly approachId: string;
  readonly today: Day;
  /** Tells whether what was made of the approach before is still true. */
  readonly state: string;
}

export interface PublicAnswers {
  /** What is asked of which approach, and how that stands now; null: it has no public page. */
  askedOf(c: AppContext): Promise<Asked | null>;
  /** Answers with a page that is made once and kept, or with nothing when the one who asks has it. */
  answer(c: AppContext, name: string, make: (view: PublicView) => Page | null): Promise<Response>;
}

/** The newest link of an approach through which somebody can still say something, or null. */
async function findInvitation(
  tx: Tx,
  tenantId: string,
  { approachId, today: day }: Asked,
): Promise<Invitation | null> {
  const links = await linksOfApproach(tx, tenantId, approachId);
  const open = links.find(({ endsOn }) => endsOn >= day);
  return open ? { slug: open.slug, locales: open.locales } : null;
}

/** What was published of an approach as letters and sheets, newest first. */
async function findReports(tx: Tx, tenantId: string, approachId: string): Promise<PublicReport[]> {
  const reports = await reportsOf(tx, tenantId, approachId);
  const published = reports.filter(({ state }) => state === 'published');
  const versions = await versionsOf(
    tx,
    tenantId,
    published.map(({ id }) => id),
  );
  const shown = published.flatMap(({ id, publicId, kind, newest }): PublicReport[] => {
    const version = versions.find(({ reportId, number }) => reportId === id && number === newest);
    return version ? [{ publicId, kind, publishedOn: version.publishedOn }] : [];
  });
  return shown.sort((a, b) => b.publishedOn.localeCompare(a.publishedOn));
}

type States = AskedTogether<PageState | null>;

async function askedOf(deps: Deps, states: States, c: AppContext): Promise<Asked | null> {
  const workspace = c.get('workspace');
  const slug = c.req.param('slug') ?? '';
  const { tenantId, name, locales } = workspace;
  const found = await states.ask(`${tenantId} ${slug}`, () =>
    deps.db.call<PageState | null>({ tenantId }, 'public_page_state', { slug }),
  );
  if (!found) return null;
  const { approachId, version, seal } = found;
  const day = today(workspace, deps.clock.now());
  const state = JSON.stringify([approachId, version, seal, day, name, locales]);
  const tag = tagHere(workspace, c.req.param('tag') ?? '');
  return { slug, tag, approachId, today: day, state };
}

function madeOf(page: Page): Made {
  const plain = new TextEncoder().encode(page.toString());
  const digest = createHash('sha256').update(plain).digest('base64url');
  return { etag: `"${digest.slice(0, 22)}"`, plain, gzipped: new Uint8Array(gzipSync(plain)) };
}

/**
 * Makes and keeps public pages: each request asks the database in one statement whether anything changed
 * since they were made.
 */
export function publicAnswers(deps: Deps): PublicAnswers {
  const pages = new KeptPages<Made | null>({ approaches: 50, each: 60 });
  const records = new KeptPages<Told | null>({ approaches: 8, each: 1 });
  const states: States = new AskedTogether();
  const nameOf = (c: AppContext, { slug }: Asked) => `${c.get('workspace').tenantId} ${slug}`;

  /** What stands on the pages of an approach, read when something changed. */
  const toldOf = (c: AppContext, asked: Asked): Promise<Told | null> => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    return records.find(nameOf(c, asked), asked.state, 'record', () =>
      deps.db.tx(workspace, async (tx) => {
        const { approachId } = asked;
        const record = await approachRecord(tx, tenantId, approachId, 'public', asked.today);
        if (!record) return null;
        const reports = await findReports(tx, tenantId, approachId);
        return { record, invitation: await findInvitation(tx, tenantId, asked), reports };
      }),
    );
  };

  /** What was taken back says so; anything else is not there. */
  const gone = async (c: AppContext, asked: Asked): Promise<Response> => {
    const told = await toldOf(c, asked);
    const publicId = c.req.param('publicId');
    const tombstone = told?.record.tombstones.find((one) => one.publicId === publicId);
    if (!told || !tombstone) return c.notFound();
    const view = { workspace: c.get('workspace'), tag: asked.tag, ...told };
    const page = <TakenBackPage {...view} tombstone={tombstone} />;
    return sendPage(c, page, { status: 410, cache: 'public' });
  };

  return {
    askedOf: (c) => askedOf(deps, states, c),
    async answer(c, name, make) {
      const asked = await askedOf(deps, states, c);
      if (!asked) return c.notFound();
      const { slug, tag, state } = asked;
      if (c.req.param('tag') !== tag) return c.redirect(publicPath(slug, tag), 302);
      const made = await pages.find(nameOf(c, asked), state, `${tag} ${name}`, async () => {
        const told = await toldOf(c, asked);
        const page = told && make({ workspace: c.get('workspace'), tag, ...told });
        return page && madeOf(page);
      });
      return made ? send(c, made) : gone(c, asked);
    },
  };
}

/** Whether the one who asks has what carries this tag already. */
export const hasAlready = (c: AppContext, etag: string): boolean =>
  (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag);

function send(c: AppContext, made: Made): Response {
  c.header('etag', made.etag);
  c.header('cache-control', caching.public);
  c.header('vary', 'accept-encoding');
  if (hasAlready(c, made.etag)) return c.body(null, 304);
  c.header('content-type', 'text/html; charset=utf-8');
  if (!takesGzip(c)) return c.body(made.plain);
  c.header('content-encoding', 'gzip');
  return c.body(made.gzipped);
}
