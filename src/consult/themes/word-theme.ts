import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import {
  addText,
  nextVersion,
  type TextFact,
  type TextStatus,
  type Words,
} from '../../thread/texts.ts';
import { heardTag, isSameTitle, seenOfTheme, type Theme, tidyTitle } from './theme.ts';
import { claimFor, type ThemeActor } from './theme-actor.ts';
import { changeTheme, holdNames, lockTheme } from './theme-store.ts';
import { judgeWording, type ThemeFaults, type TypedWording } from './themes-form.ts';

export type WordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ThemeFaults }
  /** 'changed': somebody else changed it since the page was made; both are to be seen. */
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'sent-already' };

const asFact = ({ text, version, digest }: TextFact): string => `${text} ${version} ${digest}`;

/** Written text that gets a new version only when its words changed. */
interface Written {
  readonly textId: string | null;
  /** Version of the words in easy Dutch. */
  readonly version: number;
  readonly facts: readonly string[];
}

/** How far a translation is to be trusted, from its tick and from what was there. */
function statusOf(body: string, machine: boolean, old: Words | undefined): TextStatus {
  if (machine) return 'machine';
  if (old?.body !== body || old.status === 'written') return 'written';
  return 'checked';
}

async function writeSaidBy(
  tx: Tx,
  { deps, workspace, account }: ThemeActor,
  theme: Theme,
  typed: string,
): Promise<Written> {
  const old = theme.saidBy?.[heardTag]?.body ?? '';
  const body = typed.trim();
  if (body === old) return { textId: theme.saidByTextId, version: 0, facts: [] };
  const textId = theme.saidByTextId ?? newId(deps);
  const version = await nextVersion(tx, workspace.tenantId, textId);
  const text = { textId, version, locale: heardTag, status: 'written', by: account.id } as const;
  return { textId, version, facts: [asFact(await addText(tx, deps, { ...text, body }))] };
}

/** Easy Dutch first: a translation with a higher version translates it. */
async function writeHeard(
  tx: Tx,
  { deps, workspace, account }: ThemeActor,
  theme: Theme,
  typed: TypedWording,
): Promise<Written> {
  const textId = theme.heardTextId ?? newId(deps);
  const facts: string[] = [];
  let next = await nextVersion(tx, workspace.tenantId, textId);
  let source = theme.heardVersion;
  const body = typed.heard.trim();
  const common = { textId, by: account.id } as const;
  if (body !== '' && body !== theme.heard?.[heardTag]?.body) {
    source = next++;
    const text = { ...common, version: source, locale: heardTag, body, status: 'written' } as const;
    facts.push(asFact(await addText(tx, deps, text)));
  }
  for (const [locale, translation] of Object.entries(typed.translations)) {
    const old = theme.heard?.[locale];
    const words = translation.body.trim() || null;
    const status = words === null ? 'written' : statusOf(words, translation.machine, old);
    const isSame = words === (old?.body ?? null) && (words === null || status === old?.status);
    if (isSame && !(translation.holds && words !== null)) continue;
    const text = { ...common, version: next++, locale, body: words, status } as const;
    facts.push(asFact(await addText(tx, deps, { ...text, sourceVersion: source })));
  }
  return { textId: facts.length > 0 ? textId : theme.heardTextId, version: source, facts };
}

/** Writes what changed; gives whether anything did. */
async function write(
  tx: Tx,
  actor: ThemeActor,
  theme: Theme,
  typed: TypedWording,
): Promise<boolean> {
  const { deps, workspace, account, approach } = actor;
  const title = tidyTitle(typed.title);
  const heard = await writeHeard(tx, actor, theme, typed);
  const saidBy = await writeSaidBy(tx, actor, theme, typed.saidBy);
  const texts = [...heard.facts, ...saidBy.facts];
  if (title === theme.title && texts.length === 0) return false;
  const isReworded = heard.version !== theme.heardVersion;
  await changeTheme(tx, workspace.tenantId, theme.id, {
    title,
    ...(heard.textId !== null && { heardTextId: heard.textId, heardVersion: heard.version }),
    ...(saidBy.textId !== null && { saidByTextId: saidBy.textId }),
    // residents who were asked about the sentence before are asked about this one
    ...(isReworded && theme.askedAt !== null && { askedAt: deps.clock.now() }),
  });
  await appendEvent(tx, deps, {
    kind: 'theme-worded',
    approachId: approach.id,
    subjectId: theme.id,
    actorRole: account.role,
    facts: { by: account.id, heardVersion: heard.version, isReworded, texts },
  });
  return true;
}

/**
 * Writes what we heard, by whom, and what the theme is called. A sentence with other words is a new
 * version: what residents said of the one before no longer counts, and they are asked again.
 * @param seen `seenOfTheme` of what stood on the page
 * @throws DatabaseAway
 */
export function wordTheme(
  actor: ThemeActor,
  themeId: string,
  seen: string,
  typed: TypedWording,
): Promise<WordResult> {
  const { deps, workspace, approach } = actor;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<WordResult> => {
    const names = await holdNames(tx, tenantId, approach.id);
    const theme = await lockTheme(tx, tenantId, approach.id, themeId);
    if (!theme) return { ok: false, reason: 'gone' };
    const claim = await claimFor(tx, actor, 'word', themeId, [themeId, typed]);
    if (claim.outcome === 'same') return { ok: true };
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    const faults: Record<string, ThemeFaults[string]> = {
      ...judgeWording(typed, theme.heardVersion > 0),
    };
    const taken = names.some(({ id, title }) => id !== themeId && isSameTitle(title, typed.title));
    if (taken) faults['title'] = 'title-taken';
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
    if (seenOfTheme(theme) !== seen) return { ok: false, reason: 'changed' };
    if (await write(tx, actor, theme, typed)) {
      await raisePublicationVersion(tx, tenantId, approach.id);
    }
    return { ok: true };
  });
}
