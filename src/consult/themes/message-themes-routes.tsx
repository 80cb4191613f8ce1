import { Hono } from 'hono';
import { type Approach, approachOfId } from '../../approach/index.ts';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { readMessages } from '../contributions/message-store.ts';
import { chooseThemes } from './choose-themes.ts';
import { type MessageThemesBack, MessageThemesPage } from './message-themes-pages.tsx';
import { saidLines, themesOfContributions } from './theme-contribution-store.ts';
import { namesOfThemes } from './theme-store.ts';
import { viewFor } from './themes-routes.tsx';

/** The approach in which a contribution was said, or null. */
async function approachOfMessage(deps: Deps, c: AppContext): Promise<Approach | null> {
  const { tenantId } = c.get('workspace');
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return null;
  return deps.db.tx({ tenantId }, async (tx) => {
    const [message] = await readMessages(tx, tenantId, [id]);
    return message ? approachOfId(tx, tenantId, message.approachId) : null;
  });
}

async function show(
  deps: Deps,
  c: AppContext,
  approach: Approach,
  back: MessageThemesBack | null,
): Promise<Response> {
  const { tenantId } = c.get('workspace');
  const id = c.req.param('id') ?? '';
  const shown = await deps.db.tx({ tenantId }, async (tx) => {
    const [line] = await saidLines(tx, tenantId, approach.id, [id]);
    if (!line) return null;
    const themes = await themesOfContributions(tx, tenantId, [id]);
    return {
      line,
      view: await viewFor(tx, deps, c, [line]),
      all: await namesOfThemes(tx, tenantId, approach.id),
      now: themes.get(id) ?? [],
    };
  });
  if (!shown) return c.notFound();
  const page = <MessageThemesPage {...{ c, ...shown, back }} formKey={newFormKey(deps.random)} />;
  return sendPage(c, page, { status: !back ? 200 : back.reason ? 409 : 422 });
}

/** `/berichten/:id/onderwerpen`: in which themes one contribution is. */
export function messageThemesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const manage = requireRight(deps, 'themes.manage');

  routes.get('/berichten/:id/onderwerpen', manage, async (c) => {
    const approach = await approachOfMessage(deps, c);
    return approach ? show(deps, c, approach, null) : c.notFound();
  });

  routes.post('/berichten/:id/onderwerpen', manage, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachOfMessage(deps, c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const id = c.req.param('id');
    const formKey = formKeyOf(form, deps.random);
    const themeIds = form.all('themeIds');
    const newTitle = form.text('newTitle');
    const typed = { seen: form.all('seen'), themeIds, newTitle };
    const actor = { deps, workspace, account, approach, formKey };
    const result = await chooseThemes(actor, id, typed);
    if (result.ok) return c.redirect(`/berichten/${id}`, 303);
    if (result.reason === 'gone') return c.notFound();
    const back = { themeIds, newTitle };
    return result.reason === 'invalid'
      ? show(deps, c, approach, { ...back, faults: result.faults, reason: null })
      : show(deps, c, approach, { ...back, faults: {}, reason: result.reason });
  });
  return routes;
}
