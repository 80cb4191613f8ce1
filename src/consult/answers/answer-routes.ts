import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { type FormSent, formPost } from '../contributions/message-routes.tsx';
import { deliverAnswer } from './deliver-answer.ts';
import { groupAnswerRoutes } from './group-answer-routes.tsx';
import { noteReply } from './note-reply.ts';
import {
  type AnswerFormName,
  answerLimits,
  kindOfForm,
  readAnswerForm,
  readSeen,
} from './read-answer-form.ts';
import { writeAndKeepSound } from './write-answer.ts';

/** Answering one message, bringing the answer, and noting what was said of it. */
export function answerRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const answer = requireRight(deps, 'contributions.answer');
  app.route('/', groupAnswerRoutes(deps));
  for (const form of Object.keys(kindOfForm) as AnswerFormName[]) {
    const handler = formPost(deps, form, (sent) => writeOne(sent, form), answerLimits(form));
    app.post(`/berichten/:id/antwoorden/${form}`, answer, handler);
  }
  app.post(
    '/berichten/:id/gebracht',
    answer,
    formPost(deps, 'deliver', async ({ actor, id, formKey, text }) => ({
      result: await deliverAnswer(actor, id, formKey, {
        answerId: text('answer'),
        how: text('how'),
        on: text('on').trim(),
        by: text('by'),
        forAll: text('forAll') === 'yes',
      }),
    })),
  );
  app.post(
    '/berichten/:id/reactie',
    answer,
    formPost(deps, 'reply', async ({ actor, id, formKey, text }) => {
      const typed = { reply: text('reply'), words: text('words'), answerId: text('answer') };
      return { result: await noteReply(actor, id, { formKey, ...typed }) };
    }),
  );
  return app;
}

async function writeOne({ actor, id, formKey, post }: FormSent, form: AnswerFormName) {
  const typed = await readAnswerForm(post, form);
  return writeAndKeepSound(actor, { ids: [id], seen: readSeen(post), formKey, typed });
}
