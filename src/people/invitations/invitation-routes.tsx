import { Hono } from 'hono';
import { formKeyOf } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import type { AppEnv } from '../app-env.ts';
import { requireRight } from '../require-right.ts';
import { inviteByMail } from './invite-by-mail.ts';

/** Inviting somebody by e-mail, from their page. */
export function invitationRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.post('/mensen/:id/uitnodigen', requireRight(deps, 'people.manage'), async (c) => {
    const { form } = await readForm(c);
    const { workspace, account } = c.var;
    const invited = await inviteByMail(
      deps,
      workspace.tenantId,
      { accountId: c.req.param('id'), inviterId: account.id },
      formKeyOf(form, deps.random),
    );
    if (!invited.ok) return c.notFound();
    return c.redirect(`/mensen/${c.req.param('id')}?post=uitgenodigd`, 303);
  });
  return app;
}
