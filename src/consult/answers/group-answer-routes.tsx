import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { canDo } from '../contributions/coalition-message.ts';
import { fileHrefFor } from '../contributions/message-routes.tsx';
import { logReading, readMessages } from '../contributions/message-store.ts';
import type { FormBack } from '../contributions/message-words.ts';
import { GroupAnswerPage } from './group-answer-pages.tsx';
import { answerLimits, readAnswerForm, readSeen } from './read-answer-form.ts';
import { writeAndKeepSound } from './write-answer.ts';

/** More than this at once is no longer read before it is answered. */
export const largestGroup = 200;

const chosen = (ids: readonly string[]): string[] => [...new Set(ids.filter(isId))];

/** One answer to several messages. */
export function groupAnswerRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const answer = requireRight(deps, 'contributions.answer');
  app.get('/berichten/antwoord', answer, async (c) => {
    const ids = chosen(c.req.queries('ids') ?? []);
    if (ids.length === 0) return c.redirect('/berichten?kies=1', 303);
    return showGroup(deps, c, ids, null);
  });
  app.post('/berichten/antwoord', answer, async (c) => {
    const { form: post } = await readForm(c, answerLimits('answer'));
    const ids = chosen(post.all('ids'));
    if (ids.length === 0) return c.redirect('/berichten?kies=1', 303);
    const formKey = formKeyOf(post, deps.random);
    if (ids.length > largestGroup) return showGroup(deps, c, ids, null);
    const actor = { deps, workspace: c.get('workspace'), account: c.get('account') };
    const typed = await readAnswerForm(post, 'answer');
    const sent = { ids, seen: readSeen(post), formKey, typed };
    const { result, soundId } = await writeAndKeepSound(actor, sent);
    if (result.ok) return c.redirect('/berichten?stand=brengen&gedaan=1', 303);
    if (result.reason === 'gone') return c.notFound();
    return showGroup(deps, c, ids, {
      form: 'answer',
      formKey: result.reason === 'changed' && !soundId ? newFormKey(deps.random) : formKey,
      typed: (field) => post.text(`answer-${field}`),
      wordsFields: typed.words.map(({ locale }) => `words-${locale}`),
      faults: result.reason === 'not-valid' ? result.faults : [],
      soundId: soundId ?? null,
    });
  });
  return app;
}

async function showGroup(
  deps: Deps,
  c: AppContext,
  ids: readonly string[],
  back: FormBack | null,
): Promise<Response> {
  const workspace = c.get('workspace');
  const account = c.get('account');
  const { tenantId } = workspace;
  const all = await deps.db.tx({ tenantId }, async (tx) => {
    const messages = await readMessages(tx, tenantId, ids.slice(0, largestGroup));
    const known = messages.map(({ id }) => id);
    if (!back) await logReading(tx, deps, tenantId, account.id, known);
    return messages;
  });
  if (all.length === 0) return c.notFound();
  const changed = back !== null && back.faults.length === 0;
  const page = GroupAnswerPage({
    workspace,
    words: c.get('words'),
    account,
    messages: all.filter((message) => canDo('answer', message, account.id)),
    dropped: all.filter((message) => !canDo('answer', message, account.id)),
    today: today(workspace, deps.clock.now()),
    href: fileHrefFor(deps),
    newKey: newFormKey(deps.random),
    back,
    changed,
    most: ids.length > largestGroup ? largestGroup : null,
  });
  return sendPage(c, page, { status: !back ? 200 : changed ? 409 : 422 });
}
