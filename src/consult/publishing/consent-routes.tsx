import { Hono } from 'hono';
import {
  approachOfSlug,
  askerOf,
  publicationOfId,
  publicationPath,
  sharedCopyOf,
} from '../../approach/index.ts';
import {
  type AppContext,
  type AppEnv,
  activeAccounts,
  may,
  requireRight,
} from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { fileHrefFor } from '../contributions/message-routes.tsx';
import { logReading } from '../contributions/message-store.ts';
import { personToAsk } from './ask-store.ts';
import { ConsentPage, type ConsentPageProps, consentDone } from './consent-pages.tsx';
import { contributionToPublish } from './publishing-store.ts';
import { hearConsent, nameAsker, stopForPerson } from './share-for-person.ts';
import { typedShare } from './sharing.ts';

type Rest = Partial<
  Pick<
    ConsentPageProps,
    'done' | 'typed' | 'how' | 'faults' | 'isHowMissing' | 'refusal' | 'formKey'
  >
>;

/** The copy of the address with all that stands on its page; null when there is none. */
function consentHere(deps: Deps, c: AppContext) {
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const { slug = '', id = '' } = c.req.param();
  return deps.db.tx({ tenantId }, async (tx) => {
    const approach = await approachOfSlug(tx, tenantId, slug);
    if (!approach) return null;
    const publication = await publicationOfId(tx, tenantId, approach.id, id);
    if (publication?.kind !== 'contribution') return null;
    const { beadId } = publication;
    const bead = { approachId: approach.id, id: beadId, lock: false };
    const said = await contributionToPublish(tx, tenantId, bead);
    const person = await personToAsk(tx, tenantId, beadId);
    const alive = await sharedCopyOf(tx, tenantId, beadId);
    const copy = alive?.publication.id === id ? alive : null;
    if (copy) await logReading(tx, deps, tenantId, account.id, [beadId]);
    const people = await activeAccounts(tx, tenantId);
    return {
      ...{ approach, copy, person },
      sound: said?.soundId ?? null,
      asker: await askerOf(tx, tenantId, id),
      bringers: people.filter((one) => may(one, 'answers.bring')),
    };
  });
}

async function showConsent(
  deps: Deps,
  c: AppContext,
  rest: Rest,
  status: 200 | 409 | 422,
): Promise<Response> {
  const here = await consentHere(deps, c);
  if (!here) return c.notFound();
  const { copy, person, ...shown } = here;
  // refused, taken back or replaced: the page of the copy says what became of it
  if (!(copy && person)) {
    return c.redirect(publicationPath(here.approach, c.req.param('id') ?? ''), 303);
  }
  const { formKey = newFormKey(deps.random), ...more } = rest;
  const fileHref = fileHrefFor(deps);
  const page = <ConsentPage {...{ c, copy, person, fileHref, formKey }} {...shown} {...more} />;
  return sendPage(c, page, { status });
}

/** `/publiceren/<slug>/<id>/toestemming`: who asks the person, what they said, and stopping it for them. */
export function consentRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const answer = requireRight(deps, 'contributions.answer');
  const path = '/publiceren/:slug/:id/toestemming';
  const approachHere = (c: AppContext) => {
    const { tenantId } = c.get('workspace');
    return deps.db.tx({ tenantId }, (tx) =>
      approachOfSlug(tx, tenantId, c.req.param('slug') ?? ''),
    );
  };

  routes.get(path, answer, (c) => {
    const done = consentDone.find((name) => name === c.req.query('gedaan'));
    return showConsent(deps, c, { done }, 200);
  });

  routes.post(path, answer, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const typed = typedShare(form);
    const how = form.text('hoe');
    const formKey = formKeyOf(form, deps.random);
    const locale = c.var.words.locale.lang === 'en' ? 'en' : 'nl-eenvoudig';
    const heard = { formKey, locale, how, typed };
    const id = c.req.param('id');
    const result = await hearConsent({ deps, workspace, account }, approach.id, id, heard);
    if (result.ok) {
      const here = publicationPath(approach, id);
      const page = result.outcome === 'given' ? `${here}/toestemming` : here;
      return c.redirect(`${page}?gedaan=${result.outcome}`, 303);
    }
    const back = { typed, how, formKey };
    switch (result.reason) {
      case 'gone':
        return c.notFound();
      case 'invalid':
        return showConsent(deps, c, { ...back, faults: result.faults }, 422);
      case 'how-missing':
        return showConsent(deps, c, { ...back, isHowMissing: true }, 422);
      default:
        return showConsent(deps, c, { how, refusal: result.reason }, 409);
    }
  });

  routes.post(`${path}/vrager`, answer, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const id = c.req.param('id');
    const actor = { deps, workspace, account };
    const isDone = await nameAsker(actor, approach.id, id, form.text('vrager'));
    if (!isDone) return c.notFound();
    return c.redirect(`${publicationPath(approach, id)}/toestemming?gedaan=asked`, 303);
  });

  routes.post(`${path}/stoppen`, answer, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const id = c.req.param('id');
    const actor = { deps, workspace, account };
    const isDone = await stopForPerson(actor, approach.id, id, form.text('stop'));
    if (!isDone) return c.notFound();
    return c.redirect(`${publicationPath(approach, id)}/toestemming?gedaan=stopped`, 303);
  });
  return routes;
}
