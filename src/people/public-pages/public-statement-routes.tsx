import { Hono } from 'hono';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { today } from '../workspaces/workspace.ts';
import {
  asTypedStatement,
  judgeStatement,
  noStatement,
  type PublicStatement,
  type StatementFaults,
  type TypedStatement,
  typedStatement,
} from './public-statement.ts';
import { StatementFormPage } from './public-statement-pages.tsx';
import { keepStatement, publicStatementOf } from './public-statement-store.ts';

const path = '/mensen/openbaar';

const statementHere = async (deps: Deps, c: AppContext): Promise<PublicStatement> => {
  const { tenantId } = c.get('workspace');
  const found = await deps.db.tx({ tenantId }, (tx) => publicStatementOf(tx, tenantId));
  return found ?? noStatement;
};

type Kept =
  | { ok: true }
  | { ok: false; reason: 'invalid'; faults: StatementFaults }
  | { ok: false; reason: 'changed'; now: PublicStatement };

function keep(deps: Deps, c: AppContext, typed: TypedStatement, seen: number): Promise<Kept> {
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const at = deps.clock.now();
  const judged = judgeStatement(typed, today(workspace, at));
  if (!judged.ok) return Promise.resolve({ ok: false, reason: 'invalid', faults: judged.faults });
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<Kept> => {
    const made = { by: account.id, at };
    const statement = { ...judged.statement, version: seen };
    if (await keepStatement(tx, tenantId, statement, made)) return { ok: true };
    const now = (await publicStatementOf(tx, tenantId)) ?? noStatement;
    return { ok: false, reason: 'changed', now };
  });
}

/** `/mensen/openbaar`: what the workspace says of its own site on its public pages. */
export function publicStatementRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'people.manage');
  app.get(path, manage, async (c) => {
    const statement = await statementHere(deps, c);
    const shown = { typed: asTypedStatement(statement), seen: statement.version };
    return sendPage(
      c,
      <StatementFormPage c={c} {...shown} kept={c.req.query('nieuws') === 'ja'} />,
    );
  });
  app.post(path, manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedStatement(form);
    const seen = Math.max(0, Math.trunc(Number(form.text('seen')) || 0));
    const kept = await keep(deps, c, typed, seen);
    if (kept.ok) return c.redirect(`${path}?nieuws=ja`, 303);
    if (kept.reason === 'invalid') {
      const page = <StatementFormPage c={c} typed={typed} seen={seen} faults={kept.faults} />;
      return sendPage(c, page, { status: 422 });
    }
    const shown = { typed, seen: kept.now.version, now: asTypedStatement(kept.now) };
    return sendPage(c, <StatementFormPage c={c} {...shown} />, { status: 409 });
  });
  return app;
}
