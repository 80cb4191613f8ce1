import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { isId } from '../../thread/ids.ts';
import { tidyTitle } from './theme.ts';
import { claimFor, type ThemeActor } from './theme-actor.ts';
import { lockSorted, putInTheme, themesOfContributions } from './theme-contribution-store.ts';
import { makeTheme, tellSorted, themeFor } from './theme-sorting.ts';
import type { ThemeName } from './theme-store.ts';
import { judgeSorting, type ThemeFaults, type TypedSorting } from './themes-form.ts';

export type SortResult =
  | {
      readonly ok: true;
      readonly theme: ThemeName;
      readonly added: number;
      /** Taken back or set aside since the page was made. */
      readonly gone: number;
    }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ThemeFaults }
  /** Somebody else put these in another theme meanwhile: they may be in both, once it was seen. */
  | { readonly ok: false; readonly reason: 'sorted-meanwhile'; readonly ids: readonly string[] }
  /** This form was sent before, with something else ticked or chosen. */
  | { readonly ok: false; readonly reason: 'sent-already' };

const invalid = (faults: ThemeFaults): SortResult => ({ ok: false, reason: 'invalid', faults });

async function sort(tx: Tx, actor: ThemeActor, typed: TypedSorting): Promise<SortResult> {
  const { deps, workspace, account, approach } = actor;
  const { tenantId } = workspace;
  const found = await themeFor(tx, actor, typed);
  if (!found) return invalid({ themeId: 'theme-gone' });
  const { theme, isNew } = found;
  const wanted = typed.ids.filter(isId);
  const said = [wanted.toSorted(), typed.themeId, tidyTitle(typed.newTitle)];
  const claim = await claimFor(tx, actor, 'sort', theme.id, said);
  if (claim.outcome === 'same') return { ok: true, theme, added: wanted.length, gone: 0 };
  if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };

  const ids = await lockSorted(tx, tenantId, approach.id, wanted);
  if (ids.length === 0) return invalid({ ids: 'nothing-picked' });
  const elsewhere = await themesOfContributions(tx, tenantId, ids);
  const meanwhile = ids.filter((id) => {
    const names = elsewhere.get(id) ?? [];
    return (
      names.length > 0 && !typed.also.includes(id) && !names.some((one) => one.id === theme.id)
    );
  });
  if (meanwhile.length > 0) return { ok: false, reason: 'sorted-meanwhile', ids: meanwhile };

  if (isNew) await makeTheme(tx, actor, theme);
  const by = { id: account.id, at: deps.clock.now() };
  const added = await putInTheme(tx, tenantId, theme.id, ids, by);
  if (added.length > 0) await tellSorted(tx, actor, theme.id, { added });
  await raisePublicationVersion(tx, tenantId, approach.id);
  return { ok: true, theme, added: added.length, gone: wanted.length - ids.length };
}

/**
 * Puts contributions in a theme, or in a new one. What a colleague put elsewhere since the page was
 * made comes back to be looked at; what is in this theme already stays.
 * @throws DatabaseAway
 */
export async function sortContributions(
  actor: ThemeActor,
  typed: TypedSorting,
): Promise<SortResult> {
  const faults = judgeSorting(typed);
  if (Object.keys(faults).length > 0) return invalid(faults);
  const { tenantId } = actor.workspace;
  return allOrNothing(actor.deps.db, { tenantId }, (tx) => sort(tx, actor, typed));
}
