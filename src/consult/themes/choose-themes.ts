import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { tidyTitle } from './theme.ts';
import { claimFor, type ThemeActor } from './theme-actor.ts';
import {
  lockSorted,
  putInTheme,
  takeFromTheme,
  themesOfContributions,
} from './theme-contribution-store.ts';
import { makeTheme, tellSorted, themeFor } from './theme-sorting.ts';
import { namesOfThemes, type ThemeName } from './theme-store.ts';
import { judgeSorting, type ThemeFaults } from './themes-form.ts';

export type ChooseResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ThemeFaults }
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'sent-already' };

/** What stood ticked on the page of one contribution, and what is ticked now. */
export interface TypedThemes {
  readonly seen: readonly string[];
  readonly themeIds: readonly string[];
  readonly newTitle: string;
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** The themes that are ticked, with the one that is named. */
async function wantedThemes(tx: Tx, actor: ThemeActor, typed: TypedThemes): Promise<string[]> {
  const { workspace, approach } = actor;
  const known = await namesOfThemes(tx, workspace.tenantId, approach.id);
  const ticked = known.map(({ id }) => id).filter((id) => typed.themeIds.includes(id));
  if (tidyTitle(typed.newTitle) === '') return ticked;
  const named = await themeFor(tx, actor, { themeId: '', newTitle: typed.newTitle });
  if (named?.isNew) await makeTheme(tx, actor, named.theme);
  return named ? [...new Set([...ticked, named.theme.id])] : ticked;
}

async function putAndTake(
  tx: Tx,
  actor: ThemeActor,
  contributionId: string,
  { now, wanted }: { now: readonly ThemeName[]; wanted: readonly string[] },
): Promise<void> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const by = { id: account.id, at: deps.clock.now() };
  for (const id of wanted) {
    const added = await putInTheme(tx, tenantId, id, [contributionId], by);
    if (added.length > 0) await tellSorted(tx, actor, id, { added });
  }
  for (const { id } of now.filter((one) => !wanted.includes(one.id))) {
    const removed = await takeFromTheme(tx, tenantId, id, [contributionId]);
    if (removed.length > 0) await tellSorted(tx, actor, id, { removed });
  }
}

/**
 * Puts one contribution in exactly the themes that are ticked. Refused when somebody else sorted it
 * since the page was made.
 * @throws DatabaseAway
 */
export async function chooseThemes(
  actor: ThemeActor,
  contributionId: string,
  typed: TypedThemes,
): Promise<ChooseResult> {
  const { tenantId } = actor.workspace;
  if (tidyTitle(typed.newTitle) !== '') {
    const named = { ids: [contributionId], themeId: '', newTitle: typed.newTitle, also: [] };
    const faults = judgeSorting(named);
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
  }
  return allOrNothing(actor.deps.db, { tenantId }, async (tx): Promise<ChooseResult> => {
    const claim = await claimFor(tx, actor, 'choose', contributionId, [contributionId, typed]);
    if (claim.outcome === 'same') return { ok: true };
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    const wanted = await wantedThemes(tx, actor, typed);
    const [there] = await lockSorted(tx, tenantId, actor.approach.id, [contributionId]);
    if (!there) return { ok: false, reason: 'gone' };
    const now = (await themesOfContributions(tx, tenantId, [there])).get(there) ?? [];
    const ids = now.map(({ id }) => id);
    if (!isSameSet(ids, typed.seen)) return { ok: false, reason: 'changed' };
    await putAndTake(tx, actor, there, { now, wanted });
    await raisePublicationVersion(tx, tenantId, actor.approach.id);
    return { ok: true };
  });
}
