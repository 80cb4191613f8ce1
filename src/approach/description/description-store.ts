import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';

/** What an approach says of itself in plain words, and what resident partners said of it. */
export interface Description {
  readonly textId: string | null;
  readonly text: TextByLocale | null;
}

/** What a resident partner said of one version of a description. */
export interface DescriptionCheck {
  readonly version: number;
  readonly verdict: 'clear' | 'unclear';
  /** What is not understood. */
  readonly remark: TextByLocale | null;
  readonly accountId: string;
  readonly name: string;
  readonly checkedAt: Date;
}

/** The description of an approach. */
export async function descriptionOf(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<Description> {
  const rows = await tx.run(sql<Description>`select description_text_id as "textId",
      ${textOf('description_text_id')} as text
    from approach where tenant_id = ${tenantId} and id = ${approachId}`);
  return rows[0] ?? { textId: null, text: null };
}

/** Says which text describes an approach. */
export async function nameDescription(
  tx: Tx,
  tenantId: string,
  approachId: string,
  textId: string,
): Promise<void> {
  await tx.run(sql`update approach set description_text_id = ${textId}
    where tenant_id = ${tenantId} and id = ${approachId}`);
}

/** The last word of each resident partner on the newest version that they looked at, newest first. */
export function descriptionChecks(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<DescriptionCheck[]> {
  return tx.run(sql<DescriptionCheck>`select version, verdict,
      ${textOf('remark_text_id')} as remark, account_id as "accountId",
      coalesce(people_name(account_id), '') as name, checked_at as "checkedAt"
    from (select distinct on (account_id) * from description_check
      where tenant_id = ${tenantId} and approach_id = ${approachId}
      order by account_id, version desc, checked_at desc, id desc) last
    order by checked_at desc`);
}

/** Keeps what a resident partner said of one version. */
export async function insertDescriptionCheck(
  tx: Tx,
  tenantId: string,
  check: {
    id: string;
    approachId: string;
    version: number;
    verdict: 'clear' | 'unclear';
    remarkTextId: string | null;
    accountId: string;
    checkedAt: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into description_check
      (tenant_id, id, approach_id, version, verdict, remark_text_id, account_id, checked_at)
    values (${tenantId}, ${check.id}, ${check.approachId}, ${check.version}, ${check.verdict},
      ${check.remarkTextId}, ${check.accountId}, ${check.checkedAt})`);
}

const newestVersion = sql`(select max(v.version) from text_version v
  where v.tenant_id = a.tenant_id and v.text_id = a.description_text_id)`;

/** Approaches whose newest description this resident partner has not looked at; at most ten. */
export function descriptionsToCheck(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<{ id: string; slug: string; title: string; version: number }[]> {
  return tx.run(sql<{ id: string; slug: string; title: string; version: number }>`
    select a.id, a.slug, a.title, ${newestVersion} as version from approach a
    where a.tenant_id = ${tenantId} and a.description_text_id is not null
      and not exists (select from description_check k
        where k.tenant_id = a.tenant_id and k.approach_id = a.id and k.version = ${newestVersion}
          and (k.account_id = ${accountId} or k.verdict = 'clear'))
    order by a.id limit 10`);
}

/** Approaches of this coordinator whose newest description somebody does not understand; at most ten. */
export function descriptionsToMend(
  tx: Tx,
  tenantId: string,
  coordinatorId: string,
): Promise<{ id: string; slug: string; title: string; version: number }[]> {
  return tx.run(sql<{ id: string; slug: string; title: string; version: number }>`
    select a.id, a.slug, a.title, ${newestVersion} as version from approach a
    where a.tenant_id = ${tenantId} and a.coordinator_id = ${coordinatorId}
      and exists (select from description_check k
        where k.tenant_id = a.tenant_id and k.approach_id = a.id and k.version = ${newestVersion}
          and k.verdict = 'unclear')
    order by a.id limit 10`);
}
