import { Hono } from 'hono';
import {
  type AppContext,
  type AppEnv,
  activeAccounts,
  may,
  requireRight,
  today,
} from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { mayMend } from './decision.ts';
import { LookAgainPage, MendDecisionPage } from './decision-change-pages.tsx';
import { decisionHere } from './decision-here.ts';
import { decisionPath } from './decision-words.ts';
import {
  type ChangeDecisionResult,
  keepLookedAt,
  mendDecision,
  writtenWords,
} from './mend-decision.ts';

const statusOf = (result: ChangeDecisionResult & { ok: false }): 409 | 422 =>
  result.reason === 'invalid' ? 422 : 409;

function mendRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const record = requireRight(deps, 'decisions.record');
  const path = '/aanpak/:slug/besluiten/:id/verbeteren';

  routes.get(path, record, async (c) => {
    const here = await decisionHere(deps, c, c.req.param('id'));
    if (!here?.decision) return c.notFound();
    const { approach, decision } = here;
    const typed = { what: writtenWords(decision.what), why: writtenWords(decision.why) };
    const isLate = !mayMend(decision, c.get('account').id, deps.clock.now());
    return sendPage(c, <MendDecisionPage c={c} {...{ approach, decision, typed, isLate }} />);
  });

  routes.post(path, record, async (c) => {
    const { form } = await readForm(c);
    const here = await decisionHere(deps, c, c.req.param('id'));
    if (!here?.decision) return c.notFound();
    const { approach, decision } = here;
    const { workspace, account } = c.var;
    const typed = { what: form.text('what'), why: form.text('why') };
    const recording = { deps, workspace, account, approach };
    const result = await mendDecision(recording, decision.id, typed, form.text('gezien'));
    if (result.ok) return c.redirect(decisionPath(approach, decision.id), 303);
    if (result.reason === 'gone') return c.notFound();
    const page = (
      <MendDecisionPage
        {...{ c, approach, typed }}
        decision={result.reason === 'changed' ? result.current : decision}
        faults={result.reason === 'invalid' ? result.faults : {}}
        isLate={result.reason === 'too-late'}
        isChanged={result.reason === 'changed'}
      />
    );
    return sendPage(c, page, { status: statusOf(result) });
  });
  return routes;
}

function lookRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const record = requireRight(deps, 'decisions.record');
  const path = '/aanpak/:slug/besluiten/:id/bekijken';
  const ownersOf = async (c: AppContext) => {
    const { tenantId } = c.get('workspace');
    const people = await deps.db.tx({ tenantId }, (tx) => activeAccounts(tx, tenantId));
    return people.filter((person) => may(person, 'decisions.record'));
  };

  routes.get(path, record, async (c) => {
    const here = await decisionHere(deps, c, c.req.param('id'));
    if (!here?.decision) return c.notFound();
    const { approach, decision } = here;
    const isReplaced = decision.replacedById !== null;
    if (isReplaced) return c.redirect(decisionPath(approach, decision.id), 303);
    const isDue = decision.reviewOn <= today(c.get('workspace'), deps.clock.now());
    const typed = { reviewOn: isDue ? '' : decision.reviewOn, ownerId: decision.ownerId };
    const owners = await ownersOf(c);
    return sendPage(c, <LookAgainPage c={c} {...{ approach, decision, typed, owners }} />);
  });

  routes.post(path, record, async (c) => {
    const { form } = await readForm(c);
    const here = await decisionHere(deps, c, c.req.param('id'));
    if (!here?.decision) return c.notFound();
    const { approach, decision } = here;
    const { workspace, account } = c.var;
    const typed = { reviewOn: form.text('reviewOn'), ownerId: form.text('ownerId') };
    const recording = { deps, workspace, account, approach };
    const result = await keepLookedAt(recording, decision.id, typed, form.text('gezien'));
    if (result.ok) return c.redirect(decisionPath(approach, decision.id), 303);
    if (result.reason === 'gone') return c.notFound();
    const page = (
      <LookAgainPage
        {...{ c, approach, typed }}
        decision={result.reason === 'changed' ? result.current : decision}
        faults={result.reason === 'invalid' ? result.faults : {}}
        isChanged={result.reason === 'changed'}
        owners={await ownersOf(c)}
      />
    );
    return sendPage(c, page, { status: statusOf(result) });
  });
  return routes;
}

/** Mending a typo in a decision, and looking at it again. */
export function decisionChangeRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', mendRoutes(deps));
  routes.route('/', lookRoutes(deps));
  return routes;
}
