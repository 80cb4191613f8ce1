import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import { appendEvent } from '../../thread/events.ts';
import { seenOfTheme } from './theme.ts';
import type { ThemeActor } from './theme-actor.ts';
import { changeTheme, lockTheme } from './theme-store.ts';

export type AskResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'not-written' };

/**
 * From now on everyone with a code whose contribution is in this theme is asked whether the sentence
 * is what they meant, and so are resident partners. Asking twice is the same as once.
 * @throws DatabaseAway
 */
export function askResidents(actor: ThemeActor, themeId: string, seen: string): Promise<AskResult> {
  const { deps, workspace, account, approach } = actor;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<AskResult> => {
    const theme = await lockTheme(tx, tenantId, approach.id, themeId);
    if (!theme) return { ok: false, reason: 'gone' };
    if (theme.heardVersion === 0) return { ok: false, reason: 'not-written' };
    if (theme.askedAt !== null) return { ok: true };
    // who presses the button has read the sentence that goes out
    if (seenOfTheme(theme) !== seen) return { ok: false, reason: 'changed' };
    await changeTheme(tx, tenantId, themeId, { askedAt: deps.clock.now() });
    await appendEvent(tx, deps, {
      kind: 'theme-asked',
      approachId: approach.id,
      subjectId: themeId,
      actorRole: account.role,
      facts: { by: account.id, heardVersion: theme.heardVersion },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
