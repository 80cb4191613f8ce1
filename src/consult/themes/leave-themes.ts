import type { Tx } from '../../db/database.ts';
import { unlinkBeads } from '../../thread/beads.ts';
import { dropChecks } from './theme-check-store.ts';
import { takeFromTheme, themesOfContributions } from './theme-contribution-store.ts';

/**
 * Takes a contribution, locked already, out of every theme, and what was said with its code out of how
 * they stand: it was taken back or set aside.
 */
export async function leaveThemes(tx: Tx, tenantId: string, contributionId: string): Promise<void> {
  await dropChecks(tx, tenantId, contributionId);
  const themes = (await themesOfContributions(tx, tenantId, [contributionId])).get(contributionId);
  for (const { id: fromId } of themes ?? []) {
    await takeFromTheme(tx, tenantId, fromId, [contributionId]);
    await unlinkBeads(tx, { tenantId, fromId, toId: contributionId, relation: 'gathers' });
  }
}
