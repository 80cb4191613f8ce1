import { Hono } from 'hono';
import { DatabaseAway, type Tx } from '../db/database.ts';
import {
  type AppContext,
  type AppEnv,
  accountOfId,
  activeAccounts,
  domainsHere,
  may,
  requireRight,
} from '../people/index.ts';
import { formKeyOf, newFormKey } from '../thread/form-keys.ts';
import type { Deps } from '../web/deps.ts';
import { readForm } from '../web/multipart.ts';
import { sendPage } from '../web/send-page.ts';
import { type Approach, answerDays } from './approach.ts';
import { type TypedApproach, typedApproach } from './approach-form.ts';
import {
  ApproachFormPage,
  type ApproachFormProps,
  type CoordinatorChoice,
} from './approach-form-pages.tsx';
import { approachHere } from './approach-here.ts';
import { ApproachListPage } from './approach-list-page.tsx';
import { ApproachPage } from './approach-page.tsx';
import type { ApproachPart } from './approach-part.ts';
import { allApproaches, approachOfSlug } from './approach-store.ts';
import { areaRoutes } from './areas/area-routes.tsx';
import { areasOf } from './areas/area-store.ts';
import { basisOf, changeApproach } from './change-approach.ts';
import { seenMark } from './change-part.ts';
import { createApproach } from './create-approach.ts';
import { readDescription } from './description/change-description.ts';
import { descriptionRoutes } from './description/description-routes.tsx';
import { answerCheckers, levelOwners } from './levels/level-store.ts';
import { tasksRoutes } from './levels/tasks-routes.tsx';
import { partnerRoutes } from './partners/partner-routes.tsx';
import { partnersOf } from './partners/partner-store.ts';
import { profileRoutes } from './profile/profile-routes.tsx';
import { profileOf } from './profile/profile-store.ts';

async function coordinatorChoices(tx: Tx, tenantId: string): Promise<CoordinatorChoice[]> {
  const accounts = await activeAccounts(tx, tenantId);
  return accounts.filter((account) => may(account, 'approaches.manage'));
}

const asTyped = (approach: Approach): TypedApproach => ({
  ...approach,
  answerDays: String(approach.answerDays),
});

type FormState = Omit<ApproachFormProps, 'c' | 'coordinators' | 'formKey'> & { formKey?: string };

/** Shows the form with what was typed; also when the database went away. */
async function sendForm(deps: Deps, c: AppContext, state: FormState, status: 200 | 409 | 422) {
  const workspace = c.get('workspace');
  const formKey = state.formKey ?? newFormKey(deps.random);
  try {
    const coordinators = await deps.db.tx(workspace, (tx) =>
      coordinatorChoices(tx, workspace.tenantId),
    );
    return await sendPage(
      c,
      <ApproachFormPage c={c} {...state} formKey={formKey} coordinators={coordinators} />,
      { status },
    );
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return sendAway(c, { ...state, formKey });
  }
}

function sendAway(c: AppContext, state: FormState & { formKey: string }) {
  const { id, name } = c.get('account');
  // who was chosen stays chosen, even while names cannot be looked up
  const chosen = state.typed.coordinatorId;
  const coordinators = [
    { id, name },
    ...(chosen && chosen !== id ? [{ id: chosen, name: '…' }] : []),
  ];
  const page = <ApproachFormPage c={c} {...state} coordinators={coordinators} away />;
  return sendPage(c, page, { status: 503 });
}

function formRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'approaches.manage');

  routes.get('/aanpak/nieuw', manage, (c) => {
    const typed: TypedApproach = {
      title: '',
      purpose: '',
      coordinatorId: c.get('account').id,
      answerDays: String(answerDays.usual),
      slug: '',
    };
    return sendForm(deps, c, { approach: null, typed }, 200);
  });

  routes.post('/aanpak/nieuw', manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedApproach(form);
    const formKey = formKeyOf(form, deps.random);
    try {
      const made = await createApproach(deps, c.get('workspace'), c.get('account'), typed, formKey);
      if (made.ok) return c.redirect(`/aanpak/${made.slug}`, 303);
      if (made.reason === 'invalid') {
        const { faults } = made;
        return await sendForm(deps, c, { approach: null, typed, faults, formKey }, 422);
      }
      return await sendForm(deps, c, { approach: null, typed, earlier: made.earlier }, 409);
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      return sendAway(c, { approach: null, typed, formKey });
    }
  });

  routes.get('/aanpak/:slug/wijzigen', manage, async (c) => {
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const seen = seenMark(basisOf(approach));
    return sendForm(deps, c, { approach, typed: asTyped(approach), seen }, 200);
  });

  routes.post('/aanpak/:slug/wijzigen', manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const typed = typedApproach(form);
    const seen = form.text('gezien');
    try {
      const { workspace, account } = c.var;
      const changed = await changeApproach({ deps, workspace, account, approach }, typed, seen);
      if (changed.ok) return c.redirect(`/aanpak/${approach.slug}`, 303);
      if (changed.reason === 'invalid') {
        return await sendForm(deps, c, { approach, typed, seen, faults: changed.faults }, 422);
      }
      const { current } = changed;
      const state = { approach, typed, seen: seenMark(current), current };
      return await sendForm(deps, c, state, 409);
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      return sendAway(c, { approach, typed, seen, formKey: newFormKey(deps.random) });
    }
  });
  return routes;
}

/** What an approach says of itself on its page. */
async function aboutApproach(tx: Tx, tenantId: string, { id, coordinatorId }: Approach) {
  return {
    coordinator: (await accountOfId(tx, tenantId, coordinatorId))?.name ?? null,
    description: await readDescription(tx, tenantId, id),
    profile: await profileOf(tx, tenantId, id),
    areas: await areasOf(tx, tenantId, id),
    partners: await partnersOf(tx, tenantId, id),
    domains: await domainsHere(tx, tenantId),
    tasks: [...(await levelOwners(tx, tenantId, id)), ...(await answerCheckers(tx, tenantId, id))],
  };
}

/**
 * `/aanpak`: the list, one approach, making and changing one.
 * @param parts what each room shows on the page of an approach, in order
 */
export function approachRoutes(deps: Deps, parts: readonly ApproachPart[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const read = requireRight(deps, 'approaches.read');

  routes.get('/aanpak', read, async (c) => {
    const workspace = c.get('workspace');
    const approaches = await deps.db.tx(workspace, (tx) => allApproaches(tx, workspace.tenantId));
    return sendPage(c, <ApproachListPage c={c} approaches={approaches} />);
  });

  routes.route('/', formRoutes(deps));

  routes.get('/aanpak/:slug', read, async (c) => {
    const { workspace, account, words } = c.var;
    const { tenantId } = workspace;
    const shown = await deps.db.tx(workspace, async (tx) => {
      const approach = await approachOfSlug(tx, tenantId, c.req.param('slug'));
      if (!approach) return null;
      const contents = [];
      for (const part of parts) {
        contents.push(...(await part({ approach, workspace, account, words }, tx)));
      }
      return { approach, parts: contents, ...(await aboutApproach(tx, tenantId, approach)) };
    });
    return shown ? sendPage(c, <ApproachPage c={c} {...shown} />) : c.notFound();
  });

  for (const part of [areaRoutes, descriptionRoutes, partnerRoutes, profileRoutes, tasksRoutes]) {
    routes.route('/', part(deps));
  }
  return routes;
}
