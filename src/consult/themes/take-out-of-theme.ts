import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import { isId } from '../../thread/ids.ts';
import { claimFor, type ThemeActor } from './theme-actor.ts';
import { lockSorted, takeFromTheme } from './theme-contribution-store.ts';
import { tellSorted } from './theme-sorting.ts';

export type TakeOutResult =
  | { readonly ok: true; readonly removed: number }
  | { readonly ok: false; readonly reason: 'nothing-picked' | 'sent-already' };

/**
 * Takes contributions out of a theme. What people said of its sentence stays.
 * @throws DatabaseAway
 */
export function takeOutOfTheme(
  actor: ThemeActor,
  themeId: string,
  picked: readonly string[],
): Promise<TakeOutResult> {
  const { tenantId } = actor.workspace;
  const ids = picked.filter(isId);
  return allOrNothing(actor.deps.db, { tenantId }, async (tx): Promise<TakeOutResult> => {
    if (ids.length === 0) return { ok: false, reason: 'nothing-picked' };
    const claim = await claimFor(tx, actor, 'take-out', themeId, [themeId, ids.toSorted()]);
    if (claim.outcome === 'same') return { ok: true, removed: ids.length };
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    const there = await lockSorted(tx, tenantId, actor.approach.id, ids);
    const removed = await takeFromTheme(tx, tenantId, themeId, there);
    if (removed.length > 0) await tellSorted(tx, actor, themeId, { removed });
    await raisePublicationVersion(tx, tenantId, actor.approach.id);
    return { ok: true, removed: removed.length };
  });
}
