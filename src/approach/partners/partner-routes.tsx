import { Hono } from 'hono';
import {
  type AppContext,
  type AppEnv,
  allOrganisations,
  domainsHere,
  requireRight,
} from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Approach } from '../approach.ts';
import { approachHere } from '../approach-here.ts';
import { changePath } from '../change-frame.tsx';
import { addPartner, removePartner } from './change-partners.ts';
import { typedPartner } from './partner.ts';
import { PartnersPage, type PartnersPageProps } from './partner-pages.tsx';
import { partnersOf } from './partner-store.ts';

/** `/wijzigen/partners`: which organisations are in the coalition. */
export function partnerRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'approaches.manage');
  const path = '/aanpak/:slug/wijzigen/partners';
  type Rest = Pick<PartnersPageProps, 'typed' | 'faults'>;
  const send = async (c: AppContext, approach: Approach, rest: Rest, status: 200 | 422) => {
    const { tenantId } = c.get('workspace');
    const lists = await deps.db.tx({ tenantId }, async (tx) => ({
      partners: await partnersOf(tx, tenantId, approach.id),
      organisations: await allOrganisations(tx, tenantId),
      domains: await domainsHere(tx, tenantId),
    }));
    const page = <PartnersPage c={c} approach={approach} {...lists} {...rest} />;
    return sendPage(c, page, { status });
  };

  routes.get(path, manage, async (c) => {
    const approach = await approachHere(deps, c);
    return approach ? send(c, approach, {}, 200) : c.notFound();
  });

  routes.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const typed = typedPartner(form);
    const { workspace, account } = c.var;
    const added = await addPartner({ deps, workspace, account, approach }, typed);
    if (added.ok) return c.redirect(changePath(approach, 'partners'), 303);
    return send(c, approach, { typed, faults: added.faults }, 422);
  });

  routes.post(`${path}/weg`, manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    const organisationId = form.text('organisationId');
    if (!approach || !isId(organisationId)) return c.notFound();
    const { workspace, account } = c.var;
    await removePartner({ deps, workspace, account, approach }, organisationId);
    return c.redirect(changePath(approach, 'partners'), 303);
  });
  return routes;
}
