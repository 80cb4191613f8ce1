import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { type FormResult, type FormSent, formPost } from '../contributions/message-routes.tsx';
import { checkAnswer } from './check-answer.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { groupAnswerRoutes } from './group-answer-routes.tsx';
import { hintsFor } from './hints.ts';
import { correctAnswer, dropDraft, signAnswer } from './mend-answer.ts';
import { noteReply } from './note-reply.ts';
import {
  type AnswerFormName,
  answerLimits,
  kindOfForm,
  readAnswerForm,
  readSeen,
  readWish,
} from './read-answer-form.ts';
import { waitingSound, writeAndKeepSound } from './waiting-sound.ts';

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
    '/berichten/:id/nakijken',
    requireRight(deps, 'answers.check'),
    formPost(deps, 'check', async ({ actor, id, formKey, text }) => ({
      result: await checkAnswer(actor, id, {
        formKey,
        answerId: text('answer'),
        version: text('version'),
        verdict: text('verdict'),
        remark: text('remark').trim(),
      }),
    })),
  );
  app.post(
    '/berichten/:id/verbeteren',
    answer,
    formPost(deps, 'correct', async ({ actor, id, formKey, text }) => ({
      result: await correctAnswer(actor, id, { formKey, answerId: text('answer') }),
    })),
  );
  app.post(
    '/berichten/:id/weggooien',
    answer,
    formPost(deps, 'drop', async ({ actor, id, formKey, text }) => ({
      result: await dropDraft(actor, id, { formKey, answerId: text('answer') }),
    })),
  );
  app.post(
    '/berichten/:id/ondertekenen',
    requireRight(deps, 'answers.sign'),
    formPost(deps, 'sign', async ({ actor, id, formKey, text }) => {
      const typed = { formKey, answerId: text('answer'), version: text('version') };
      const signs = text('signs') === 'yes';
      return { result: await signAnswer(actor, id, { ...typed, signs }) };
    }),
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

async function writeOne(
  { actor, id, formKey, post }: FormSent,
  form: AnswerFormName,
): Promise<FormResult> {
  const typed = await readAnswerForm(post, form);
  const wish = readWish(post);
  if (wish === 'hints') {
    const soundId = await waitingSound(actor, typed, formKey);
    return { hints: hintsFor([...typed.words, typed.other]), soundId };
  }
  const sent = { ids: [id], seen: readSeen(post), formKey, typed, isDraft: wish === 'draft' };
  return writeAndKeepSound(actor, sent);
}
