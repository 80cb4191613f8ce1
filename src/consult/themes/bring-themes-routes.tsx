import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { BringThemesPage, type ToldBack, ToldPage } from './bring-themes-pages.tsx';
import { checkTheme } from './check-theme.ts';
import { bringPath } from './theme-address.ts';
import { themeOfId, themesOfApproach } from './theme-store.ts';
import { typedCheck } from './themes-form.ts';
import { approachAt } from './themes-routes.tsx';

/**
 * `/aanpak/:slug/navragen`: what to ask residents, for who brings answers to them, and noting what they
 * said. Shows sentences of ours only: no words of residents.
 */
export function bringThemesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const bring = requireRight(deps, 'answers.bring');

  routes.get('/aanpak/:slug/navragen', bring, async (c) => {
    const approach = await approachAt(deps, c);
    if (!approach) return c.notFound();
    const workspace = c.get('workspace');
    const themes = await deps.db.tx(workspace, (tx) =>
      themesOfApproach(tx, workspace.tenantId, approach.id),
    );
    const asked = themes.filter(({ askedAt }) => askedAt !== null);
    return sendPage(c, <BringThemesPage c={c} approach={approach} themes={asked} />);
  });

  const show = async (
    c: Parameters<typeof approachAt>[1],
    back: ToldBack | null,
  ): Promise<Response> => {
    const workspace = c.get('workspace');
    const id = c.req.param('id') ?? '';
    const approach = isId(id) ? await approachAt(deps, c) : null;
    const theme = approach
      ? await deps.db.tx(workspace, (tx) => themeOfId(tx, workspace.tenantId, approach.id, id))
      : null;
    if (!approach || !theme?.askedAt) return c.notFound();
    const formKey = newFormKey(deps.random);
    const isDone = !back && c.req.query('gedaan') === 'verteld';
    const page = <ToldPage {...{ c, approach, theme, formKey, back, isDone }} />;
    return sendPage(c, page, { status: !back ? 200 : back.reason ? 409 : 422 });
  };

  routes.get('/aanpak/:slug/navragen/:id', bring, (c) => show(c, null));
  routes.post('/aanpak/:slug/navragen/:id', bring, async (c) => {
    const { form } = await readForm(c);
    const id = c.req.param('id');
    const approach = isId(id) ? await approachAt(deps, c) : null;
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const formKey = formKeyOf(form, deps.random);
    const check = typedCheck(form);
    const actor = { deps, workspace, account, approach, formKey };
    const result = await checkTheme(actor, id, 'told', check);
    if (result.ok) return c.redirect(`${bringPath(approach, id)}?gedaan=verteld`, 303);
    if (result.reason === 'invalid') return show(c, { check, faults: result.faults, reason: null });
    const reason = result.reason === 'sent-already' ? 'sent-already' : 'changed';
    return show(c, { check, faults: {}, reason });
  });
  return routes;
}
