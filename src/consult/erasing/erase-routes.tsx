import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { decideErasure, type EraseResult, proposeErasure } from './erase-for-person.ts';
import { ErasePage } from './erase-pages.tsx';
import { erasureProposalOf, lockErasable } from './erasure-store.ts';

const actorOf = (deps: Deps, c: AppContext) => ({
  deps,
  workspace: c.get('workspace'),
  account: c.get('account'),
});

async function show(deps: Deps, c: AppContext, fault: 'reason-missing' | 'changed' | null) {
  const { tenantId } = c.get('workspace');
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return c.notFound();
  const found = await deps.db.tx({ tenantId }, async (tx) => {
    const message = await lockErasable(tx, tenantId, id);
    return message && { message, proposal: await erasureProposalOf(tx, tenantId, id) };
  });
  if (!found) return c.notFound();
  const status = { 'reason-missing': 422, changed: 409 } as const;
  const page = <ErasePage c={c} {...found} fault={fault} formKey={newFormKey(deps.random)} />;
  return sendPage(c, page, { status: fault ? status[fault] : 200 });
}

async function answer(deps: Deps, c: AppContext, result: EraseResult) {
  const id = c.req.param('id') ?? '';
  if (result.ok) return c.redirect(`/berichten/${id}/wissen`, 303);
  if (result.reason === 'gone') return show(deps, c, 'changed');
  return show(deps, c, result.reason);
}

/** `/berichten/<id>/wissen`: erasing for who lost the code or never had one, by two persons. */
export function eraseRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const erase = requireRight(deps, 'contributions.erase');
  routes.get('/berichten/:id/wissen', erase, (c) => show(deps, c, null));
  routes.post('/berichten/:id/wissen', erase, async (c) => {
    const { form } = await readForm(c);
    const id = c.req.param('id') ?? '';
    if (!isId(id)) return c.notFound();
    const post = { id, formKey: formKeyOf(form, deps.random), reason: form.text('reason') };
    return answer(deps, c, await proposeErasure(actorOf(deps, c), post));
  });
  routes.post('/berichten/:id/wissen/besluit', erase, async (c) => {
    const { form } = await readForm(c);
    const id = c.req.param('id') ?? '';
    if (!isId(id)) return c.notFound();
    const verdict = form.text('verdict') === 'erase' ? ('erase' as const) : ('keep' as const);
    const post = { id, formKey: formKeyOf(form, deps.random), verdict };
    return answer(deps, c, await decideErasure(actorOf(deps, c), post));
  });
  return routes;
}
