import { Hono } from 'hono';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { type DemoTime, daysAfter } from './demo-clock.ts';
import { DemoClockPage } from './demo-clock-pages.tsx';
import { today } from './workspace.ts';

/**
 * `/demo`: which day it is in the demo, and moving it. Elsewhere there is no such page.
 * @param time null where time cannot be moved
 */
export function demoClockRoutes(deps: Deps, time: DemoTime | null): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  if (!deps.demo || !time) return routes;
  const own = requireRight(deps, 'own.manage');

  routes.get('/demo', own, async (c) => {
    const workspace = c.get('workspace');
    if (!workspace.isDemo) return c.notFound();
    await time.follow();
    const day = today(workspace, time.clock.now());
    return sendPage(c, <DemoClockPage c={c} day={day} daysAhead={time.clock.daysAhead} />);
  });
  routes.post('/demo', own, async (c) => {
    if (!c.get('workspace').isDemo) return c.notFound();
    const { form } = await readForm(c);
    const days = daysAfter(form.text('to'), form.text('seen'));
    if (days !== null) await time.move(days);
    return c.redirect('/demo', 303);
  });
  return routes;
}
