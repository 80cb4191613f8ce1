import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { formPost } from '../contributions/message-routes.tsx';
import { askForGroup, askToBring } from './ask-to-bring.ts';

/** Asking somebody to bring an answer: for one message, or for everybody who waits for it. */
export function askToBringRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const answer = requireRight(deps, 'contributions.answer');
  app.post(
    '/berichten/:id/laten-brengen',
    answer,
    formPost(deps, 'bring', async ({ actor, id, formKey, text }) => ({
      result: await askToBring(actor, id, formKey, {
        answerId: text('answer'),
        bringerId: text('bringer'),
        forAll: text('forAll') === 'yes',
      }),
    })),
  );
  app.post('/antwoorden/:id/laten-brengen', answer, async (c) => {
    const answerId = c.req.param('id');
    const { form } = await readForm(c);
    if (!isId(answerId)) return c.notFound();
    const actor = { deps, workspace: c.get('workspace'), account: c.get('account') };
    const asked = { answerId, bringerId: form.text('bring-bringer') };
    const result = await askForGroup(actor, formKeyOf(form, deps.random), asked);
    // whoever was told or answered meanwhile stands in the list as it is now
    return c.redirect(`/berichten?stand=brengen&gedaan=${result.ok ? 1 : 0}`, 303);
  });
  return app;
}
