import { Hono } from 'hono';
import {
  type AppContext,
  type AppEnv,
  activeAccounts,
  may,
  requireRight,
} from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { approachHere } from '../approach-here.ts';
import { seenMark } from '../change-part.ts';
import { changeTasks, tasksOf } from './change-tasks.ts';
import { typedTasks } from './level.ts';
import { TasksPage, type TasksPageProps } from './tasks-pages.tsx';

/** `/wijzigen/taken`: who takes up at which level, and who checks which kind of answer. */
export function tasksRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const name = requireRight(deps, 'answers.name-checkers');
  const path = '/aanpak/:slug/wijzigen/taken';
  type State = Omit<TasksPageProps, 'c' | 'owners' | 'checkers'>;
  const send = async (c: AppContext, state: State, status: 200 | 409 | 422) => {
    const { tenantId } = c.get('workspace');
    const people = await deps.db.tx({ tenantId }, (tx) => activeAccounts(tx, tenantId));
    const owners = people.filter((person) => may(person, 'contributions.answer'));
    const checkers = people.filter((person) => may(person, 'answers.check'));
    return sendPage(c, <TasksPage c={c} {...state} {...{ owners, checkers }} />, { status });
  };

  routes.get(path, name, async (c) => {
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const { tenantId } = c.get('workspace');
    const typed = await deps.db.tx({ tenantId }, (tx) => tasksOf(tx, tenantId, approach.id));
    return send(c, { approach, typed, seen: seenMark(typed) }, 200);
  });

  routes.post(path, name, async (c) => {
    const { form } = await readForm(c);
    const approach = await approachHere(deps, c);
    if (!approach) return c.notFound();
    const typed = typedTasks(form);
    const seen = form.text('gezien');
    const { workspace, account } = c.var;
    const result = await changeTasks({ deps, workspace, account, approach }, typed, seen);
    if (result.ok) return c.redirect(`/aanpak/${approach.slug}`, 303);
    if (result.reason === 'invalid') {
      return send(c, { approach, typed, seen, faults: result.faults }, 422);
    }
    const { current } = result;
    return send(c, { approach, typed, seen: seenMark(current), current }, 409);
  });
  return routes;
}
