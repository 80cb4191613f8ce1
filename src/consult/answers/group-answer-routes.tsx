import { Hono } from 'hono';
import { type AppContext, type AppEnv, requireRight, today } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { canDo, draftOf } from '../contributions/coalition-message.ts';
import {
  fileHrefFor,
  forAnswerForm,
  isChanged,
  statusOf,
} from '../contributions/message-routes.tsx';
import { type LockedMessage, logReading, readMessages } from '../contributions/message-store.ts';
import type { FormBack } from '../contributions/message-words.ts';
import { contributionsOf } from './answer-store.ts';
import { GroupAnswerPage } from './group-answer-pages.tsx';
import { hintsFor } from './hints.ts';
import { answerLimits, readAnswerForm, readSeen, readWish } from './read-answer-form.ts';
import { waitingSound, writeAndKeepSound } from './waiting-sound.ts';

/** More than this at once is no longer read before it is answered. */
export const largestGroup = 200;

const chosen = (ids: readonly string[]): string[] => [...new Set(ids.filter(isId))];

/** One answer to several messages; `?concept=` writes on at the draft of one. */
export function groupAnswerRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const answer = requireRight(deps, 'contributions.answer');
  app.get('/berichten/antwoord', answer, async (c) => {
    const draftId = c.req.query('concept') ?? '';
    const ids = isId(draftId)
      ? await idsOfDraft(deps, c, draftId)
      : chosen(c.req.queries('ids') ?? []);
    if (ids.length === 0) return c.redirect('/berichten?kies=1', 303);
    return showGroup(deps, c, { ids, draftId }, null);
  });
  app.post('/berichten/antwoord', answer, async (c) => {
    const { form: post } = await readForm(c, answerLimits('answer'));
    const ids = chosen(post.all('ids'));
    const draftId = post.text('concept');
    if (ids.length === 0) return c.redirect('/berichten?kies=1', 303);
    const formKey = formKeyOf(post, deps.random);
    if (ids.length > largestGroup) return showGroup(deps, c, { ids, draftId }, null);
    const actor = { deps, workspace: c.get('workspace'), account: c.get('account') };
    const typed = await readAnswerForm(post, 'answer');
    const wish = readWish(post);
    const back = {
      form: 'answer',
      typed: (field: string) => post.text(`answer-${field}`),
      wordsFields: typed.words.map(({ locale }) => `words-${locale}`),
    } as const;
    if (wish === 'hints') {
      const soundId = await waitingSound(actor, typed, formKey);
      const hints = hintsFor([...typed.words, typed.other]);
      const looked = { ...back, formKey, faults: [], soundId, hints };
      return showGroup(deps, c, { ids, draftId }, looked);
    }
    const sent = { ids, seen: readSeen(post), formKey, typed, isDraft: wish === 'draft' };
    const { result, soundId } = await writeAndKeepSound(actor, sent);
    if (result.ok) return c.redirect(await whereItStands(actor, ids), 303);
    if (result.reason === 'gone') return c.notFound();
    return showGroup(
      deps,
      c,
      { ids, draftId },
      {
        ...back,
        formKey: result.reason === 'changed' && !soundId ? newFormKey(deps.random) : formKey,
        faults: result.reason === 'not-valid' ? result.faults : [],
        soundId: soundId ?? null,
      },
    );
  });
  return app;
}

/** Where to go on after sending: to what waits to be brought, to be checked, or to be written on. */
async function whereItStands(
  { deps, workspace: { tenantId } }: Actor,
  ids: readonly string[],
): Promise<string> {
  const [message] = await deps.db.tx({ tenantId }, (tx) =>
    readMessages(tx, tenantId, ids.slice(0, 1)),
  );
  if (message?.state === 'checking') return '/berichten?stand=nakijken&gedaan=nakijken';
  const draft = draftOf(message?.answers ?? [], 'final');
  return draft
    ? `/berichten/antwoord?concept=${draft.id}&gedaan=1`
    : '/berichten?stand=brengen&gedaan=1';
}

function idsOfDraft(deps: Deps, c: AppContext, draftId: string): Promise<string[]> {
  const { tenantId } = c.get('workspace');
  return deps.db.tx({ tenantId }, (tx) => contributionsOf(tx, tenantId, draftId));
}

async function showGroup(
  deps: Deps,
  c: AppContext,
  { ids, draftId }: { ids: readonly string[]; draftId: string },
  back: FormBack | null,
): Promise<Response> {
  const workspace = c.get('workspace');
  const account = c.get('account');
  const { tenantId } = workspace;
  const shown = await deps.db.tx({ tenantId }, async (tx) => {
    const all = await readMessages(tx, tenantId, ids.slice(0, largestGroup));
    const known = all.map(({ id }) => id);
    if (!back) await logReading(tx, deps, tenantId, account.id, known);
    const [first] = all;
    if (!first) return null;
    return { all, ...(await forAnswerForm(tx, tenantId, first.approachId, first.answers)) };
  });
  if (!shown) return c.notFound();
  const { all, decisions, checkedKinds } = shown;
  // what a colleague has a draft for is theirs, until one takes that on
  const isMeant = (message: LockedMessage) =>
    canDo('answer', message, account.id) &&
    (draftOf(message.answers, 'final')?.id ?? '') === draftId;
  const messages = all.filter(isMeant);
  const page = GroupAnswerPage({
    workspace,
    words: c.get('words'),
    account,
    messages,
    dropped: all.filter((message) => !isMeant(message)),
    draft: draftOf(messages[0]?.answers ?? [], 'final'),
    decisions,
    isChecked: checkedKinds.includes('final'),
    today: today(workspace, deps.clock.now()),
    href: fileHrefFor(deps),
    newKey: newFormKey(deps.random),
    back,
    changed: isChanged(back),
    isKept: !back && c.req.query('gedaan') === '1',
    most: ids.length > largestGroup ? largestGroup : null,
  });
  return sendPage(c, page, { status: statusOf(back) });
}
