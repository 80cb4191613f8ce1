import { Hono } from 'hono';
import { type AppEnv, everyPerson, requireRight } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { ReadingsLogPage } from './readings-pages.tsx';
import { readingsPage } from './readings-store.ts';

const idOrNull = (value: string | undefined): string | null =>
  value !== undefined && isId(value) ? value : null;

/** `/gelezen`: who read which contribution. */
export function readingsRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/gelezen', requireRight(deps, 'readings.read'), async (c) => {
    const { tenantId } = c.get('workspace');
    const filter = {
      accountId: idOrNull(c.req.query('wie')),
      before: idOrNull(c.req.query('voor')),
      after: idOrNull(c.req.query('na')),
    };
    const shown = await deps.db.tx({ tenantId }, async (tx) => ({
      page: await readingsPage(tx, tenantId, filter),
      people: await everyPerson(tx, tenantId),
    }));
    return sendPage(c, <ReadingsLogPage c={c} filter={filter} {...shown} />);
  });
  return app;
}
