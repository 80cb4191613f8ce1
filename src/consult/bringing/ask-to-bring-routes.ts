import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { formPost } from '../contributions/message-routes.tsx';
import { askToBring } from './ask-to-bring.ts';

/** Asking somebody to bring an answer: to this person, or to everybody who waits for it. */
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
  return app;
}
