import { Hono } from 'hono';
import type { Installation } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { daysAfter, followDemoClock, moveDemoClock } from './demo-clock.ts';
import { DemoClockPage } from './demo-clock-pages.tsx';
import { today } from './workspace.ts';

/** `/demo`: which day it is in the demo, and moving it. Elsewhere there is no such page. */
export function demoClockRoutes(deps: Deps, installation: Installation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { demoClock } = deps;
  if (!deps.demo || !demoClock) return routes;
  const own = requireRight(deps, 'own.manage');

  routes.get('/demo', own, async (c) => {
    const workspace = c.get('workspace');
    if (!workspace.isDemo) return c.notFound();
    await followDemoClock(installation, demoClock);
    const day = today(workspace, demoClock.now());
    return sendPage(c, <DemoClockPage c={c} day={day} daysAhead={demoClock.daysAhead} />);
  });
  routes.post('/demo', own, async (c) => {
    if (!c.get('workspace').isDemo) return c.notFound();
    const { form } = await readForm(c);
    const days = daysAfter(form.text('to'), form.text('seen'));
    if (days !== null) await moveDemoClock(installation, demoClock, days);
    return c.redirect('/demo', 303);
  });
  return routes;
}
