import { Hono } from 'hono';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppEnv } from '../app-env.ts';
import { tagOfRequest } from '../fault-pages.tsx';
import { signedInOf } from '../request.ts';
import { AboutPage, type DemoCode, WelcomePage } from './about-pages.tsx';

/**
 * The front door and `/over`: what this is, and what it promises.
 * @param codes made-up codes that the front door of the demo offers to try
 */
export function aboutRoutes(deps: Deps, codes: readonly DemoCode[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/', async (c) => {
    if (await signedInOf(deps, c)) return c.redirect('/week', 303);
    const asked = c.req.query('taal') ?? '';
    const tag = isResidentTag(asked) ? asked : tagOfRequest(c);
    return sendPage(c, <WelcomePage workspace={c.get('workspace')} tag={tag} codes={codes} />);
  });
  routes.get('/over', (c) => {
    const page = <AboutPage workspace={c.get('workspace')} tag={tagOfRequest(c)} />;
    return sendPage(c, page, { cache: 'public' });
  });
  routes.get('/over/:tag', (c) => {
    const tag = c.req.param('tag');
    if (!isResidentTag(tag)) return c.notFound();
    const page = <AboutPage workspace={c.get('workspace')} tag={tag} />;
    return sendPage(c, page, { cache: 'public' });
  });
  return routes;
}
