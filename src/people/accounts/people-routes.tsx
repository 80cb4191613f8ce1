import { Hono } from 'hono';
import { newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { delegationRoutes } from '../delegations/delegation-routes.tsx';
import { notInvited } from '../invitations/invitation.ts';
import { allInvitations } from '../invitations/invitation-store.ts';
import { inviteNews } from '../invitations/invite-form.tsx';
import { leavingRoutes } from '../leaving/leaving-routes.tsx';
import { peopleGoneWithWork, workOf } from '../leaving/work-of.ts';
import { organisationRoutes } from '../organisations/organisation-routes.tsx';
import type { OwnedWork } from '../owned-work.ts';
import { requireRight } from '../require-right.ts';
import { everyPerson, personOfId } from './account-store.ts';
import { PeoplePage } from './people-pages.tsx';
import { personFormRoutes } from './person-form-routes.tsx';
import { linkRoute } from './person-link-route.tsx';
import { PersonPage, personNews } from './person-pages.tsx';

async function showPeople(deps: Deps, c: AppContext, works: readonly OwnedWork[]) {
  const { tenantId } = c.get('workspace');
  const left = c.req.query('weg') ?? '';
  const { people, gone, invitations } = await deps.db.tx({ tenantId }, async (tx) => {
    const found = await everyPerson(tx, tenantId);
    const here = new Set(found.filter(({ active }) => active).map(({ id }) => id));
    return {
      people: found,
      gone: await peopleGoneWithWork(tx, tenantId, works, here),
      invitations: await allInvitations(tx, c.get('workspace'), deps.clock.now()),
    };
  });
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? null;
  const goneWithWork = gone.map((id) => ({ id, name: nameOf(id) }));
  return sendPage(
    c,
    <PeoplePage {...{ c, people, invitations, goneWithWork, hasLeft: nameOf(left) }} />,
  );
}

async function showPerson(deps: Deps, c: AppContext, works: readonly OwnedWork[]) {
  const { workspace, words } = c.var;
  const { tenantId } = workspace;
  const id = c.req.param('id') ?? '';
  const found = await deps.db.tx({ tenantId }, async (tx) => {
    const person = await personOfId(tx, tenantId, id);
    if (!person) return null;
    const invitations = await allInvitations(tx, workspace, deps.clock.now());
    const items = await workOf(tx, tenantId, works, id);
    return { person, items, invitation: invitations.get(id) ?? notInvited };
  });
  if (!found) return c.notFound();
  const said = c.req.query('nieuws');
  const props = {
    person: found.person,
    invitation: found.invitation,
    inviteNews: inviteNews.find((one) => one === c.req.query('post')) ?? null,
    inviteKey: newFormKey(deps.random),
    work: found.items.map(({ work, kind }) => `${work.say(words, kind)} (${kind.approach.title})`),
    news: personNews.find((one) => one === said) ?? null,
    formKey: newFormKey(deps.random),
  };
  return sendPage(c, <PersonPage c={c} {...props} />);
}

/**
 * `/mensen`: who may sign in, one person, adding and changing; organisations; who stands in for whom;
 * leaving.
 * @param works what each room knows to hang on a person
 */
export function peopleRoutes(deps: Deps, works: readonly OwnedWork[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'people.manage');
  app.get('/mensen', manage, (c) => showPeople(deps, c, works));
  app.route('/', organisationRoutes(deps));
  app.route('/', personFormRoutes(deps, works));
  app.route('/', linkRoute(deps));
  app.route('/', leavingRoutes(deps, works));
  app.route('/', delegationRoutes(deps));
  app.get('/mensen/:id', manage, (c) => showPerson(deps, c, works));
  return app;
}
