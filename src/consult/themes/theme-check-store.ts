import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { CheckChannel, Verdict } from './theme.ts';

/** What somebody said of one version of the sentence. */
export interface ThemeCheck {
  readonly id: string;
  readonly heardVersion: number;
  readonly verdict: Verdict;
  readonly through: CheckChannel;
  /** The resident partner who said so, or who heard it; null with a code. */
  readonly accountName: string | null;
  /** Whose contribution it was. */
  readonly contributionId: string | null;
  readonly words: TextByLocale | null;
  readonly checkedAt: Date;
}

/** What was said of every version of the sentence, newest first, at most a hundred. */
export async function checksOfTheme(
  tx: Tx,
  tenantId: string,
  themeId: string,
): Promise<ThemeCheck[]> {
  return tx.run(
    sql<ThemeCheck>`select k.id, k.heard_version as "heardVersion", k.verdict, k.through,
        people_name(k.account_id) as "accountName", k.contribution_id as "contributionId",
        ${textOf('k.words_text_id')} as words, k.checked_at as "checkedAt"
      from theme_check k
      where k.tenant_id = ${tenantId} and k.theme_id = ${themeId} and not k.is_gone
      order by k.heard_version desc, k.checked_at desc, k.id desc limit 100`,
  );
}

/** Keeps what somebody said. */
export async function insertCheck(
  tx: Tx,
  tenantId: string,
  check: {
    readonly id: string;
    readonly themeId: string;
    readonly heardVersion: number;
    readonly verdict: Verdict;
    readonly through: CheckChannel;
    readonly contributionId: string | null;
    readonly accountId: string | null;
    readonly wordsTextId: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into theme_check (tenant_id, id, theme_id, heard_version, verdict,
      contribution_id, account_id, through, words_text_id, checked_at)
    values (${tenantId}, ${check.id}, ${check.themeId}, ${check.heardVersion}, ${check.verdict},
      ${check.contributionId}, ${check.accountId}, ${check.through}, ${check.wordsTextId}, ${check.at})`);
}

/** What this account said last of a version of the sentence, as a resident partner; or null. */
export async function ownVerdicts(
  tx: Tx,
  tenantId: string,
  accountId: string,
  themeIds: readonly string[],
): Promise<ReadonlyMap<string, Verdict>> {
  const rows = await tx.run(
    sql<{ themeId: string; verdict: Verdict }>`select distinct on (k.theme_id)
        k.theme_id as "themeId", k.verdict
      from theme_check k
      join theme t on t.tenant_id = k.tenant_id and t.id = k.theme_id and t.heard_version = k.heard_version
      where k.tenant_id = ${tenantId} and k.theme_id = any(${[...themeIds]}::uuid[])
        and k.account_id = ${accountId} and k.through = 'account'
      order by k.theme_id, k.checked_at desc, k.id desc`,
  );
  return new Map(rows.map(({ themeId, verdict }) => [themeId, verdict]));
}

/** What was said with the code of this contribution counts no more. */
export async function dropChecks(tx: Tx, tenantId: string, contributionId: string): Promise<void> {
  await tx.run(sql`update theme_check set is_gone = true
    where tenant_id = ${tenantId} and contribution_id = ${contributionId}`);
}
