import { Hono } from 'hono';
import { type Approach, approachOfSlug } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import { linkedBeads } from '../../thread/beads.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { changeGoalSources } from './change-goal.ts';
import { confirmGoal } from './confirm-goal.ts';
import { goalPath, goalViewOf } from './goal.ts';
import { typedGoal } from './goal-form.ts';
import { goalFormRoutes } from './goal-form-routes.tsx';
import { GoalHistoryPage } from './goal-history-pages.tsx';
import { GoalListPage } from './goal-list-pages.tsx';
import { goalCounts, goalPage } from './goal-list-store.ts';
import { GoalPage, goalDeeds } from './goal-pages.tsx';
import { chosenThemes, themeChoices } from './goal-sources.ts';
import { GoalSourcesPage, type GoalSourcesProps } from './goal-sources-pages.tsx';
import { contributionChoices, contributionsOfIds } from './goal-sources-store.ts';
import { type Goal, goalOfId, versionsOfGoal } from './goal-store.ts';

const idOf = (value: string | undefined): string | null => (value && isId(value) ? value : null);

/** The approach and the goal of an address, read in one transaction with what the page needs. */
async function withGoal<Found>(
  deps: Deps,
  c: AppContext,
  read: (tx: Tx, approach: Approach, goal: Goal) => Promise<Found>,
): Promise<(Found & { approach: Approach; goal: Goal }) | null> {
  const workspace = c.get('workspace');
  return deps.db.tx(workspace, async (tx) => {
    const approach = await approachOfSlug(tx, workspace.tenantId, c.req.param('slug') ?? '');
    const goal =
      approach && (await goalOfId(tx, workspace.tenantId, approach.id, c.req.param('id') ?? ''));
    return goal ? { ...(await read(tx, approach, goal)), approach, goal } : null;
  });
}

function readRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const read = requireRight(deps, 'goals.read');

  routes.get('/aanpak/:slug/doelen', read, async (c) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const view = goalViewOf(c.req.query('stand'));
    const shown = await deps.db.tx(workspace, async (tx) => {
      const approach = await approachOfSlug(tx, tenantId, c.req.param('slug'));
      if (!approach) return null;
      const choice = { view, after: idOf(c.req.query('na')), before: idOf(c.req.query('voor')) };
      const page = await goalPage(tx, tenantId, approach.id, choice);
      return { approach, page, counts: await goalCounts(tx, tenantId, approach.id) };
    });
    return shown ? sendPage(c, <GoalListPage c={c} view={view} {...shown} />) : c.notFound();
  });

  routes.get('/aanpak/:slug/doelen/:id', read, async (c) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const shown = await withGoal(deps, c, async (tx, approach, goal) => {
      const ids = await linkedBeads(tx, { tenantId, fromId: goal.id, relation: 'comes-from' });
      return {
        themes: await chosenThemes(tx, tenantId, approach.id, ids),
        contributions: await contributionsOfIds(tx, tenantId, approach.id, ids),
      };
    });
    if (!shown) return c.notFound();
    const writtenOn = today(workspace, shown.goal.createdAt);
    const done = goalDeeds.find((deed) => deed === c.req.query('gedaan')) ?? null;
    return sendPage(c, <GoalPage c={c} {...shown} writtenOn={writtenOn} done={done} />);
  });

  routes.get('/aanpak/:slug/doelen/:id/versies', read, async (c) => {
    const workspace = c.get('workspace');
    const shown = await withGoal(deps, c, async (tx, _, goal) => ({
      versions: await versionsOfGoal(tx, workspace.tenantId, goal.id),
    }));
    if (!shown) return c.notFound();
    const dayOf = (moment: Date) => today(workspace, moment);
    return sendPage(c, <GoalHistoryPage c={c} {...shown} dayOf={dayOf} />);
  });
  return routes;
}

function sourcesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const decide = requireRight(deps, 'goals.decide');
  const path = '/aanpak/:slug/doelen/:id/herkomst';

  const show = async (
    c: AppContext,
    faults: GoalSourcesProps['faults'],
    ticked: readonly string[] | null,
  ) => {
    const { tenantId } = c.get('workspace');
    const shown = await withGoal(deps, c, async (tx, approach, goal) => {
      const tied = await linkedBeads(tx, { tenantId, fromId: goal.id, relation: 'comes-from' });
      const after = idOf(c.req.query('na'));
      const own = after ? [] : await contributionsOfIds(tx, tenantId, approach.id, tied);
      const choices = await contributionChoices(tx, tenantId, approach.id, after);
      const others = choices.contributions.filter(({ id }) => !own.some((one) => one.id === id));
      return {
        themes: await themeChoices(tx, tenantId, approach.id),
        contributions: [...own, ...others],
        next: choices.next,
        chosen: ticked ?? tied,
      };
    });
    if (!shown) return c.notFound();
    const status = Object.keys(faults).length > 0 ? 422 : 200;
    return sendPage(c, <GoalSourcesPage c={c} {...shown} faults={faults} />, { status });
  };

  routes.get(path, decide, (c) => show(c, {}, null));
  routes.post(path, decide, async (c) => {
    const { form } = await readForm(c);
    const typed = typedGoal(form);
    const { workspace, account } = c.var;
    const found = await withGoal(deps, c, async () => ({}));
    if (!found) return c.notFound();
    const { approach, goal } = found;
    const actor = { deps, workspace, account };
    const result = await changeGoalSources(actor, approach, goal.id, typed, form.all('shown'));
    if (result.ok) return c.redirect(`${goalPath(approach.slug, goal.id)}?gedaan=sources`, 303);
    if (result.reason !== 'invalid') return c.notFound();
    return show(c, result.faults, [...typed.themeIds, ...typed.contributionIds]);
  });
  return routes;
}

/** Where a resident partner says of a goal: this is how it was decided. */
function wordRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  // as with what was heard: only who speaks as a resident
  const confirm = requireRight(deps, 'themes.confirm');
  routes.post('/aanpak/:slug/doelen/:id/klopt', confirm, async (c) => {
    const { form } = await readForm(c);
    const found = await withGoal(deps, c, async () => ({}));
    if (!found) return c.notFound();
    const { approach, goal } = found;
    const { workspace, account } = c.var;
    const actor = { deps, workspace, account };
    const result = await confirmGoal(actor, approach, goal.id, Number(form.text('seen')) || 0);
    if (!result.ok && result.reason === 'gone') return c.notFound();
    const deed = result.ok ? 'word' : 'word-late';
    return c.redirect(`${goalPath(approach.slug, goal.id)}?gedaan=${deed}`, 303);
  });
  return routes;
}

/** `/aanpak/:slug/doelen`: the list, one goal with its versions, writing and changing one. */
export function goalRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', goalFormRoutes(deps));
  routes.route('/', readRoutes(deps));
  routes.route('/', sourcesRoutes(deps));
  routes.route('/', wordRoutes(deps));
  return routes;
}
