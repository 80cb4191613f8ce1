import { Hono } from 'hono';
import { openApproaches } from '../../approach/index.ts';
import { DatabaseAway } from '../../db/database.ts';
import { type AppContext, type AppEnv, publicStatementOf } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { caching } from '../../web/send-page.ts';
import { withoutTokens } from '../../web/signed-token.ts';
import { keptRecords, type RecordReader } from '../record/kept-record.ts';
import { csvOf } from './api-csv.ts';
import { apiDocument } from './api-document.ts';
import { approachOf, itemsOf, type Placed } from './api-entries.ts';
import { type Collection, isCollection, type Query, querySchema } from './api-schemas.ts';
import { apiVersion, problem } from './problem.ts';

const placeOf = ({ day, item }: Placed): string => `${day}.${item.id}`;

/** A page of items after a place, by key: right also when what stood there was taken back since. */
function pageOf(all: readonly Placed[], { limit, after }: Query) {
  const [before, behind] = [-1, 1];
  const sorted = [...all].sort((a, b) => (placeOf(a) > placeOf(b) ? before : behind));
  const rest = after === undefined ? sorted : sorted.filter((one) => placeOf(one) < after);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    next: last && rest.length > limit ? placeOf(last) : null,
  };
}

const wantsCsv = (c: AppContext, { format }: Query): boolean =>
  format ? format === 'csv' : /^\s*text\/csv\b/.test(c.req.header('accept') ?? '');

const baseUrlOf = (deps: Deps, c: AppContext): string => c.get('workspace').baseUrl ?? deps.baseUrl;

/** `/api/v1`: what was published, for programs. Reads only; no key, no account, no cookie. */
export function apiRoutes(deps: Deps): Hono<AppEnv> {
  const api = new Hono<AppEnv>();
  const recordOf = keptRecords(deps);

  api.use(async (c, next) => {
    c.header('access-control-allow-origin', '*');
    c.header('api-version', apiVersion);
    c.header('cache-control', caching.public);
    await next();
  });
  api.get('/openapi.json', async (c) => {
    const workspace = c.get('workspace');
    const { tenantId, name } = workspace;
    const statement = await deps.db.tx(workspace, (tx) => publicStatementOf(tx, tenantId));
    const url = baseUrlOf(deps, c);
    const email = statement?.contact?.includes('@') ? statement.contact : undefined;
    return c.json(apiDocument(url, { name, url, ...(email && { email }) }));
  });
  api.get('/approaches', async (c) => {
    const workspace = c.get('workspace');
    const open = await deps.db.tx(workspace, (tx) => openApproaches(tx, workspace.tenantId));
    const records = [];
    for (const { slug } of open) records.push(await recordOf(c, slug));
    const base = baseUrlOf(deps, c);
    const items = records.flatMap((record) => (record ? (approachOf(record, base) ?? []) : []));
    return c.json({ items });
  });
  api.get('/approaches/:slug', async (c) => {
    const record = await recordOf(c, c.req.param('slug'));
    const told = record && approachOf(record, baseUrlOf(deps, c));
    return told ? c.json(told) : problem(c, 404, 'There is no such approach with a public page.');
  });
  api.get('/approaches/:slug/:collection', (c) => {
    const name = c.req.param('collection');
    if (!isCollection(name)) return problem(c, 404, 'There is no such list.');
    return sendItems(deps, c, name, recordOf);
  });
  api.get('*', (c) => problem(c, 404, 'There is nothing at this address.'));
  api.all('*', (c) => {
    c.header('allow', 'GET, HEAD');
    return problem(c, 405, 'This API reads only.');
  });
  api.onError((error, c) => {
    if (error instanceof DatabaseAway) {
      c.header('retry-after', '10');
      return problem(c, 503, 'The database is away for a moment. Try again in ten seconds.');
    }
    deps.log.error({ err: error, path: withoutTokens(c.req.path) }, 'unexpected fault');
    return problem(c, 500, 'Something went wrong here.');
  });
  return new Hono<AppEnv>().route('/api/v1', api);
}

async function sendItems(
  deps: Deps,
  c: AppContext,
  collection: Collection,
  recordOf: RecordReader,
): Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const asked = querySchema.safeParse(c.req.query());
  if (!asked.success) {
    const [issue] = asked.error.issues;
    return problem(c, 400, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const record = await recordOf(c, slug);
  if (!record) return problem(c, 404, 'There is no such approach with a public page.');
  const base = baseUrlOf(deps, c);
  const page = pageOf(itemsOf(record, collection, base), asked.data);
  const isCsv = wantsCsv(c, asked.data);
  const next =
    page.next && nextUrl(`${base}/api/v1/approaches/${slug}/${collection}`, asked.data, page.next);
  if (next) c.header('link', `<${next}>; rel="next"`);
  c.header('vary', 'accept');
  if (!isCsv) return c.json({ items: page.items, next });
  c.header('content-type', 'text/csv; charset=utf-8; header=present');
  c.header('content-disposition', `attachment; filename="${slug}-${collection}.csv"`);
  return c.body(csvOf(collection, page.items));
}

function nextUrl(address: string, { limit, format }: Query, after: string): string {
  const url = new URL(address);
  url.searchParams.set('limit', String(limit));
  url.searchParams.set('after', after);
  if (format) url.searchParams.set('format', format);
  return url.href;
}
