import { Hono } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import {
  type AppContext,
  type AppEnv,
  ResidentTryAgainPage,
  requireRight,
  today,
} from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import { addDays } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import type { FormPost } from '../../web/form-post.ts';
import { isResidentTag, type ResidentTag, residentTagOf } from '../../web/locales.ts';
import { readForm } from '../../web/multipart.ts';
import { sendBytes } from '../../web/send-bytes.ts';
import { sendPage } from '../../web/send-page.ts';
import { type ResidentKey, residentWords } from '../../web/words.ts';
import type { Actor, ActResult, Fault } from '../contributions/act-on-messages.ts';
import { logReading } from '../contributions/message-store.ts';
import { AskCards } from '../publishing/ask-person-pages.tsx';
import { peopleToAsk } from '../publishing/ask-person-routes.tsx';
import { type AnswerToBring, daysShown, type Meanwhile } from './bringing.ts';
import { meanwhileOf, soundToPlay, toBring, toldBy } from './bringing-store.ts';
import { listPath, PeopleToTellPage } from './people-to-tell-pages.tsx';
import { TellAnswerPage } from './tell-answer-pages.tsx';
import type { TypedTick } from './tell-form-pages.tsx';
import { giveBack, tellPeople } from './tell-people.ts';

/** A step of somebody who brings an answer. */
interface Bringing {
  readonly c: AppContext;
  readonly tag: ResidentTag;
  readonly answerId: string;
}

const actorOf = (deps: Deps, c: AppContext): Actor => ({
  deps,
  workspace: c.get('workspace'),
  account: c.get('account'),
});

/**
 * `/mijn-mensen`: what one was asked to tell, in the language of whoever tells it. Nothing else of
 * contributions stands here, and only until it is told.
 */
export function bringRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const bring = requireRight(deps, 'answers.bring');

  routes.get('/mijn-mensen', bring, (c) =>
    c.redirect(listPath(residentTagOf(c.var.account.locale)), 303),
  );
  routes.get('/mijn-mensen/geluid/:answer/:locale', bring, async (c) => {
    const { answer, locale } = c.req.param();
    const { tenantId } = c.get('workspace');
    if (!isId(answer)) return c.notFound();
    const file = await deps.db.tx({ tenantId }, async (tx) => {
      const id = await soundToPlay(tx, tenantId, c.get('account').id, answer, locale);
      return id && readFile(tx, tenantId, id);
    });
    return file ? sendBytes(c, file, 'private, no-store') : c.notFound();
  });
  routes.get('/mijn-mensen/:tag', bring, (c) => {
    const tag = c.req.param('tag');
    return isResidentTag(tag) ? showPeople(deps, c, tag) : c.notFound();
  });
  routes.get('/mijn-mensen/:tag/:answer', bring, (c) => {
    const { tag, answer: answerId } = c.req.param();
    if (!isResidentTag(tag) || !isId(answerId)) return c.notFound();
    return showAnswer(deps, { c, tag, answerId }, null);
  });
  // someone who comes back to the address of a step starts again with the answer
  routes.get('/mijn-mensen/:tag/:answer/:step', bring, (c) => {
    const { tag, answer } = c.req.param();
    return c.redirect(`/mijn-mensen/${tag}/${answer}`, 303);
  });
  routes.post('/mijn-mensen/:tag/:answer/verteld', bring, (c) =>
    step(deps, c, 'verteld', ({ tag, answerId }, form) => {
      const { who, how, on, reply, words } = typedIn(form);
      const said = reply === 'unknown' ? '' : reply;
      const telling = { answerId, who, how, on, reply: said, words, locale: tag };
      return tellPeople(actorOf(deps, c), formKeyOf(form, deps.random), telling);
    }),
  );
  routes.post('/mijn-mensen/:tag/:answer/terug', bring, (c) =>
    step(deps, c, 'terug', ({ answerId }, form) => {
      const { who, reason } = typedIn(form);
      return giveBack(actorOf(deps, c), formKeyOf(form, deps.random), { answerId, who, reason });
    }),
  );
  return routes;
}

function typedIn(form: FormPost): TypedTick {
  const text = (name: string) => form.text(name).trim();
  return {
    who: [...new Set(form.all('who').filter(isId))],
    how: text('how'),
    on: text('on'),
    reply: text('reply'),
    words: text('words'),
    reason: text('reason'),
  };
}

/** A post: done leads back to the list; refused, it comes back with everything ticked and typed. */
async function step(
  deps: Deps,
  c: AppContext,
  done: 'verteld' | 'terug',
  act: (bringing: Bringing, form: FormPost) => Promise<ActResult>,
): Promise<Response> {
  const { tag = '', answer: answerId = '' } = c.req.param();
  if (!isResidentTag(tag) || !isId(answerId)) return c.notFound();
  const bringing = { c, tag, answerId };
  const { form } = await readForm(c);
  try {
    const result = await act(bringing, form);
    if (result.ok) return c.redirect(`${listPath(tag)}?gedaan=${done}`, 303);
    return await showAnswer(deps, bringing, { form, result });
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    const hidden = Object.fromEntries(form.fields);
    const again = { workspace: c.get('workspace'), tag, action: c.req.path, hidden };
    const page = <ResidentTryAgainPage {...again} written={form.text('words')} />;
    return sendPage(c, page, { status: 503, cache: 'secret' });
  }
}

/** What was just done, by how the address says it. */
const outcomes: Readonly<Record<string, ResidentKey>> = {
  verteld: 'bring.thanks.told',
  terug: 'bring.thanks.back',
  'mag-given': 'hear.share.ask.thanks.given',
  'mag-refused': 'hear.share.ask.thanks.refused',
  'mag-cannot': 'hear.share.ask.thanks.cannot',
};

async function showPeople(deps: Deps, c: AppContext, tag: ResidentTag): Promise<Response> {
  const workspace = c.get('workspace');
  const account = c.get('account');
  const { tenantId } = workspace;
  const since = addDays(today(workspace, deps.clock.now()), -daysShown);
  const shown = await deps.db.tx({ tenantId }, async (tx) => {
    const answers = await toBring(tx, tenantId, account.id);
    // first words and names are read here: who read what is always known
    await logReading(tx, deps, tenantId, account.id, contributionsIn(answers));
    return {
      answers,
      told: await toldBy(tx, tenantId, account.id, since),
      toAsk: await peopleToAsk(tx, deps, tenantId, account.id),
    };
  });
  const { toAsk, ...rest } = shown;
  const outcome = outcomes[c.req.query('gedaan') ?? ''];
  const done = outcome ? residentWords(tag).say(outcome) : null;
  const asks = <AskCards tag={tag} asks={toAsk} />;
  const page = (
    <PeopleToTellPage
      {...{ workspace, tag, account, done, asks, ...rest }}
      hasAsks={toAsk.length > 0}
    />
  );
  return sendPage(c, page, { cache: 'secret' });
}

const contributionsIn = (answers: readonly AnswerToBring[]): string[] =>
  answers.flatMap(({ people }) => people.map(({ contributionId }) => contributionId));

type Refused = { form: FormPost; result: Extract<ActResult, { ok: false }> };

async function showAnswer(
  deps: Deps,
  { c, tag, answerId }: Bringing,
  refused: Refused | null,
): Promise<Response> {
  const workspace = c.get('workspace');
  const account = c.get('account');
  const { tenantId } = workspace;
  const day = today(workspace, deps.clock.now());
  const typed: TypedTick = refused
    ? typedIn(refused.form)
    : { who: [], how: '', on: day, reply: '', words: '', reason: '' };
  const faults: readonly Fault[] =
    refused?.result.reason === 'not-valid' ? refused.result.faults : [];
  const isChanged = refused !== null && faults.length === 0;
  const { answer, meanwhile } = await deps.db.tx({ tenantId }, async (tx) => {
    const answers = await toBring(tx, tenantId, account.id, answerId);
    await logReading(tx, deps, tenantId, account.id, contributionsIn(answers));
    const became: Meanwhile[] = isChanged
      ? await meanwhileOf(tx, tenantId, account.id, answerId, typed.who)
      : [];
    return { answer: answers[0] ?? null, meanwhile: became };
  });
  const key = refused && !isChanged ? formKeyOf(refused.form, deps.random) : null;
  const page = (
    <TellAnswerPage
      {...{ workspace, tag, answer, meanwhile, isChanged, today: day, typed, faults }}
      formKey={key ?? newFormKey(deps.random)}
    />
  );
  const status = isChanged ? 409 : refused ? 422 : 200;
  // one's own form stays on Back; nothing of it is kept by what stands between
  return sendPage(c, page, { status });
}
