import { Hono } from 'hono';
import { allApproaches } from '../../approach/index.ts';
import { type AppEnv, levels, may, requireRight, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { CoalitionInboxPage } from './coalition-inbox-pages.tsx';
import { placeOf, viewOf } from './inbox.ts';
import { inboxCounts, inboxPage } from './inbox-store.ts';

function doneOf(name: string | undefined): 'answered' | 'to-check' | null {
  if (name === 'nakijken') return 'to-check';
  return name === '1' ? 'answered' : null;
}

/** The inbox: every message with who answers it and by when. */
export function inboxRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/berichten', requireRight(deps, 'contributions.read'), async (c) => {
    const workspace = c.get('workspace');
    const account = c.get('account');
    const { tenantId } = workspace;
    const day = today(workspace, deps.clock.now());
    const shown = await deps.db.tx({ tenantId }, async (tx) => {
      const approaches = await allApproaches(tx, tenantId);
      const filter = {
        view: viewOf(c.req.query('stand')),
        ownerId: c.req.query('wie') === 'mij' ? account.id : null,
        level: levels.find((level) => level === c.req.query('niveau')) ?? null,
        approachId: approaches.find(({ slug }) => slug === c.req.query('aanpak'))?.id ?? null,
        after: placeOf(c.req.query('na')),
        before: placeOf(c.req.query('voor')),
      };
      const page = await inboxPage(tx, tenantId, filter);
      const counts = await inboxCounts(tx, tenantId, filter, day);
      return { approaches, filter, page, counts };
    });
    const page = CoalitionInboxPage({
      workspace,
      words: c.get('words'),
      account,
      ...shown,
      today: day,
      mayAnswer: may(account, 'contributions.answer'),
      pickFirst: c.req.query('kies') === '1',
      done: doneOf(c.req.query('gedaan')),
    });
    return sendPage(c, page);
  });
  return app;
}
