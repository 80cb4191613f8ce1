import { Hono } from 'hono';
import { type Approach, approachOfSlug } from '../../approach/index.ts';
import { type AppContext, type AppEnv, activeAccounts, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { changeGoal } from './change-goal.ts';
import { goalPath } from './goal.ts';
import {
  emptyGoal,
  type GoalFaults,
  type GoalForm,
  type TypedGoal,
  typedGoal,
} from './goal-form.ts';
import { GoalFormPage } from './goal-form-pages.tsx';
import { presentChoices } from './goal-people.ts';
import { themeChoices } from './goal-sources.ts';
import { contributionsOfIds } from './goal-sources-store.ts';
import { type Goal, goalOfId } from './goal-store.ts';
import { writeGoal } from './write-goal.ts';

type State = {
  approach: Approach;
  form: GoalForm;
  goal: Goal | null;
  typed: TypedGoal;
  faults?: GoalFaults;
  formKey?: string;
  isChanged?: boolean;
  earlierId?: string;
};

/** Shows a form of a goal with what was typed in it. */
async function sendForm(deps: Deps, c: AppContext, state: State, status: 200 | 409 | 422) {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const { approach, form, typed } = state;
  const choices = await deps.db.tx(workspace, async (tx) => {
    const people = presentChoices(await activeAccounts(tx, tenantId));
    if (form !== 'new') return { people, themes: [], contributions: [] };
    const ids = typed.contributionIds.filter(isId);
    return {
      people,
      themes: await themeChoices(tx, tenantId, approach.id),
      contributions: ids.length > 0 ? await contributionsOfIds(tx, tenantId, approach.id, ids) : [],
    };
  });
  const { faults = {}, formKey = newFormKey(deps.random) } = state;
  const page = <GoalFormPage c={c} {...state} {...choices} faults={faults} formKey={formKey} />;
  return sendPage(c, page, { status });
}

/** What a form of a goal shows first: its words. Who decided is asked anew for each version. */
function firstTyped(form: 'words' | 'state', { change, notice, input, state }: Goal): TypedGoal {
  const words = { change, notice: notice ?? '', input: input ?? '' };
  return { ...emptyGoal, ...words, state: form === 'state' ? '' : state };
}

function newGoalRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const decide = requireRight(deps, 'goals.decide');
  const here = (c: AppContext) => {
    const workspace = c.get('workspace');
    const slug = c.req.param('slug') ?? '';
    return deps.db.tx(workspace, (tx) => approachOfSlug(tx, workspace.tenantId, slug));
  };

  routes.get('/aanpak/:slug/doelen/nieuw', decide, async (c) => {
    const approach = await here(c);
    if (!approach) return c.notFound();
    const typed: TypedGoal = {
      ...emptyGoal,
      themeIds: c.req.queries('onderwerp') ?? [],
      contributionIds: c.req.queries('bijdrage') ?? [],
    };
    return sendForm(deps, c, { approach, form: 'new', goal: null, typed }, 200);
  });

  routes.post('/aanpak/:slug/doelen/nieuw', decide, async (c) => {
    const { form: sent } = await readForm(c);
    const approach = await here(c);
    if (!approach) return c.notFound();
    const { workspace, account } = c.var;
    const typed: TypedGoal = { ...typedGoal(sent), state: 'open' };
    const formKey = formKeyOf(sent, deps.random);
    const state: State = { approach, form: 'new', goal: null, typed };
    const result = await writeGoal({ deps, workspace, account }, approach, typed, formKey);
    if (result.ok) return c.redirect(`${goalPath(approach.slug, result.id)}?gedaan=new`, 303);
    if (result.reason === 'invalid') {
      return sendForm(deps, c, { ...state, faults: result.faults, formKey }, 422);
    }
    return sendForm(deps, c, { ...state, earlierId: result.earlierId }, 409);
  });
  return routes;
}

function changeRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const decide = requireRight(deps, 'goals.decide');
  const here = (c: AppContext) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    return deps.db.tx(workspace, async (tx) => {
      const approach = await approachOfSlug(tx, tenantId, c.req.param('slug') ?? '');
      const id = c.req.param('id') ?? '';
      const goal = approach && (await goalOfId(tx, tenantId, approach.id, id));
      return goal ? { approach, goal } : null;
    });
  };
  for (const [form, address] of [
    ['words', 'wijzigen'],
    ['state', 'stand'],
  ] as const) {
    const path = `/aanpak/:slug/doelen/:id/${address}`;
    routes.get(path, decide, async (c) => {
      const found = await here(c);
      if (!found) return c.notFound();
      const typed = firstTyped(form, found.goal);
      return sendForm(deps, c, { ...found, form, typed }, 200);
    });
    routes.post(path, decide, async (c) => {
      const { form: sent } = await readForm(c);
      const found = await here(c);
      if (!found) return c.notFound();
      const { workspace, account } = c.var;
      const typed = typedGoal(sent);
      const formKey = formKeyOf(sent, deps.random);
      const post = { goalId: found.goal.id, seen: Number(sent.text('seen')) || 0, formKey };
      const actor = { deps, workspace, account };
      const result = await changeGoal(actor, found.approach, form, post, typed);
      if (result.ok) {
        const to = goalPath(found.approach.slug, found.goal.id);
        return c.redirect(`${to}?gedaan=${form}`, 303);
      }
      if (result.reason === 'gone') return c.notFound();
      if (result.reason === 'invalid') {
        return sendForm(deps, c, { ...found, form, typed, faults: result.faults, formKey }, 422);
      }
      return sendForm(deps, c, { ...found, goal: result.now, form, typed, isChanged: true }, 409);
    });
  }
  return routes;
}

/** The forms of a goal: writing a new one, other words, how it stands. */
export function goalFormRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', newGoalRoutes(deps));
  routes.route('/', changeRoutes(deps));
  return routes;
}
