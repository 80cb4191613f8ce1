import type { Tx } from '../../db/database.ts';
import { unlinkBeads } from '../../thread/beads.ts';
import { takeFromTheme, themesOfContributions } from './theme-contribution-store.ts';

/** Takes a contribution out of every theme: its person took it back. */
export async function leaveThemes(tx: Tx, tenantId: string, contributionId: string): Promise<void> {
  const themes = (await themesOfContributions(tx, tenantId, [contributionId])).get(contributionId);
  for (const { id: fromId } of themes ?? []) {
    await takeFromTheme(tx, tenantId, fromId, [contributionId]);
    await unlinkBeads(tx, { tenantId, fromId, toId: contributionId, relation: 'gathers' });
  }
}
