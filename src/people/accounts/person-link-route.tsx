import { Hono } from 'hono';
import { formKeyOf } from '../../thread/form-keys.ts';
import { dayIn, sayTime } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { NewLinkPage } from '../sessions/new-link-page.tsx';
import { createSignInLink } from '../sessions/sign-in.ts';

/** A link with which one person can sign in, shown once to whoever hands it over. */
export function linkRoute(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.post('/mensen/:id/link', requireRight(deps, 'people.manage'), async (c) => {
    const { form } = await readForm(c);
    const { workspace, words } = c.var;
    const formKey = formKeyOf(form, deps.random);
    const link = await createSignInLink(deps, workspace, c.req.param('id'), formKey);
    if (!link.ok) {
      return link.reason === 'form-used' ? c.redirect('/mensen', 303) : c.notFound();
    }
    const until = {
      day: dayIn(workspace.zone, link.expiresAt),
      time: sayTime(link.expiresAt, workspace.zone, words.locale),
    };
    const shown = { c, person: link.account, url: link.url, until };
    return sendPage(c, NewLinkPage(shown), { cache: 'secret' });
  });
  return app;
}
