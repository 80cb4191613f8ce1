import { Hono } from 'hono';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { tagOfRequest } from '../fault-pages.tsx';
import { AccessibilityPage, CookiesPage } from './public-pages.tsx';
import { noStatement } from './public-statement.ts';
import { publicStatementRoutes } from './public-statement-routes.tsx';
import { publicStatementOf } from './public-statement-store.ts';
import { securityText } from './security-text.ts';

const statementOf = async (deps: Deps, c: AppContext) => {
  const { tenantId } = c.get('workspace');
  return (await deps.db.tx({ tenantId }, (tx) => publicStatementOf(tx, tenantId))) ?? noStatement;
};

/** What a public body says of its own site: accessibility, cookies, and where to report a leak. */
export function publicPagesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  const accessibility = async (c: AppContext) => {
    const where = { workspace: c.get('workspace'), tag: tagOfRequest(c) };
    const page = <AccessibilityPage {...where} statement={await statementOf(deps, c)} />;
    return sendPage(c, page, { cache: 'public' });
  };
  const cookies = (c: AppContext) => {
    const where = { workspace: c.get('workspace'), tag: tagOfRequest(c) };
    return sendPage(c, <CookiesPage {...where} baseUrl={deps.baseUrl} />, { cache: 'public' });
  };
  for (const [path, page] of [
    ['/toegankelijkheid', accessibility],
    ['/cookies', cookies],
  ] as const) {
    routes.get(path, page);
    routes.get(`${path}/:tag`, (c) =>
      isResidentTag(c.req.param('tag') ?? '') ? page(c) : c.notFound(),
    );
  }
  routes.get('/.well-known/security.txt', async (c) => {
    const { securityContact } = await statementOf(deps, c);
    if (!securityContact) return c.notFound();
    const baseUrl = c.get('workspace').baseUrl ?? deps.baseUrl;
    c.header('cache-control', 'no-cache');
    return c.text(securityText(securityContact, baseUrl, deps.clock.now()));
  });
  routes.route('/', publicStatementRoutes(deps));
  return routes;
}
