import { Hono } from 'hono';
import { logReading } from '../../consult/index.ts';
import {
  type AppContext,
  type AppEnv,
  everyPerson,
  requireRight,
  today,
} from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { accountRecord } from '../person-data/account-record.ts';
import { personArchive } from '../person-data/person-archive.ts';
import { personData } from '../person-data/person-data.ts';
import { sendDownload } from '../person-data/send-download.ts';
import { finishRequest, type HandleResult, takeMoreTime } from './handle-request.ts';
import { recordRequest } from './record-request.ts';
import { type Refusal, refusals } from './request.ts';
import { nothingAsked, typedRequest } from './request-form.ts';
import { RequestFormPage, type RequestFormProps } from './request-form-pages.tsx';
import { RequestListPage } from './request-list-pages.tsx';
import { RequestPage, type RequestPageProps } from './request-pages.tsx';
import { closedRequests, openRequests, requestOfId } from './request-store.ts';

const path = '/verwerkingen/verzoeken';
const mostOpen = 200;
const closedShown = 50;

const dayHere = (deps: Deps, c: AppContext) => today(c.get('workspace'), deps.clock.now());

async function showForm(
  deps: Deps,
  c: AppContext,
  shown: Omit<RequestFormProps, 'c' | 'people' | 'formKey'>,
  formKey = newFormKey(deps.random),
) {
  const { tenantId } = c.get('workspace');
  const people = await deps.db.tx({ tenantId }, (tx) => everyPerson(tx, tenantId));
  const status = shown.openId ? 409 : shown.faults ? 422 : 200;
  return sendPage(c, <RequestFormPage c={c} {...{ ...shown, people, formKey }} />, { status });
}

async function showRequest(deps: Deps, c: AppContext, fault?: RequestPageProps['fault']) {
  const { tenantId } = c.get('workspace');
  const id = c.req.param('id') ?? '';
  const request = await deps.db.tx({ tenantId }, (tx) => requestOfId(tx, tenantId, id));
  if (!request) return c.notFound();
  const page = <RequestPage c={c} {...{ request, fault }} today={dayHere(deps, c)} />;
  return sendPage(c, page, { status: fault === 'why-missing' ? 422 : fault ? 409 : 200 });
}

function afterActing(deps: Deps, c: AppContext, result: HandleResult) {
  if (result.ok) return c.redirect(`${path}/${c.req.param('id')}`, 303);
  return result.reason === 'gone' ? c.notFound() : showRequest(deps, c, result.reason);
}

/** Everything about one of the messages, for the person who asks; who makes it reads it. */
async function sendOverview(deps: Deps, c: AppContext) {
  const { form } = await readForm(c);
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const at = deps.clock.now();
  const archive = await deps.db.tx(workspace, async (tx) => {
    const request = await requestOfId(tx, tenantId, c.req.param('id') ?? '');
    const id = request?.contributionIds.find((one) => one === form.text('contribution'));
    const data = id && (await personData(tx, workspace, id));
    if (!id || !data) return null;
    await logReading(tx, deps, tenantId, account.id, [id]);
    return personArchive(tx, workspace, data, { asked: data.contribution.locale, at });
  });
  return archive
    ? sendDownload(c, { bytes: archive, name: 'overzicht.zip', mediaType: 'application/zip' })
    : c.notFound();
}

async function sendAccount(deps: Deps, c: AppContext) {
  const { workspace } = c.var;
  const { tenantId } = workspace;
  const record = await deps.db.tx(workspace, async (tx) => {
    const request = await requestOfId(tx, tenantId, c.req.param('id') ?? '');
    return request?.accountId ? accountRecord(tx, workspace, request.accountId) : null;
  });
  if (!record) return c.notFound();
  const bytes = new TextEncoder().encode(JSON.stringify(record, null, 2));
  return sendDownload(c, { bytes, name: 'account.json', mediaType: 'application/json' });
}

/** `/verwerkingen/verzoeken`: what people ask about their own data. */
export function requestRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const read = requireRight(deps, 'processings.read');
  const manage = requireRight(deps, 'processings.manage');
  app.get(path, read, async (c) => {
    const { tenantId } = c.get('workspace');
    const lists = await deps.db.tx({ tenantId }, async (tx) => ({
      open: await openRequests(tx, tenantId, mostOpen),
      closed: await closedRequests(tx, tenantId, closedShown),
    }));
    return sendPage(c, <RequestListPage c={c} {...lists} today={dayHere(deps, c)} />);
  });
  app.get(`${path}/nieuw`, manage, (c) =>
    showForm(deps, c, { typed: nothingAsked(dayHere(deps, c)) }),
  );
  app.post(`${path}/nieuw`, manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedRequest(form);
    const formKey = formKeyOf(form, deps.random);
    const kept = await recordRequest(deps, c.var, { typed, formKey });
    if (kept.ok) return c.redirect(`${path}/${kept.id}`, 303);
    return showForm(deps, c, { typed, faults: kept.faults, openId: kept.openId });
  });
  app.get(`${path}/:id`, read, (c) => showRequest(deps, c));
  app.post(`${path}/:id/overzicht`, manage, (c) => sendOverview(deps, c));
  app.post(`${path}/:id/account`, manage, (c) => sendAccount(deps, c));
  app.post(`${path}/:id/klaar`, manage, async (c) => {
    const { form } = await readForm(c);
    const asked = { id: c.req.param('id'), seen: form.text('seen'), refusedWhy: null };
    return afterActing(deps, c, await finishRequest(deps, c.var, asked));
  });
  app.post(`${path}/:id/langer`, manage, async (c) => {
    const { form } = await readForm(c);
    const asked = { id: c.req.param('id'), seen: form.text('seen') };
    return afterActing(deps, c, await takeMoreTime(deps, c.var, asked));
  });
  app.post(`${path}/:id/weigeren`, manage, async (c) => {
    const { form } = await readForm(c);
    const refusedWhy = refusals.find((one): one is Refusal => one === form.text('refusedWhy'));
    if (!refusedWhy) return showRequest(deps, c, 'why-missing');
    const asked = { id: c.req.param('id'), seen: form.text('seen'), refusedWhy };
    return afterActing(deps, c, await finishRequest(deps, c.var, asked));
  });
  return app;
}
