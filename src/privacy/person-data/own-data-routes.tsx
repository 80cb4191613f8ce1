import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { noteServed } from '../requests/record-request.ts';
import { accountRecord } from './account-record.ts';
import { OwnDataPage } from './own-data-pages.tsx';
import { sendDownload } from './send-download.ts';

const recordOf = (deps: Deps, c: AppContext) => {
  const { workspace, account } = c.var;
  return deps.db.tx(workspace, (tx) => accountRecord(tx, workspace, account.id));
};

/** `/mijn/gegevens`: everything that is kept of who is signed in. */
export function ownDataRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const own = requireRight(deps, 'own.manage');
  app.get('/mijn/gegevens', own, async (c) => {
    const record = await recordOf(deps, c);
    return record ? sendPage(c, <OwnDataPage c={c} record={record} />) : c.notFound();
  });
  app.post('/mijn/gegevens', own, async (c) => {
    const { workspace, account } = c.var;
    const record = await recordOf(deps, c);
    if (!record) return c.notFound();
    const subject = { through: 'account', subjectId: account.id } as const;
    await deps.db.tx(workspace, (tx) => noteServed(tx, deps, workspace, subject));
    const bytes = new TextEncoder().encode(JSON.stringify(record, null, 2));
    return sendDownload(c, { bytes, name: 'mijn-gegevens.json', mediaType: 'application/json' });
  });
  return app;
}
