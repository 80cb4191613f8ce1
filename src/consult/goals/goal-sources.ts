import type { Tx } from '../../db/database.ts';
import { isId } from '../../thread/ids.ts';
import type { GoalFaults } from './goal-form.ts';
import { contributionsOfIds, themesOfIds } from './goal-sources-store.ts';

/** The beads that a goal comes from, as somebody chose them. */
export interface ChosenSources {
  readonly themeIds: readonly string[];
  readonly contributionIds: readonly string[];
}

/**
 * Judges what a goal should come from. A theme counts once residents said that it is right, so that no
 * goal stands on words that were put in their mouths; one that was tied before stays.
 * @param tied what the goal comes from already
 */
export async function judgeSources(
  tx: Tx,
  tenantId: string,
  approachId: string,
  chosen: ChosenSources,
  tied: ReadonlySet<string> = new Set(),
): Promise<GoalFaults> {
  const faults: GoalFaults = {};
  const newThemes = chosen.themeIds.filter((id) => !tied.has(id));
  const themes = await themesOfIds(tx, tenantId, approachId, newThemes.filter(isId));
  const isEveryThemeRight =
    themes.length === newThemes.length && themes.every(({ isConfirmed }) => isConfirmed);
  if (!isEveryThemeRight) faults.themeIds = 'theme-not-confirmed';
  const newOnes = chosen.contributionIds.filter((id) => !tied.has(id));
  const found = await contributionsOfIds(tx, tenantId, approachId, newOnes.filter(isId));
  const areThere = found.length === newOnes.length && found.every((one) => !one.isWithdrawn);
  if (!areThere) faults.contributionIds = 'contribution-gone';
  return faults;
}
