import { Hono } from 'hono';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import type { FormPost } from '../../web/form-post.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { may } from '../accounts/account.ts';
import {
  activeAccounts,
  hasOtherAdministrator,
  personOfId,
  setActive,
} from '../accounts/account-store.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import type { OwnedWork } from '../owned-work.ts';
import { requireRight } from '../require-right.ts';
import { handOverWork } from './hand-over.ts';
import { HandOverPage, type HandOverProps } from './leaving-pages.tsx';
import { workOf } from './work-of.ts';

type Way = { deps: Deps; works: readonly OwnedWork[]; leaves: boolean };
type Shown = Pick<HandOverProps, 'chosen' | 'faults' | 'formKey'>;

async function show({ deps, works, leaves }: Way, c: AppContext, shown: Shown) {
  const { workspace, words } = c.var;
  const { tenantId } = workspace;
  const id = c.req.param('id') ?? '';
  const found = await deps.db.tx({ tenantId }, async (tx) => {
    const person = await personOfId(tx, tenantId, id);
    if (leaves && !person?.active) return null;
    const items = isId(id) ? await workOf(tx, tenantId, works, id) : [];
    if (person === null && items.length === 0) return null;
    const others = (await activeAccounts(tx, tenantId)).filter((one) => one.id !== id);
    const isLast = leaves && !(await hasOtherAdministrator(tx, tenantId, id));
    const signs = person !== null && may(person, 'answers.sign');
    return { name: person?.name, signs, items, others, lastAdministrator: isLast };
  });
  if (!found) return c.notFound();
  const { name = words.say('people.orphans.unknown'), signs, ...rest } = found;
  const person = { id, name, signs };
  const page = <HandOverPage {...{ c, person, leaves, ...rest, ...shown }} />;
  const isRefused = found.lastAdministrator || (shown.faults?.length ?? 0) > 0;
  const status = c.req.method === 'POST' && isRefused ? 422 : 200;
  return sendPage(c, page, { status });
}

/** Who was chosen, by the name of each field: `to.<room>.<kind>.<approach>`. */
function takersOf(form: FormPost): Map<string, string> {
  const fields = [...form.fields.keys()].filter((name) => name.startsWith('to.'));
  return new Map(fields.map((name) => [name, form.text(name)]));
}

async function post(way: Way, c: AppContext) {
  const { deps, works, leaves } = way;
  const { form } = await readForm(c);
  const { workspace, account } = c.var;
  const accountId = c.req.param('id') ?? '';
  const takers = takersOf(form);
  const formKey = formKeyOf(form, deps.random);
  const result = await handOverWork({ deps, workspace, account }, works, {
    accountId,
    takers,
    leaves,
    formKey,
  });
  if (result.ok) {
    if (leaves) return c.redirect(`/mensen?weg=${accountId}`, 303);
    return c.redirect(result.isHere ? `/mensen/${accountId}?nieuws=overgedragen` : '/mensen', 303);
  }
  if (result.reason === 'gone') return c.notFound();
  const faults = result.reason === 'takers' ? result.fields : [];
  return show(way, c, { chosen: takers, faults, formKey });
}

/** Leaving, handing over without leaving, and coming back. */
export function leavingRoutes(deps: Deps, works: readonly OwnedWork[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'people.manage');
  for (const [name, leaves] of [
    ['vertrek', true],
    ['overdragen', false],
  ] as const) {
    const way = { deps, works, leaves };
    app.get(`/mensen/:id/${name}`, manage, (c) =>
      show(way, c, { chosen: null, formKey: newFormKey(deps.random) }),
    );
    app.post(`/mensen/:id/${name}`, manage, (c) => post(way, c));
  }
  app.post('/mensen/:id/terug', manage, async (c) => {
    const { tenantId } = c.get('workspace');
    const id = c.req.param('id');
    const isKnown = await deps.db.tx({ tenantId }, async (tx) => {
      const person = await personOfId(tx, tenantId, id);
      if (person && !person.active) await setActive(tx, tenantId, id, null);
      return person !== null;
    });
    return isKnown ? c.redirect(`/mensen/${id}?nieuws=terug`, 303) : c.notFound();
  });
  return app;
}
