import { Hono } from 'hono';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { accountOfId } from '../accounts/account-store.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { sessionOf } from '../request.ts';
import { requireRight } from '../require-right.ts';
import { SecondFactorUrge } from '../second-factor/urge.tsx';
import { OwnSessionsPage } from './own-sessions-pages.tsx';
import { endSession, endSessionsOf, sessionsOf } from './own-sessions-store.ts';

/** Where somebody is signed in: seen and ended by themselves, ended by an administrator. */
export function ownSessionsRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const own = requireRight(deps, 'own.manage');
  app.get('/mijn/aanmeldingen', own, (c) => showSessions(deps, c));
  app.post('/mijn/aanmeldingen/andere', own, async (c) => {
    const { tenantId } = c.var.workspace;
    const current = await sessionOf(deps, c);
    if (current) {
      await deps.db.tx({ tenantId }, (tx) =>
        endSessionsOf(tx, tenantId, current.id, current.sessionId),
      );
    }
    return c.redirect('/mijn/aanmeldingen?beeindigd=1', 303);
  });
  app.post('/mijn/aanmeldingen/:id/beeindigen', own, async (c) => {
    const { tenantId } = c.var.workspace;
    const { id } = c.var.account;
    await deps.db.tx({ tenantId }, (tx) => endSession(tx, tenantId, id, c.req.param('id')));
    return c.redirect('/mijn/aanmeldingen?beeindigd=1', 303);
  });
  app.post('/mensen/:id/afmelden', requireRight(deps, 'people.manage'), async (c) => {
    const { tenantId } = c.var.workspace;
    const id = c.req.param('id');
    const known = await deps.db.tx({ tenantId }, async (tx) => {
      const person = await accountOfId(tx, tenantId, id);
      if (person) await endSessionsOf(tx, tenantId, person.id, null);
      return person !== null;
    });
    return known ? c.redirect(`/mensen/${id}?post=afgemeld`, 303) : c.notFound();
  });
  return app;
}

async function showSessions(deps: Deps, c: AppContext): Promise<Response> {
  const { workspace, words, account } = c.var;
  const { tenantId } = workspace;
  const current = await sessionOf(deps, c);
  const now = deps.clock.now();
  const sessions = await deps.db.tx({ tenantId }, (tx) =>
    sessionsOf(tx, tenantId, account.id, now),
  );
  const page = OwnSessionsPage({
    workspace,
    words,
    account,
    sessions,
    current: current?.sessionId ?? '',
    ended: c.req.query('beeindigd') === '1',
    urge: <SecondFactorUrge c={c} />,
  });
  return sendPage(c, page);
}
