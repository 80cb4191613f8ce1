import { Hono } from 'hono';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { addOrganisation, changeOrganisation } from './keep-organisation.ts';
import { knownDomains } from './organisation.ts';
import {
  asTypedOrganisation,
  type DomainFault,
  judgeDomain,
  markOfOrganisation,
  noOrganisationTyped,
  type OrganisationFaults,
  type TypedOrganisation,
  typedOrganisation,
} from './organisation-form.ts';
import { OrganisationPage, OrganisationsPage } from './organisation-pages.tsx';
import {
  addOwnDomain,
  allOrganisations,
  domainsHere,
  lockOrganisation,
  ownDomains,
} from './organisation-store.ts';
import { sayDomain } from './organisation-words.ts';

type ListState = {
  typed?: TypedOrganisation;
  faults?: OrganisationFaults;
  domain?: string;
  domainFault?: DomainFault;
  formKey?: string;
};

async function showAll(deps: Deps, c: AppContext, state: ListState) {
  const { tenantId } = c.get('workspace');
  const lists = await deps.db.tx({ tenantId }, async (tx) => ({
    organisations: await allOrganisations(tx, tenantId),
    ownDomains: await ownDomains(tx, tenantId),
  }));
  const { typed = noOrganisationTyped, faults = {}, domain = '', domainFault } = state;
  const formKey = state.formKey ?? newFormKey(deps.random);
  const domains = [...knownDomains, ...lists.ownDomains];
  const shown = { typed, faults, domain, domainFault, formKey, domains, ...lists };
  const isRefused = Object.keys(faults).length > 0 || domainFault !== undefined;
  return sendPage(c, <OrganisationsPage c={c} {...shown} />, { status: isRefused ? 422 : 200 });
}

async function addDomain(deps: Deps, c: AppContext) {
  const { form } = await readForm(c);
  const { workspace, words } = c.var;
  const { tenantId } = workspace;
  const domain = form.text('newDomain');
  const judged = await deps.db.tx({ tenantId }, async (tx) => {
    const own = await ownDomains(tx, tenantId);
    // the same name once more is a second press of the button
    if (own.includes(domain.trim())) return { ok: true } as const;
    const taken = [...own, ...knownDomains.map((one) => sayDomain(words, one))];
    const found = judgeDomain(domain, taken);
    if (found.ok) await addOwnDomain(tx, tenantId, found.name);
    return found;
  });
  if (judged.ok) return c.redirect('/mensen/organisaties', 303);
  return showAll(deps, c, { domain, domainFault: judged.fault });
}

async function organisationHere(deps: Deps, c: AppContext) {
  const { tenantId } = c.get('workspace');
  return deps.db.tx({ tenantId }, async (tx) => {
    const organisation = await lockOrganisation(tx, tenantId, c.req.param('id') ?? '');
    return organisation && { organisation, domains: await domainsHere(tx, tenantId) };
  });
}

async function change(deps: Deps, c: AppContext) {
  const { form } = await readForm(c);
  const { tenantId } = c.get('workspace');
  const here = await organisationHere(deps, c);
  if (!here) return c.notFound();
  const { organisation, domains } = here;
  const typed = typedOrganisation(form);
  const seen = form.text('seen');
  const { id } = organisation;
  const kept = await changeOrganisation(deps, tenantId, { id, typed, seen });
  if (kept.ok) return c.redirect('/mensen/organisaties', 303);
  if (kept.reason === 'gone') return c.notFound();
  if (kept.reason === 'invalid') {
    const shown = { organisation, domains, typed, seen, faults: kept.faults };
    return sendPage(c, <OrganisationPage c={c} {...shown} />, { status: 422 });
  }
  const { now } = kept;
  const shown = { organisation: now, domains, typed, seen: markOfOrganisation(now) };
  return sendPage(c, <OrganisationPage c={c} {...shown} changed />, { status: 409 });
}

/** `/mensen/organisaties`: who sits at the table, of what kind and from which domain. */
export function organisationRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'people.manage');
  app.get('/mensen/organisaties', manage, (c) => showAll(deps, c, {}));
  app.post('/mensen/organisaties', manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedOrganisation(form);
    const formKey = formKeyOf(form, deps.random);
    const kept = await addOrganisation(deps, c.get('workspace').tenantId, typed, formKey);
    if (kept.ok) return c.redirect('/mensen/organisaties', 303);
    return showAll(deps, c, { typed, formKey, ...(kept.reason === 'invalid' && kept) });
  });
  app.post('/mensen/organisaties/domeinen', manage, (c) => addDomain(deps, c));
  app.get('/mensen/organisaties/:id', manage, async (c) => {
    const here = await organisationHere(deps, c);
    if (!here) return c.notFound();
    const { organisation, domains } = here;
    const shown = {
      organisation,
      domains,
      typed: asTypedOrganisation(organisation),
      seen: markOfOrganisation(organisation),
    };
    return sendPage(c, <OrganisationPage c={c} {...shown} />);
  });
  app.post('/mensen/organisaties/:id', manage, (c) => change(deps, c));
  return app;
}
