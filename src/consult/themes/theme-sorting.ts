import type { Tx } from '../../db/database.ts';
import { addBead, linkBeads, unlinkBeads } from '../../thread/beads.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import { isSameTitle, tidyTitle } from './theme.ts';
import type { ThemeActor } from './theme-actor.ts';
import { holdNames, insertTheme, namesOfThemes, type ThemeName } from './theme-store.ts';

/** The theme that was chosen or named; a name that there is already is that theme. */
export async function themeFor(
  tx: Tx,
  actor: ThemeActor,
  typed: { readonly themeId: string; readonly newTitle: string },
): Promise<{ theme: ThemeName; isNew: boolean } | null> {
  const { deps, workspace, approach } = actor;
  const title = tidyTitle(typed.newTitle);
  if (title === '') {
    const names = await namesOfThemes(tx, workspace.tenantId, approach.id);
    const theme = names.find(({ id }) => id === typed.themeId);
    return theme ? { theme, isNew: false } : null;
  }
  const names = await holdNames(tx, workspace.tenantId, approach.id);
  const known = names.find((one) => isSameTitle(one.title, title));
  return { theme: known ?? { id: newId(deps), title }, isNew: !known };
}

/** Makes a theme, with its bead and event. */
export async function makeTheme(tx: Tx, actor: ThemeActor, theme: ThemeName): Promise<void> {
  const { deps, workspace, account, approach } = actor;
  await addBead(tx, deps, { id: theme.id, approachId: approach.id, kind: 'theme' });
  const by = { by: account.id, at: deps.clock.now() };
  await insertTheme(tx, workspace.tenantId, { ...theme, approachId: approach.id, ...by });
  await appendEvent(tx, deps, {
    kind: 'theme-made',
    approachId: approach.id,
    subjectId: theme.id,
    actorRole: account.role,
    facts: { by: account.id },
  });
}

/** Tells in the thread which contributions came into a theme, and which left it. */
export async function tellSorted(
  tx: Tx,
  { deps, workspace, account, approach }: ThemeActor,
  themeId: string,
  { added = [], removed = [] }: { added?: readonly string[]; removed?: readonly string[] },
): Promise<void> {
  const link = { tenantId: workspace.tenantId, fromId: themeId, relation: 'gathers' } as const;
  for (const toId of added) await linkBeads(tx, deps, { ...link, toId });
  for (const toId of removed) await unlinkBeads(tx, { ...link, toId });
  await appendEvent(tx, deps, {
    kind: 'theme-sorted',
    approachId: approach.id,
    subjectId: themeId,
    actorRole: account.role,
    facts: { by: account.id, added, removed },
  });
}
