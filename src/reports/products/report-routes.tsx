import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { reportKinds } from '../documents/document.ts';
import type { DocumentMaker } from '../documents/document-maker.ts';
import { beginReport } from './begin-report.ts';
import { changeRoutes } from './change-routes.tsx';
import { DocumentFaultPage, PublishReportPage } from './publish-pages.tsx';
import { publishable, publishReport, withdrawReport } from './publish-report.ts';
import { readDraft, readUnpublished } from './read-report.ts';
import { reportPath, reportsPath } from './report-frame.tsx';
import { baseOf, draftingHere, placeOf, reportHere } from './report-here.ts';
import { ReportListPage } from './report-list-pages.tsx';
import { ReportPage } from './report-pages.tsx';
import { reportsOf } from './report-store.ts';
import { type FileType, fileTypes, makeFile, paperOf, sendDocument } from './send-document.ts';
import { templateContent } from './template-store.ts';
import { versionsOf } from './version-store.ts';

function listRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/stukken/:slug', requireRight(deps, 'reports.read'), async (c) => {
    const drafting = await draftingHere(deps, c);
    if (!drafting) return c.notFound();
    const { approach, workspace } = drafting;
    const rows = await deps.db.tx(workspace, async (tx) => {
      const reports = await reportsOf(tx, workspace.tenantId, approach.id);
      return reports.map((report) => ({ report, title: approach.title }));
    });
    const formKeys = {
      'council-letter': newFormKey(deps.random),
      'board-sheet': newFormKey(deps.random),
      'resident-sheet': newFormKey(deps.random),
    };
    return sendPage(c, <ReportListPage {...{ c, approach, rows, formKeys }} />);
  });

  routes.post('/stukken/:slug', requireRight(deps, 'reports.write'), async (c) => {
    const { form } = await readForm(c);
    const drafting = await draftingHere(deps, c);
    if (!drafting) return c.notFound();
    const { approach } = drafting;
    const kind = reportKinds.find((one) => one === form.text('kind'));
    if (!kind) return c.redirect(reportsPath(approach), 303);
    const formKey = formKeyOf(form, deps.random);
    const result = await beginReport(drafting, kind, form.text('locale'), formKey);
    if (result.ok) return c.redirect(reportPath(approach, result.id), 303);
    return result.reason === 'already-sent'
      ? c.redirect(reportPath(approach, result.earlierId), 303)
      : c.redirect(reportsPath(approach), 303);
  });
  return routes;
}

function draftRoutes(deps: Deps, maker: DocumentMaker): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const read = requireRight(deps, 'reports.read');

  routes.get('/stukken/:slug/:id', read, async (c) => {
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const { approach, report, workspace } = here;
    const shown = await deps.db.tx(workspace, async (tx) => ({
      draft: await readDraft(tx, placeOf(here, ''), report),
      versions: await versionsOf(tx, workspace.tenantId, [report.id]),
    }));
    const { draft, versions } = shown;
    if (!draft) return c.notFound();
    maker.warm();
    const formKey = newFormKey(deps.random);
    return sendPage(c, <ReportPage {...{ c, approach, report, draft, versions, formKey }} />);
  });

  routes.get('/stukken/:slug/:id/bestand/:type', read, async (c) => {
    const here = await reportHere(deps, c);
    const type = c.req.param('type') as FileType;
    if (!here || !(type in fileTypes)) return c.notFound();
    const { approach, report, workspace } = here;
    const { tenantId } = workspace;
    const made = await deps.db.tx(workspace, async (tx) => ({
      draft: await readDraft(tx, placeOf(here, baseOf(here)), report, { isFile: true }),
      template: type === 'docx' ? await templateContent(tx, tenantId) : null,
    }));
    if (!made.draft) return c.notFound();
    const paper = paperOf(c.req.query('papier'));
    const file = await makeFile(maker, type, made.draft.ready, { paper, template: made.template });
    if (file.ok) {
      const name = `${approach.slug}-concept`;
      return sendDocument(c, { bytes: file.bytes, type, name, cache: 'private, no-store' });
    }
    deps.log.warn({ reason: file.reason, detail: file.detail }, 'a document was not made');
    const page = <DocumentFaultPage {...{ c, approach, report }} reason={file.reason} />;
    return sendPage(c, page, { status: 503 });
  });
  return routes;
}

function publishRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const publish = requireRight(deps, 'reports.publish');

  routes.get('/stukken/:slug/:id/publiceren', publish, async (c) => {
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const { approach, report, workspace } = here;
    const shown = await deps.db.tx(workspace, async (tx) => {
      const place = placeOf(here, '');
      const found = await publishable(tx, here, report, place.day);
      return readUnpublished(tx, place, report, found);
    });
    return sendPage(c, <PublishReportPage {...{ c, approach, report }} {...shown} />);
  });

  routes.post('/stukken/:slug/:id/publiceren', publish, async (c) => {
    const { form } = await readForm(c);
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const { approach, workspace } = here;
    const result = await publishReport(here, here.report.id, form.text('gezien'));
    if (result.ok) return c.redirect(reportPath(approach, here.report.id), 303);
    const again = await reportHere(deps, c);
    if (!again) return c.notFound();
    const { report } = again;
    const shown = await deps.db.tx(workspace, async (tx) => {
      const place = placeOf(again, '');
      const found = await publishable(tx, again, report, place.day);
      return readUnpublished(tx, place, report, found);
    });
    const isChanged = result.reason === 'changed';
    const page = <PublishReportPage {...{ c, approach, report, isChanged }} {...shown} />;
    return sendPage(c, page, { status: isChanged ? 409 : 422 });
  });

  routes.post('/stukken/:slug/:id/terughalen', publish, async (c) => {
    await readForm(c);
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    await withdrawReport(here, here.report.id);
    return c.redirect(reportPath(here.approach, here.report.id), 303);
  });
  return routes;
}

/** `/stukken/…`: the products of an approach, from the first draft to what is public. */
export function reportRoutes(deps: Deps, maker: DocumentMaker): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', listRoutes(deps));
  routes.route('/', draftRoutes(deps, maker));
  routes.route('/', changeRoutes(deps));
  routes.route('/', publishRoutes(deps));
  return routes;
}
