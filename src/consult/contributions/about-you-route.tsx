import { DatabaseAway } from '../../db/database.ts';
import { type AppContext, ResidentTryAgainPage } from '../../people/index.ts';
import { isFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { type FormPost, readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { readBackground } from './contribution.ts';
import { codeOfFormKey } from './contribution-code.ts';
import { TooLatePage } from './resident-stopped-pages.tsx';
import { linkOfRequest } from './say-post.ts';
import { showCode } from './say-screens.tsx';
import { tellAboutYou } from './tell-about-you.ts';

/** `POST …/over-u`: the three coarse questions after sending, known by the form key. */
export function aboutYouRoute(deps: Deps): (c: AppContext) => Promise<Response> {
  return async (c) => {
    const tag = c.req.param('tag') ?? '';
    if (!isResidentTag(tag)) return c.notFound();
    const { form } = await readForm(c);
    try {
      return await answer(deps, c, tag, form);
    } catch (error) {
      if (error instanceof DatabaseAway) return showAgain(c, tag, form);
      throw error;
    }
  };
}

async function answer(deps: Deps, c: AppContext, tag: ResidentTag, form: FormPost) {
  const link = await linkOfRequest(deps, c);
  if (!link) return c.notFound();
  const formKey = form.text('formKey');
  const workspace = c.get('workspace');
  const told = isFormKey(formKey)
    ? await tellAboutYou(deps, workspace, formKey, readBackground(choicesIn(form)))
    : ({ ok: false } as const);
  if (!told.ok) {
    const page = <TooLatePage workspace={workspace} tag={tag} />;
    return sendPage(c, page, { status: 410, cache: 'secret' });
  }
  const { dueOn, reach, isLate } = told.sent;
  const code = codeOfFormKey(formKey);
  return showCode(deps, c, { link, tag, code, formKey, dueOn, reach, isLate, aboutYou: 'thanks' });
}

function choicesIn(form: FormPost) {
  return {
    age: form.text('age'),
    household: form.text('household'),
    livesHere: form.text('livesHere'),
  };
}

function showAgain(c: AppContext, tag: ResidentTag, form: FormPost) {
  const hidden = { formKey: form.text('formKey'), ...choicesIn(form) };
  const page = (
    <ResidentTryAgainPage
      workspace={c.get('workspace')}
      tag={tag}
      action={c.req.path}
      hidden={hidden}
    />
  );
  return sendPage(c, page, { status: 503, cache: 'secret' });
}
