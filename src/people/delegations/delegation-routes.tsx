import { Hono } from 'hono';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import { addDays } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { may } from '../accounts/account.ts';
import { accountOfId, activeAccounts } from '../accounts/account-store.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { today } from '../workspaces/workspace.ts';
import { delegate } from './delegate.ts';
import { typedDelegation } from './delegation.ts';
import { DelegationPage, type DelegationProps } from './delegation-pages.tsx';
import { delegationsOf, endDelegation } from './delegation-store.ts';

type Shown = Pick<DelegationProps, 'typed' | 'formKey'> &
  Partial<Pick<DelegationProps, 'faults' | 'isDone'>>;

/** Whose checking it is, and where: one's own page, or that of the administrator. */
const subjectOf = (c: AppContext): { id: string; isOwn: boolean; path: string } => {
  const asked = c.req.param('id');
  const id = asked ?? c.get('account').id;
  const path = asked === undefined ? '/mijn/vervanging' : `/mensen/${id}/vervanging`;
  return { id, isOwn: asked === undefined, path };
};

async function show(deps: Deps, c: AppContext, shown: Shown) {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const { id, isOwn, path } = subjectOf(c);
  const day = today(workspace, deps.clock.now());
  const found = await deps.db.tx({ tenantId }, async (tx) => {
    const person = await accountOfId(tx, tenantId, id);
    if (!person) return null;
    const people = await activeAccounts(tx, tenantId);
    const checkers = people.filter((one) => one.id !== id && may(one, 'answers.check'));
    return { person, checkers, delegations: await delegationsOf(tx, tenantId, id, day) };
  });
  if (!found) return c.notFound();
  const page = <DelegationPage {...{ c, isOwn, path, today: day, ...found, ...shown }} />;
  return sendPage(c, page, { status: shown.faults ? 422 : 200 });
}

function showNew(deps: Deps, c: AppContext) {
  const day = today(c.get('workspace'), deps.clock.now());
  const typed = { toId: '', fromOn: day, untilOn: addDays(day, 13) };
  const isDone = c.req.query('gedaan') === '1';
  return show(deps, c, { typed, formKey: newFormKey(deps.random), isDone });
}

async function name(deps: Deps, c: AppContext) {
  const { form } = await readForm(c);
  const { workspace, account } = c.var;
  const typed = typedDelegation(form);
  const formKey = formKeyOf(form, deps.random);
  const { id, path } = subjectOf(c);
  if (!isId(id)) return c.notFound();
  const post = { accountId: id, typed, madeBy: account.id, formKey };
  const done = await delegate(deps, workspace, post);
  if (done.ok) return c.redirect(`${path}?gedaan=1`, 303);
  if (done.reason === 'gone') return c.notFound();
  return show(deps, c, { typed, faults: done.faults, formKey });
}

async function stop(deps: Deps, c: AppContext) {
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const { id: accountId, path } = subjectOf(c);
  const id = c.req.param('delegation') ?? '';
  if (!isId(id) || !isId(accountId)) return c.notFound();
  const day = today(workspace, deps.clock.now());
  const ended = { id, accountId, today: day, yesterday: addDays(day, -1) };
  await deps.db.tx({ tenantId }, (tx) => endDelegation(tx, tenantId, ended));
  return c.redirect(`${path}?gedaan=1`, 303);
}

/** Who does somebody's checking while they are away: by themselves, or by the administrator. */
export function delegationRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const [path, right] of [
    ['/mensen/:id/vervanging', 'people.manage'],
    ['/mijn/vervanging', 'own.manage'],
  ] as const) {
    const allowed = requireRight(deps, right);
    app.get(path, allowed, (c) => showNew(deps, c));
    app.post(path, allowed, (c) => name(deps, c));
    app.post(`${path}/:delegation/stop`, allowed, (c) => stop(deps, c));
  }
  return app;
}
