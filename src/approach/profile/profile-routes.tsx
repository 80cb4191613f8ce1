import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { approachHere } from '../approach-here.ts';
import { seenMark } from '../change-part.ts';
import { changeProfile } from './change-profile.ts';
import { typedProfile } from './profile.ts';
import { ProfileFormPage, RoomsPage } from './profile-pages.tsx';
import { profileOf, roomsOf } from './profile-store.ts';

/** `/wijzigen/voor-wie` and `/wijzigen/onderdelen`. */
export function profileRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'approaches.manage');
  const path = '/aanpak/:slug/wijzigen/voor-wie';
  const profileHere = (c: AppContext, approachId: string) => {
    const { tenantId } = c.get('workspace');
    return deps.db.tx({ tenantId }, (tx) => profileOf(tx, tenantId, approachId));
  };

  routes.get(path, manage, async (c) => {
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const typed = await profileHere(c, approach.id);
    return sendPage(c, <ProfileFormPage c={c} {...{ approach, typed }} seen={seenMark(typed)} />);
  });

  routes.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const typed = typedProfile(form);
    const { workspace, account } = c.var;
    const seen = form.text('gezien');
    const result = await changeProfile({ deps, workspace, account, approach }, typed, seen);
    if (result.ok) return c.redirect(`/aanpak/${approach.slug}`, 303);
    const props = { c, approach, typed };
    if (result.reason === 'invalid') {
      const page = <ProfileFormPage {...props} seen={seen} faults={result.faults} />;
      return sendPage(c, page, { status: 422 });
    }
    const { current } = result;
    const page = <ProfileFormPage {...props} seen={seenMark(current)} current={current} />;
    return sendPage(c, page, { status: 409 });
  });

  routes.get('/aanpak/:slug/wijzigen/onderdelen', manage, async (c) => {
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const { tenantId } = c.get('workspace');
    const on = await deps.db.tx({ tenantId }, (tx) => roomsOf(tx, tenantId, approach.id));
    return sendPage(c, <RoomsPage c={c} {...{ approach, on }} />);
  });
  return routes;
}
