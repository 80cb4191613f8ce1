import { Hono } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { dayIn, sayTime } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { createSignInLink } from '../sessions/sign-in.ts';
import { NewLinkPage } from '../sessions/sign-in-pages.tsx';
import { activeAccounts } from './account-store.ts';
import { addPerson, type PersonFault, type TypedPerson } from './add-person.ts';
import { PeoplePage } from './people-pages.tsx';

const nobody: TypedPerson = { name: '', email: '', role: '', organisation: '' };

/** Who may sign in: the list, adding someone, a link to hand over. */
export function peopleRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'people.manage');
  app.get('/mensen', manage, (c) => showPeople(deps, c, {}));
  app.post('/mensen', manage, async (c) => {
    const { form } = await readForm(c);
    const typed: TypedPerson = {
      name: form.text('name'),
      email: form.text('email'),
      role: form.text('role'),
      organisation: form.text('organisation'),
    };
    const formKey = formKeyOf(form, deps.random);
    try {
      const added = await addPerson(deps, c.get('workspace').tenantId, typed, formKey);
      if (added.ok) return c.redirect('/mensen?toegevoegd=1', 303);
      return await showPeople(deps, c, { typed, faults: added.faults });
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      return showPeople(deps, c, { typed, formKey, away: true });
    }
  });
  app.post('/mensen/:id/link', manage, async (c) => {
    const { form } = await readForm(c);
    const { workspace, words, account } = c.var;
    const formKey = formKeyOf(form, deps.random);
    const link = await createSignInLink(deps, workspace, c.req.param('id'), formKey);
    if (!link.ok) {
      return link.reason === 'form-used' ? c.redirect('/mensen', 303) : c.notFound();
    }
    const until = {
      day: dayIn(workspace.zone, link.expiresAt),
      time: sayTime(link.expiresAt, workspace.zone, words.locale),
    };
    const shown = { workspace, words, account, person: link.account, url: link.url, until };
    return sendPage(c, NewLinkPage(shown), { cache: 'secret' });
  });
  return app;
}

async function showPeople(
  deps: Deps,
  c: AppContext,
  shown: {
    typed?: TypedPerson;
    faults?: readonly PersonFault[];
    formKey?: string;
    away?: boolean;
  },
): Promise<Response> {
  const { typed = nobody, faults = [], formKey = newFormKey(deps.random), away = false } = shown;
  const workspace = c.get('workspace');
  const { tenantId } = workspace;
  const page = PeoplePage({
    workspace,
    words: c.get('words'),
    account: c.get('account'),
    people: away ? [] : await deps.db.tx({ tenantId }, (tx) => activeAccounts(tx, tenantId)),
    typed,
    faults,
    formKey,
    newKey: () => newFormKey(deps.random),
    added: c.req.query('toegevoegd') === '1' && c.req.method === 'GET',
    away,
  });
  return sendPage(c, page, { status: away ? 503 : faults.length > 0 ? 422 : 200 });
}
