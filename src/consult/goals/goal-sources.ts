import type { Tx } from '../../db/database.ts';
import { isId } from '../../thread/ids.ts';
import { judgeThemeUse, type StandingTheme } from '../themes/theme.ts';
import { standingsOfApproach, themesOfIds } from '../themes/theme-store.ts';
import type { GoalFaults } from './goal-form.ts';
import { contributionsOfIds } from './goal-sources-store.ts';

/** A theme from which a goal may come. */
export interface ThemeChoice {
  readonly id: string;
  readonly title: string;
  /** Residents said of what we heard that it is what they meant. */
  readonly isConfirmed: boolean;
}

const asChoice = (theme: StandingTheme): ThemeChoice => ({
  id: theme.id,
  title: theme.title,
  isConfirmed: judgeThemeUse(theme).ok,
});

/** The themes of an approach, by title. */
export async function themeChoices(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<ThemeChoice[]> {
  return (await standingsOfApproach(tx, tenantId, approachId)).map(asChoice);
}

/** Themes of an approach by id; ids that are not there are left out. */
export async function chosenThemes(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[],
): Promise<ThemeChoice[]> {
  const themes = await themesOfIds(tx, tenantId, ids);
  return themes.filter((theme) => theme.approachId === approachId).map(asChoice);
}

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
  const themes = await chosenThemes(tx, tenantId, approachId, newThemes.filter(isId));
  const isEveryThemeRight =
    themes.length === newThemes.length && themes.every(({ isConfirmed }) => isConfirmed);
  if (!isEveryThemeRight) faults.themeIds = 'theme-not-confirmed';
  const newOnes = chosen.contributionIds.filter((id) => !tied.has(id));
  const found = await contributionsOfIds(tx, tenantId, approachId, newOnes.filter(isId));
  const areThere = found.length === newOnes.length && found.every((one) => !one.isWithdrawn);
  if (!areThere) faults.contributionIds = 'contribution-gone';
  return faults;
}
