import { Hono } from 'hono';
import type { Approach } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type AppContext, type AppEnv, may, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import { versionsOfText } from '../../thread/text-history.ts';
import type { Deps } from '../../web/deps.ts';
import type { FormPost } from '../../web/form-post.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { askResidents } from './ask-residents.ts';
import { checkTheme } from './check-theme.ts';
import { takeOutOfTheme } from './take-out-of-theme.ts';
import { heardTag, type Theme } from './theme.ts';
import type { ThemeActor } from './theme-actor.ts';
import { listAddress, placeOf, themePath } from './theme-address.ts';
import { checksOfTheme, ownVerdicts } from './theme-check-store.ts';
import { contributionsOfTheme } from './theme-contribution-store.ts';
import { type ThemeBack, ThemePage } from './theme-pages.tsx';
import type { ThemeWordsHistory } from './theme-said-pages.tsx';
import { namesOfPeople, themeOfId } from './theme-store.ts';
import { typedCheck, typedWording } from './themes-form.ts';
import { approachAt, viewFor } from './themes-routes.tsx';
import { wordTheme } from './word-theme.ts';

async function historyOf(
  tx: Tx,
  tenantId: string,
  theme: Theme,
): Promise<Omit<ThemeWordsHistory, 'checks'>> {
  const versions = async (textId: string | null) =>
    textId ? versionsOfText(tx, tenantId, textId, heardTag) : [];
  const heard = await versions(theme.heardTextId);
  const saidBy = await versions(theme.saidByTextId);
  const names = await namesOfPeople(
    tx,
    [...heard, ...saidBy].map(({ by }) => by),
  );
  return { heard, saidBy, names };
}

const doneForms = ['verwoorden', 'vragen', 'klopt', 'eruit'] as const;

function sayDone({ say }: CoalitionWords, c: AppContext): string | null {
  const done = doneForms.find((form) => form === c.req.query('gedaan'));
  if (!done) return null;
  const count = Number(/^\d{1,3}$/.exec(c.req.query('aantal') ?? '')?.[0] ?? 0);
  const keys = {
    verwoorden: 'theme.word.done',
    vragen: 'theme.ask.done',
    klopt: 'theme.confirm.done',
    eruit: 'theme.takeOut.done',
  } as const;
  return say(keys[done], { count });
}

/** Shows one theme, with a form that came back or without. */
async function showTheme(
  deps: Deps,
  c: AppContext,
  approach: Approach,
  back: ThemeBack | null = null,
): Promise<Response> {
  const { workspace, account, words } = c.var;
  const { tenantId } = workspace;
  const id = c.req.param('id') ?? '';
  const readsWords = may(account, 'contributions.read');
  const shown = await deps.db.tx(workspace, async (tx) => {
    const theme = await themeOfId(tx, tenantId, approach.id, id);
    if (!theme) return null;
    const checks = readsWords ? await checksOfTheme(tx, tenantId, id) : [];
    const said = async () => {
      const place = placeOf((name) => c.req.query(name));
      const page = await contributionsOfTheme(tx, tenantId, id, place);
      return { page, view: await viewFor(tx, deps, c, page.lines) };
    };
    const history = await historyOf(tx, tenantId, theme);
    return {
      theme,
      checks,
      said: readsWords ? await said() : null,
      history: { ...history, checks: readsWords ? checks : null },
      ownVerdict: (await ownVerdicts(tx, tenantId, account.id, [id])).get(id) ?? null,
    };
  });
  if (!shown) return c.notFound();
  const newKey = () => newFormKey(deps.random);
  const done = back ? null : sayDone(words, c);
  const page = <ThemePage c={c} approach={approach} {...shown} {...{ newKey, back, done }} />;
  return sendPage(c, page, { status: !back ? 200 : back.reason ? 409 : 422 });
}

/** What a form of this page led to: done, gone, or back with what was typed. */
type Outcome = 'done' | 'gone' | { readonly done: string } | ThemeBack;

interface ThemePost {
  readonly actor: ThemeActor;
  readonly id: string;
  readonly form: FormPost;
}

const cameBack = (
  result: { readonly reason: string; readonly faults?: ThemeBack['faults'] },
  back: Omit<ThemeBack, 'faults' | 'reason'>,
): Outcome => {
  if (result.reason === 'gone') return 'gone';
  const reason = result.reason === 'sent-already' ? 'sent-already' : 'changed';
  return { ...back, faults: result.faults ?? {}, reason: result.faults ? null : reason };
};

async function word({ actor, id, form }: ThemePost): Promise<Outcome> {
  const wording = typedWording(form);
  const result = await wordTheme(actor, id, form.text('seen'), wording);
  return result.ok ? 'done' : cameBack(result, { form: 'word', wording });
}

async function ask({ actor, id, form }: ThemePost): Promise<Outcome> {
  const result = await askResidents(actor, id, form.text('seen'));
  return result.ok ? 'done' : cameBack(result, { form: 'ask' });
}

async function confirm({ actor, id, form }: ThemePost): Promise<Outcome> {
  const check = typedCheck(form);
  const result = await checkTheme(actor, id, 'account', check);
  return result.ok ? 'done' : cameBack(result, { form: 'confirm', check });
}

async function takeOut({ actor, id, form }: ThemePost): Promise<Outcome> {
  const result = await takeOutOfTheme(actor, id, form.all('ids'));
  if (result.ok) return { done: String(result.removed) };
  const faults = result.reason === 'nothing-picked' && { faults: { ids: result.reason } };
  return cameBack({ reason: result.reason, ...faults }, { form: 'take-out' });
}

/** `/aanpak/:slug/onderwerpen/:id`: one theme, and everything that is done with it. */
export function themeRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/aanpak/:slug/onderwerpen/:id', requireRight(deps, 'themes.read'), async (c) => {
    const approach = isId(c.req.param('id')) ? await approachAt(deps, c) : null;
    return approach ? showTheme(deps, c, approach) : c.notFound();
  });
  const post = (
    path: (typeof doneForms)[number],
    right: 'themes.manage' | 'themes.confirm',
    act: (post: ThemePost) => Promise<Outcome>,
  ) =>
    routes.post(`/aanpak/:slug/onderwerpen/:id/${path}`, requireRight(deps, right), async (c) => {
      const { form } = await readForm(c);
      const id = c.req.param('id') ?? '';
      const approach = isId(id) ? await approachAt(deps, c) : null;
      if (!approach) return c.notFound();
      const { workspace, account } = c.var;
      const formKey = formKeyOf(form, deps.random);
      const actor = { deps, workspace, account, approach, formKey };
      const outcome = await act({ actor, id, form });
      if (outcome === 'gone') return c.notFound();
      if (outcome !== 'done' && 'form' in outcome) return showTheme(deps, c, approach, outcome);
      const aantal = outcome === 'done' ? null : outcome.done;
      return c.redirect(listAddress(themePath(approach, id), { gedaan: path, aantal }), 303);
    });
  post('verwoorden', 'themes.manage', word);
  post('vragen', 'themes.manage', ask);
  post('eruit', 'themes.manage', takeOut);
  post('klopt', 'themes.confirm', confirm);
  return routes;
}
