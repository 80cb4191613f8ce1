import { Hono } from 'hono';
import { type Approach, approachOfSlug } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type AppContext, type AppEnv, may, requireRight } from '../../people/index.ts';
import { type FileFacts, fileFacts } from '../../thread/files/file-store.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { fileHrefFor } from '../contributions/message-routes.tsx';
import { logReading } from '../contributions/message-store.ts';
import type { SaidView } from './said-rows.tsx';
import { type SortResult, sortContributions } from './sort-contributions.ts';
import type { SortingProps } from './sort-form-pages.tsx';
import { listAddress, placeOf, themesPath } from './theme-address.ts';
import {
  type SaidLine,
  type SaidPlace,
  saidLines,
  suggestions,
  themesOfContributions,
  unsortedCounts,
  unsortedPage,
} from './theme-contribution-store.ts';
import { themesOfApproach } from './theme-store.ts';
import { type ThemeFaults, type TypedSorting, typedSorting } from './themes-form.ts';
import { type SortDone, ThemesPage } from './themes-pages.tsx';

/** The approach at the address, or null. */
export function approachAt(deps: Deps, c: AppContext): Promise<Approach | null> {
  const workspace = c.get('workspace');
  const slug = c.req.param('slug') ?? '';
  return deps.db.tx(workspace, (tx) => approachOfSlug(tx, workspace.tenantId, slug));
}

/** The sounds of contributions, for who may hear them. */
export async function soundsFor(
  tx: Tx,
  c: AppContext,
  lines: readonly SaidLine[],
): Promise<ReadonlyMap<string, FileFacts>> {
  if (!may(c.get('account'), 'contributions.read-all')) return new Map();
  const ids = lines.flatMap(({ soundId }) => soundId ?? []);
  const facts = await fileFacts(tx, c.get('workspace').tenantId, ids);
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** Shows words and sounds to this person, and notes that they read them. */
export async function viewFor(
  tx: Tx,
  deps: Deps,
  c: AppContext,
  lines: readonly SaidLine[],
): Promise<SaidView> {
  const { workspace, account, words } = c.var;
  const sounds = await soundsFor(tx, c, lines);
  const ids = lines.map(({ id }) => id);
  if (ids.length > 0) await logReading(tx, deps, workspace.tenantId, account.id, ids);
  return { words, zone: workspace.zone, sounds, href: fileHrefFor(deps) };
}

interface Shown {
  readonly place: SaidPlace;
  readonly suggestion: string | null;
  readonly typed: TypedSorting;
  readonly tickAll?: boolean;
  readonly faults?: ThemeFaults;
  readonly formKey?: string;
  readonly isSentAlready?: boolean;
  readonly meanwhileIds?: readonly string[];
  readonly done?: { readonly themeId: string; readonly added: number; readonly gone: number };
}

async function sortingOf(
  tx: Tx,
  deps: Deps,
  c: AppContext,
  approach: Approach,
  shown: Shown,
): Promise<Omit<SortingProps, 'names'>> {
  const { tenantId } = c.get('workspace');
  const { place, suggestion, meanwhileIds = [] } = shown;
  const page = await unsortedPage(tx, tenantId, approach.id, suggestion, place);
  const sorted = await saidLines(tx, tenantId, approach.id, meanwhileIds);
  const themes = await themesOfContributions(tx, tenantId, meanwhileIds);
  const counts = await unsortedCounts(tx, tenantId, [approach.id]);
  const ids = shown.tickAll ? page.lines.map(({ id }) => id) : shown.typed.ids;
  return {
    approach,
    view: await viewFor(tx, deps, c, [...page.lines, ...sorted]),
    page,
    place,
    total: counts.get(approach.id) ?? 0,
    suggestion,
    suggestions: await suggestions(tx, tenantId, approach.id),
    mayManage: may(c.get('account'), 'themes.manage'),
    typed: { ...shown.typed, ids },
    faults: shown.faults ?? {},
    formKey: shown.formKey ?? newFormKey(deps.random),
    isSentAlready: shown.isSentAlready ?? false,
    meanwhile: sorted.map((line) => ({
      line,
      themes: (themes.get(line.id) ?? []).map(({ title }) => title),
    })),
  };
}

async function showThemes(
  deps: Deps,
  c: AppContext,
  approach: Approach,
  shown: Shown,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { workspace, account } = c.var;
  const { tenantId } = workspace;
  const { themes, sorting } = await deps.db.tx(workspace, async (tx) => ({
    themes: await themesOfApproach(tx, tenantId, approach.id),
    sorting: may(account, 'contributions.read')
      ? await sortingOf(tx, deps, c, approach, shown)
      : null,
  }));
  const theme = themes.find(({ id }) => id === shown.done?.themeId);
  const done: SortDone | null = shown.done && theme ? { theme, ...shown.done } : null;
  const props = { c, approach, themes, done };
  return sendPage(c, <ThemesPage {...props} sorting={sorting && { ...sorting, names: themes }} />, {
    status,
  });
}

const nothingTyped: TypedSorting = { ids: [], themeId: '', newTitle: '', also: [] };
const wholeNumber = (value: string | undefined): number =>
  Number(/^\d{1,3}$/.exec(value ?? '')?.[0] ?? 0);

/** What a refused sorting shows again, and with which status. */
function refused(
  result: Extract<SortResult, { ok: false }>,
  formKey: string,
): [Partial<Shown>, 409 | 422] {
  if (result.reason === 'invalid') return [{ faults: result.faults, formKey }, 422];
  if (result.reason === 'sent-already') return [{ isSentAlready: true }, 409];
  return [{ meanwhileIds: result.ids, formKey }, 409];
}

/** `/aanpak/:slug/onderwerpen`: the themes of an approach, and sorting into them. */
export function themesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/aanpak/:slug/onderwerpen', requireRight(deps, 'themes.read'), async (c) => {
    const approach = await approachAt(deps, c);
    if (!approach) return c.notFound();
    const suggestion = c.req.query('voorstel') || null;
    const themeId = c.req.query('bij');
    return showThemes(deps, c, approach, {
      place: placeOf((name) => c.req.query(name)),
      suggestion,
      // whoever looks at one suggestion is offered its name; sorting stays by hand
      typed: { ...nothingTyped, newTitle: suggestion ?? '' },
      tickAll: c.req.query('kies') === 'alles',
      ...(themeId && {
        done: {
          themeId,
          added: wholeNumber(c.req.query('aantal')),
          gone: wholeNumber(c.req.query('weg')),
        },
      }),
    });
  });

  routes.post(
    '/aanpak/:slug/onderwerpen/sorteren',
    requireRight(deps, 'themes.manage'),
    async (c) => {
      const { form } = await readForm(c);
      const approach = await approachAt(deps, c);
      if (!approach) return c.notFound();
      const { workspace, account } = c.var;
      const typed = typedSorting(form);
      const formKey = formKeyOf(form, deps.random);
      const place = placeOf((name) => form.text(name));
      const suggestion = form.text('voorstel') || null;
      const actor = { deps, workspace, account, approach, formKey };
      const result = await sortContributions(actor, typed);
      if (result.ok) {
        const { theme, added, gone } = result;
        const said = { bij: theme.id, aantal: String(added), weg: gone > 0 ? String(gone) : null };
        const here = { voorstel: suggestion, na: place.after };
        return c.redirect(listAddress(themesPath(approach), { ...here, ...said }), 303);
      }
      const [back, status] = refused(result, formKey);
      return showThemes(deps, c, approach, { place, suggestion, typed, ...back }, status);
    },
  );
  return routes;
}
