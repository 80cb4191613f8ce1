import { Hono } from 'hono';
import { approachOfId, decisionsOf, kindsWithChecker } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import {
  type AppContext,
  type AppEnv,
  activeAccounts,
  may,
  requireRight,
  today,
  type Workspace,
} from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import type { FormLimits, FormPost } from '../../web/form-post.ts';
import { readForm } from '../../web/multipart.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { readToken, signToken } from '../../web/signed-token.ts';
import { isBeingWritten } from '../answers/answer.ts';
import { checkingOf } from '../answers/check-answer.ts';
import type { HintsByLocale } from '../answers/hints.ts';
import { mayCheck } from '../answers/level-up.ts';
import { bringingOf } from '../bringing/bringing-store.ts';
import { themesOfContributions } from '../themes/theme-contribution-store.ts';
import type { Actor, ActResult } from './act-on-messages.ts';
import {
  answerToCheck,
  answerToDeliver,
  type CoalitionMessage,
  hasEnded,
} from './coalition-message.ts';
import { CoalitionMessagePage } from './coalition-message-pages.tsx';
import { handOn, handOnTasks } from './hand-on.ts';
import { logReading, readMessage, readSource } from './message-store.ts';
import { type FormBack, type MessageForm, messageForms } from './message-words.ts';
import { decideSetAside, proposeSetAside } from './set-aside.ts';
import { translate, writeOut } from './write-out.ts';

const filePurpose = 'inbox-file';

/** Where a file of a message can be heard or seen by whoever got this page, for an hour. */
export const fileHrefFor =
  (deps: Deps) =>
  (fileId: string): string =>
    `/berichten/bestand/${signToken(deps.secret, filePurpose, fileId, deps.clock.now())}`;

/** A post of one form on the page of a message. */
export interface FormSent {
  readonly actor: Actor;
  readonly id: string;
  readonly form: MessageForm;
  readonly formKey: string;
  readonly post: FormPost;
  /** A field by its name without the form's. */
  readonly text: (field: string) => string;
}

/**
 * What a form did, with the sound that waits for its next post; or, when one only asked to look the
 * words over, what could be plainer: then nothing was written.
 */
export type FormResult = { soundId?: string | null } & (
  | { result: ActResult }
  | { hints: HintsByLocale }
);

/**
 * Handles the post of a form: done leads back to the message, anything else shows the message with
 * everything that was typed.
 */
export function formPost(
  deps: Deps,
  form: MessageForm,
  act: (sent: FormSent) => Promise<FormResult>,
  limits: FormLimits = {},
) {
  return async (c: AppContext): Promise<Response> => {
    const { form: post } = await readForm(c, limits);
    const id = c.req.param('id') ?? '';
    if (!isId(id)) return c.notFound();
    const formKey = formKeyOf(post, deps.random);
    const text = (field: string) => post.text(`${form}-${field}`);
    const actor = { deps, workspace: c.get('workspace'), account: c.get('account') };
    const done = await act({ actor, id, form, formKey, post, text });
    const soundId = done.soundId ?? null;
    const back = { form, typed: text, wordsFields: wordsFieldsOf(post, form), soundId };
    if ('hints' in done) {
      return showMessage(deps, c, id, { ...back, formKey, faults: [], hints: done.hints });
    }
    const { result } = done;
    if (result.ok) return c.redirect(`/berichten/${id}?gedaan=${form}`, 303);
    if (result.reason === 'gone') return c.notFound();
    return showMessage(deps, c, id, {
      ...back,
      // the key is free again, unless it was used for something else before
      formKey: result.reason === 'changed' && !soundId ? newFormKey(deps.random) : formKey,
      faults: result.reason === 'not-valid' ? result.faults : [],
    });
  };
}

function wordsFieldsOf(post: FormPost, form: MessageForm): string[] {
  const prefix = `${form}-`;
  return [...post.fields.keys()]
    .filter((name) => name.startsWith(`${prefix}words-`))
    .map((name) => name.slice(prefix.length));
}

/** Shows one message, and notes who read it. */
export async function showMessage(
  deps: Deps,
  c: AppContext,
  id: string,
  back: FormBack | null,
): Promise<Response> {
  const workspace = c.get('workspace');
  const account = c.get('account');
  const { tenantId } = workspace;
  const seesAll = may(account, 'contributions.read-all');
  const shown = await deps.db.tx({ tenantId }, async (tx) => {
    const message = await readMessage(tx, tenantId, id);
    if (!message) return null;
    if (!back) await logReading(tx, deps, tenantId, account.id, [id]);
    const approach = await approachOfId(tx, tenantId, message.approachId);
    const people = await activeAccounts(tx, tenantId);
    return {
      message,
      ...(await forAnswering(tx, { deps, workspace, account }, message)),
      approachTitle: approach?.title ?? '',
      approachSlug: approach?.slug ?? '',
      themes: (await themesOfContributions(tx, tenantId, [id])).get(id) ?? [],
      source: seesAll ? await readSource(tx, tenantId, id) : null,
      colleagues: people.filter((one) => may(one, 'contributions.answer')),
      bringers: people.filter((one) => may(one, 'answers.bring')),
      bringing: answerToDeliver(message.state, message.answers)
        ? await bringingOf(tx, tenantId, id)
        : null,
    };
  });
  if (!shown) return c.notFound();
  const changed = isChanged(back);
  const done = messageForms.find((form) => form === c.req.query('gedaan')) ?? null;
  const page = CoalitionMessagePage({
    workspace,
    words: c.get('words'),
    account,
    ...shown,
    today: today(workspace, deps.clock.now()),
    mayAnswer: may(account, 'contributions.answer'),
    isLanguageKnown: answersIn(workspace).includes(shown.message.locale),
    href: fileHrefFor(deps),
    newKey: () => newFormKey(deps.random),
    back,
    changed,
    done: back ? null : done,
  });
  return sendPage(c, page, { status: statusOf(back) });
}

/** Somebody else was first: what was typed comes back without anything being wrong with it. */
export const isChanged = (back: FormBack | null): boolean =>
  back !== null && back.faults.length === 0 && !back.hints;

/** The status of a page on which a form came back. */
export function statusOf(back: FormBack | null): 200 | 409 | 422 {
  if (!back || back.hints) return 200;
  return isChanged(back) ? 409 : 422;
}

/** Languages in which the people of a workspace answer. */
const answersIn = ({ locales }: Workspace): readonly string[] => ['nl', 'nl-eenvoudig', ...locales];

/** What the forms for answering and checking need beside the message. */
async function forAnswering(tx: Tx, actor: Actor, message: CoalitionMessage) {
  const { tenantId } = actor.workspace;
  const toCheck = answerToCheck(message.answers);
  const canCheck = toCheck !== null && mayCheck(await checkingOf(tx, actor, toCheck), toCheck);
  if (!may(actor.account, 'contributions.answer') || hasEnded(message.state)) {
    return { canCheck, decisions: [], checkedKinds: [] };
  }
  return { canCheck, ...(await forAnswerForm(tx, tenantId, message.approachId, message.answers)) };
}

/** The decisions to choose from, and which kinds of answers somebody checks. */
export async function forAnswerForm(
  tx: Tx,
  tenantId: string,
  approachId: string,
  answers: CoalitionMessage['answers'],
) {
  const told = answers.find(({ status, decisionId }) => isBeingWritten(status) && decisionId);
  const decisions = await decisionsOf(tx, tenantId, approachId, told?.decisionId ?? null);
  return { decisions, checkedKinds: await kindsWithChecker(tx, tenantId, approachId) };
}

/** One message: reading it, and everything the team does with it except answering. */
export function messageRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const read = requireRight(deps, 'contributions.read');
  const answer = requireRight(deps, 'contributions.answer');
  app.get('/berichten/bestand/:token', requireRight(deps, 'contributions.read-all'), async (c) => {
    const now = deps.clock.now();
    const id = readToken(deps.secret, filePurpose, c.req.param('token'), now);
    const { tenantId } = c.get('workspace');
    const file = id ? await deps.db.tx({ tenantId }, (tx) => readFile(tx, tenantId, id)) : null;
    return file ? sendBytes(c, file, 'private, no-store') : c.notFound();
  });
  app.get('/berichten/:id', read, (c) => {
    const id = c.req.param('id');
    return isId(id) ? showMessage(deps, c, id, null) : c.notFound();
  });
  const post = (path: string, form: MessageForm, act: (sent: FormSent) => Promise<ActResult>) =>
    app.post(
      `/berichten/:id/${path}`,
      answer,
      formPost(deps, form, async (sent) => ({ result: await act(sent) })),
    );
  post('uitschrijven', 'write-out', (sent) =>
    writeOut(sent.actor, sent.id, { ...translated(sent), words: sent.text('words') }),
  );
  post('vertalen', 'translate', (sent) => translate(sent.actor, sent.id, translated(sent)));
  post('doorgeven', 'hand-on', ({ actor, id, formKey, text }) => {
    const task = handOnTasks.find((known) => known === text('task')) ?? 'answer';
    return handOn(actor, id, { formKey, to: text('to'), task, seenOwner: text('owner') });
  });
  post('apart', 'set-aside', ({ actor, id, formKey, text }) =>
    proposeSetAside(actor, id, { formKey, reason: text('reason') }),
  );
  post('apart-besluit', 'decide', ({ actor, id, formKey, text }) =>
    decideSetAside(actor, id, { formKey, agrees: text('agrees') === 'yes' }),
  );
  return app;
}

function translated({ formKey, text }: FormSent) {
  return {
    formKey,
    seenVersion: Number(text('version')) || 0,
    translation: text('translation'),
    isMachine: text('machine') === 'yes',
  };
}
