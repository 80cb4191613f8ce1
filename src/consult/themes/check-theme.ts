import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import type { Workspace } from '../../people/index.ts';
import { type ActorRole, appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import { lockByCode } from '../answers/reply-store.ts';
import { saysSomething } from '../contributions/contribution.ts';
import { codeMac } from '../contributions/contribution-code.ts';
import {
  type CheckChannel,
  heardTag,
  isVerdict,
  markOfTheme,
  type Theme,
  themeLimits,
  type Verdict,
} from './theme.ts';
import { claimFor, type ThemeActor } from './theme-actor.ts';
import { insertCheck } from './theme-check-store.ts';
import { themesOfContributions } from './theme-contribution-store.ts';
import { lockTheme } from './theme-store.ts';
import type { ThemeFaults, TypedCheck } from './themes-form.ts';

export type CheckResult =
  | { readonly ok: true; readonly verdict: Verdict }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ThemeFaults }
  /** 'changed': the sentence was reworded since the page was made; 'not-asked': nobody is asked. */
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'not-asked' | 'sent-already' };

/** Who said it, through whom we know, in which language. */
interface Said {
  readonly verdict: Verdict;
  readonly words: string;
  readonly locale: string;
  readonly through: CheckChannel;
  readonly contributionId: string | null;
  readonly accountId: string | null;
  readonly actorRole: ActorRole;
}

async function keepCheck(
  tx: Tx,
  deps: Deps,
  { tenantId }: Workspace,
  theme: Theme,
  said: Said,
): Promise<void> {
  const { verdict, through, contributionId, accountId, locale, words: body } = said;
  const [id, textId] = [newId(deps), newId(deps)];
  const hasWords = saysSomething(body);
  const text = { textId, version: 1, locale, body, status: 'written', by: accountId } as const;
  const words = hasWords ? await addText(tx, deps, text) : null;
  const { id: themeId, heardVersion } = theme;
  const wordsTextId = hasWords ? textId : null;
  const check = { id, themeId, heardVersion, verdict, through, contributionId, accountId };
  await insertCheck(tx, tenantId, { ...check, wordsTextId, at: deps.clock.now() });
  await appendEvent(tx, deps, {
    kind: 'theme-checked',
    approachId: theme.approachId,
    subjectId: themeId,
    actorRole: said.actorRole,
    facts: { check: id, verdict, through, heardVersion, contribution: contributionId, ...words },
  });
  await raisePublicationVersion(tx, tenantId, theme.approachId);
}

/** What is wrong with what was said, whoever said it. */
function judgeCheck({ verdict, words }: Pick<TypedCheck, 'verdict' | 'words'>): ThemeFaults {
  return {
    ...(!isVerdict(verdict) && { verdict: 'verdict-missing' as const }),
    ...([...words].length > themeLimits.words && { words: 'words-too-long' as const }),
  };
}

/**
 * A resident partner says of the sentence whether it is right ('account'), or one of us notes what a
 * resident told ('told').
 * @throws DatabaseAway
 */
export async function checkTheme(
  actor: ThemeActor,
  themeId: string,
  through: 'account' | 'told',
  typed: TypedCheck,
): Promise<CheckResult> {
  const { deps, workspace, account, approach } = actor;
  const { verdict, words } = typed;
  const faults = judgeCheck(typed);
  if (!isVerdict(verdict) || Object.keys(faults).length > 0) {
    return { ok: false, reason: 'invalid', faults };
  }
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<CheckResult> => {
    const theme = await lockTheme(tx, tenantId, approach.id, themeId);
    if (!theme) return { ok: false, reason: 'gone' };
    const claim = await claimFor(tx, actor, through, themeId, [themeId, typed]);
    if (claim.outcome === 'same') return { ok: true, verdict };
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    if (theme.askedAt === null) return { ok: false, reason: 'not-asked' };
    if (String(theme.heardVersion) !== typed.seen) return { ok: false, reason: 'changed' };
    const said = { verdict, words, locale: heardTag, through, contributionId: null } as const;
    const by = { accountId: account.id, actorRole: account.role } as const;
    await keepCheck(tx, deps, workspace, theme, { ...said, ...by });
    return { ok: true, verdict };
  });
}

/** What a person with a code says of a sentence. */
export interface MeantInput {
  /** Sixteen digits, read by `readCode`. */
  readonly code: string;
  readonly formKey: string;
  /** The theme that stood on the page (`markOfTheme`). */
  readonly mark: string;
  /** Which version of the sentence stood on the page. */
  readonly seen: string;
  readonly verdict: string;
  readonly words: string;
  /** Language of the page, and so most likely of the words. */
  readonly locale: string;
}

/** The theme with this mark that this contribution is in, locked; or null. */
async function markedTheme(
  tx: Tx,
  tenantId: string,
  contribution: { id: string; approachId: string },
  mark: string,
): Promise<Theme | null> {
  const { id, approachId } = contribution;
  const themes = (await themesOfContributions(tx, tenantId, [id])).get(id) ?? [];
  const marked = themes.find((one) => markOfTheme(one.id) === mark);
  return marked ? lockTheme(tx, tenantId, approachId, marked.id) : null;
}

/**
 * A person with the code says whether the sentence is what they meant. The last word counts; sending
 * one form twice is once.
 * @throws DatabaseAway
 */
export async function checkWithCode(
  deps: Deps,
  workspace: Workspace,
  input: MeantInput,
): Promise<CheckResult> {
  const { tenantId } = workspace;
  const { verdict, words, mark, seen, formKey, locale } = input;
  const faults = judgeCheck(input);
  if (!isVerdict(verdict) || Object.keys(faults).length > 0) {
    return { ok: false, reason: 'invalid', faults };
  }
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<CheckResult> => {
    const contribution = await lockByCode(tx, tenantId, codeMac(deps.secret, input.code));
    const isThere = contribution && !['withdrawn', 'set-aside'].includes(contribution.state);
    const theme = isThere ? await markedTheme(tx, tenantId, contribution, mark) : null;
    if (!contribution || !theme) return { ok: false, reason: 'gone' };
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['meant', mark, seen, verdict, words]),
      subjectId: contribution.id,
    });
    if (claim.outcome === 'same') return { ok: true, verdict };
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    if (theme.askedAt === null) return { ok: false, reason: 'not-asked' };
    if (String(theme.heardVersion) !== seen) return { ok: false, reason: 'changed' };
    const said = { verdict, words, locale, through: 'code', actorRole: 'resident' } as const;
    const by = { contributionId: contribution.id, accountId: null };
    await keepCheck(tx, deps, workspace, theme, { ...said, ...by });
    return { ok: true, verdict };
  });
}
