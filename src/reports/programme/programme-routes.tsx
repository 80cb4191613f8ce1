import { Hono } from 'hono';
import { approachOfSlug } from '../../approach/index.ts';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { ProgrammePage, SharedApproachPage } from './programme-pages.tsx';
import { type ShareFault, shareApproach } from './share-approach.ts';
import { SharePage } from './share-pages.tsx';
import { sharedApproaches, sharedApproachOf, sharesOf } from './share-store.ts';

async function showShares(
  deps: Deps,
  c: AppContext,
  back: { typed: string; fault: ShareFault } | null,
) {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const found = await deps.db.tx(workspace, async (tx) => {
    const approach = await approachOfSlug(tx, tenantId, c.req.param('slug') ?? '');
    return approach && { approach, shares: await sharesOf(tx, tenantId, approach.id) };
  });
  if (!found) return c.notFound();
  const page = <SharePage c={c} {...found} back={back} newKey={() => newFormKey(deps.random)} />;
  return sendPage(c, page, { status: back ? 422 : 200 });
}

/** Sharing published work with a programme, and what was shared with this workspace as a programme. */
export function programmeRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const share = requireRight(deps, 'programme.share');
  const read = requireRight(deps, 'programme.read');

  routes.get('/aanpak/:slug/programma', share, (c) => showShares(deps, c, null));
  routes.post('/aanpak/:slug/programma', share, async (c) => {
    const { form } = await readForm(c);
    const { workspace, account } = c.var;
    const slug = c.req.param('slug');
    const approach = await deps.db.tx(workspace, (tx) =>
      approachOfSlug(tx, workspace.tenantId, slug),
    );
    if (!approach) return c.notFound();
    const programme = form.text('programme');
    const shared = await shareApproach(deps, workspace, {
      ...{ approachId: approach.id, programme, by: account },
      does: form.text('does') === 'stop' ? 'stop' : 'share',
      formKey: formKeyOf(form, deps.random),
    });
    if (!shared.ok) return showShares(deps, c, { typed: programme, fault: shared.reason });
    return c.redirect(`/aanpak/${slug}/programma`, 303);
  });

  routes.get('/programma', read, async (c) => {
    const workspace = c.get('workspace');
    const shared = await deps.db.tx(workspace, (tx) => sharedApproaches(tx, workspace.tenantId));
    return sendPage(c, <ProgrammePage c={c} shared={shared} />);
  });
  routes.get('/programma/:id', read, async (c) => {
    const workspace = c.get('workspace');
    const id = c.req.param('id');
    if (!isId(id)) return c.notFound();
    const shared = await deps.db.tx(workspace, (tx) =>
      sharedApproachOf(tx, workspace.tenantId, id),
    );
    return shared ? sendPage(c, <SharedApproachPage c={c} shared={shared} />) : c.notFound();
  });
  return routes;
}
