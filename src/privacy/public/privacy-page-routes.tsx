import { Hono } from 'hono';
import { type AppContext, type AppEnv, tagOfRequest } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { sendPage } from '../../web/send-page.ts';
import { publicRegister } from '../register/public-register.ts';
import { PrivacyPage } from './privacy-pages.tsx';

/** `/privacy`: what happens to people's data, from the register that the jobs obey. */
export function privacyPageRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const show = async (c: AppContext) => {
    const workspace = c.get('workspace');
    const tag = tagOfRequest(c);
    const language = tag === 'nl-eenvoudig' ? 'nl' : 'en';
    const register = await deps.db.tx(workspace, (tx) =>
      publicRegister(tx, workspace.tenantId, language),
    );
    const page = <PrivacyPage {...{ workspace, tag, register, language }} />;
    return sendPage(c, page, { cache: 'public' });
  };
  routes.get('/privacy', show);
  routes.get('/privacy/:tag', (c) => (isResidentTag(c.req.param('tag')) ? show(c) : c.notFound()));
  return routes;
}
