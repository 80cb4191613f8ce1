import { setTimeout as waitFor } from 'node:timers/promises';
import { Hono } from 'hono';
import { type AppContext, type AppEnv, tagOfRequest, today } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { isResidentTag } from '../../web/locales.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { readToken, signToken } from '../../web/signed-token.ts';
import { standingOf } from '../contributions/message-of-code.ts';
import { takeBack } from '../contributions/take-back.ts';
import { goneWhy } from '../contributions/take-back-store.ts';
import { shareWithCode, sharingOf, stopWithCode } from '../publishing/share-with-code.ts';
import { type ShareOutcome, typedShare } from '../publishing/sharing.ts';
import { checkWithCode } from '../themes/check-theme.ts';
import { askedSentences, type MeantOutcome, type MeantRefusal } from '../themes/meant.ts';
import { meantWordsField } from '../themes/meant-pages.tsx';
import { isReply, type ReplyOutcome } from './answer.ts';
import { TakeBackPage } from './code-pages.tsx';
import {
  behindCode,
  type CodeGate,
  type CodeStep,
  codePage,
  type Opened,
  type Page,
} from './code-step.tsx';
import { findByCode, readByCode } from './deliver-by-code.ts';
import { EndedPage, MessagePage, type ReplyRefusal } from './message-pages.tsx';
import { replyToAnswer } from './reply-to-answer.ts';
import { WrongCodeLimit } from './wrong-code-limit.ts';

/** As long as a message may be. */
const maxWords = 10_000;
const soundPurpose = 'answer-sound';

/**
 * `/antwoord`: where a message stands, its answers, the four replies, taking it back. The code only
 * travels in forms.
 * @param wait lets a wrong code wait; replaced in tests
 * @param steps of other rooms, behind the same code and the same limit on wrong ones
 */
export function hearRoutes(
  deps: Deps,
  wait: CodeGate['wait'] = waitFor,
  steps: readonly CodeStep[] = [],
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const gate: CodeGate = { deps, wait, limit: new WrongCodeLimit(deps.clock) };

  routes.get('/antwoord', (c) => codePage(deps, c, tagOfRequest(c)));
  routes.get('/antwoord/geluid/:token', async (c) => {
    const id = readToken(deps.secret, soundPurpose, c.req.param('token'), deps.clock.now());
    const { tenantId } = c.get('workspace');
    const file = id && (await deps.db.tx({ tenantId }, (tx) => readFile(tx, tenantId, id)));
    return file ? sendBytes(c, file, 'no-store') : c.notFound();
  });
  routes.get('/antwoord/:tag', (c) => {
    const tag = c.req.param('tag');
    return isResidentTag(tag) ? codePage(deps, c, tag) : c.notFound();
  });
  for (const step of steps) {
    const { path } = step;
    if (step.page) {
      routes.get(`/antwoord/:tag/${path}`, (c) => {
        const tag = c.req.param('tag') ?? '';
        return isResidentTag(tag) ? codePage(deps, c, tag, { step }) : c.notFound();
      });
    }
    routes.post(`/antwoord/:tag/${path}`, behindCode(gate, findByCode, step.work, step));
  }
  // someone who comes back to the address of a step starts again with the code
  routes.get('/antwoord/:tag/*', (c) => c.redirect(`/antwoord/${c.req.param('tag')}`, 303));

  routes.post(
    '/antwoord/:tag',
    behindCode(gate, readByCode, (opened) => showMessage(deps, opened)),
  );
  routes.post(
    '/antwoord/:tag/reactie',
    behindCode(gate, readByCode, (opened) => keepReply(deps, opened)),
  );
  routes.post(
    '/antwoord/:tag/bedoeld',
    behindCode(gate, readByCode, (opened) => keepMeant(deps, opened)),
  );
  routes.post(
    '/antwoord/:tag/delen',
    behindCode(gate, readByCode, (opened) => keepShare(deps, opened)),
  );
  routes.post(
    '/antwoord/:tag/delen/stoppen',
    behindCode(gate, readByCode, async (opened) => {
      await stopWithCode(deps, opened.c.get('workspace'), opened.code, opened.form.text('stop'));
      forgetEarlierPages(opened.c);
      return showMessage(deps, opened, { shared: { done: 'stopped' } });
    }),
  );
  routes.post(
    '/antwoord/:tag/terughalen',
    behindCode(gate, findByCode, (opened) => askTakeBack(deps, opened)),
  );
  routes.post(
    '/antwoord/:tag/terughalen/ja',
    behindCode(gate, findByCode, async (opened) => {
      await takeBack(deps, opened.c.get('workspace'), opened.code);
      forgetEarlierPages(opened.c);
      return showMessage(deps, { ...opened, message: { ...opened.message, state: 'withdrawn' } });
    }),
  );
  return routes;
}

/** On a shared phone, Back then shows nothing of the person before. */
const forgetEarlierPages = (c: AppContext): void => c.header('clear-site-data', '"cache"');

type Shown = {
  thanksFor?: ReplyOutcome;
  refusal?: ReplyRefusal;
  kept?: string;
  meant?: MeantOutcome;
  shared?: ShareOutcome;
};

async function showMessage(deps: Deps, opened: Opened, shown: Shown = {}): Promise<Response> {
  const { c, tag, code, message } = opened;
  const workspace = c.get('workspace');
  const now = deps.clock.now();
  const standing = standingOf(message, workspace.zone, today(workspace, now));
  const soundHref = (id: string) =>
    `/antwoord/geluid/${signToken(deps.secret, soundPurpose, id, now)}`;
  const newKey = () => newFormKey(deps.random);
  const isEnded = standing.step === 'set-aside' || standing.step === 'withdrawn';
  const asked = isEnded ? [] : await askedSentences(deps, workspace, message.id);
  const sharing = isEnded ? null : await sharingOf(deps, workspace, message, tag);
  const { meant = null, shared = null, ...replied } = shown;
  const props = {
    workspace,
    tag,
    code,
    message,
    standing,
    soundHref,
    formKey: newKey(),
    ...replied,
  };
  const said = { asked, outcome: meant, newKey };
  const share = { sharing, outcome: shared, newKey, fileHref: soundHref };
  const page = isEnded ? (
    <EndedPage {...props} goneWhy={await goneWhyOf(deps, opened)} />
  ) : (
    <MessagePage {...props} meant={said} share={share} />
  );
  const isShareRefused = shared !== null && !('done' in shared);
  const isRefused =
    shown.refusal !== undefined || (meant !== null && 'refusal' in meant) || isShareRefused;
  return sendPage(c, page, { status: isRefused ? 422 : 200, cache: 'secret' });
}

function goneWhyOf(deps: Deps, { c, message }: Opened) {
  const workspace = c.get('workspace');
  return deps.db.tx(workspace, (tx) => goneWhy(tx, workspace.tenantId, message.id));
}

function askTakeBack(deps: Deps, opened: Opened): Page {
  if (opened.message.state === 'withdrawn') return showMessage(deps, opened);
  const { c, tag, code, message } = opened;
  const what = { workspace: c.get('workspace'), tag, code, spoken: message.spoken };
  const page = <TakeBackPage {...what} />;
  return sendPage(c, page, { cache: 'secret' });
}

/** Keeps a reply and shows what became of it; a refused one comes back with its words. */
async function keepReply(deps: Deps, opened: Opened): Promise<Response> {
  const { c, tag, code, form } = opened;
  const workspace = c.get('workspace');
  const words = form.text('woorden').trim();
  const reply = form.text('reactie');
  if (!isReply(reply)) return showMessage(deps, opened, { refusal: 'choose', kept: words });
  if (words.length > maxWords) {
    return showMessage(deps, opened, { refusal: 'too-long', kept: words });
  }
  const formKey = formKeyOf(form, deps.random);
  const said = { code, formKey, answerMark: form.text('antwoord'), reply, words, locale: tag };
  const result = await replyToAnswer(deps, workspace, said);
  const message = (await readByCode(deps, workspace, code, tag)) ?? opened.message;
  if (result.ok) {
    forgetEarlierPages(c);
    return showMessage(deps, { ...opened, message }, { thanksFor: result.outcome });
  }
  const refusal = result.reason === 'unknown-code' ? 'closed' : result.reason;
  return showMessage(deps, { ...opened, message }, { refusal, kept: words });
}

/** Keeps what may be done with the copy that stood on the page; refused, it comes back as it was typed. */
async function keepShare(deps: Deps, opened: Opened): Promise<Response> {
  const { c, tag, code, form } = opened;
  const typed = typedShare(form);
  const formKey = formKeyOf(form, deps.random);
  const said = { code, formKey, locale: tag, typed };
  const result = await shareWithCode(deps, c.get('workspace'), said);
  if (result.ok) {
    forgetEarlierPages(c);
    return showMessage(deps, opened, { shared: { done: result.outcome } });
  }
  if (result.reason === 'invalid') {
    return showMessage(deps, opened, { shared: { faults: result.faults, typed } });
  }
  const refusal = result.reason === 'gone' ? 'closed' : result.reason;
  return showMessage(deps, opened, { shared: { refusal } });
}

const meantRefusals: Readonly<Record<string, MeantRefusal>> = {
  gone: 'closed',
  'not-asked': 'closed',
  changed: 'changed',
  'sent-already': 'sent-already',
};

/** Keeps whether a sentence is what the person meant; a refused post comes back with its words. */
async function keepMeant(deps: Deps, opened: Opened): Promise<Response> {
  const { c, tag, code, form } = opened;
  const mark = form.text('onderwerp');
  const words = form.text(meantWordsField(mark)).trim();
  const formKey = formKeyOf(form, deps.random);
  const said = { code, formKey, mark, seen: form.text('versie'), words, locale: tag };
  const verdict = form.text('bedoeld');
  const result = await checkWithCode(deps, c.get('workspace'), { ...said, verdict });
  if (result.ok) {
    forgetEarlierPages(c);
    return showMessage(deps, opened, { meant: { verdict: result.verdict } });
  }
  const refusal =
    result.reason === 'invalid'
      ? result.faults['verdict']
        ? 'choose'
        : 'too-long'
      : (meantRefusals[result.reason] ?? 'closed');
  return showMessage(deps, opened, { meant: { refusal, mark, kept: words } });
}
