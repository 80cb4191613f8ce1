import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import type { Level } from '../../people/index.ts';
import type { CheckedKind } from './level.ts';

interface ApproachLevelTable {
  tenant_id: string;
  approach_id: string;
  level: Level;
  account_id: string;
}
interface AnswerCheckerTable {
  tenant_id: string;
  approach_id: string;
  kind: CheckedKind;
  account_id: string;
}
declare module '../../db/sql.ts' {
  interface Tables {
    approach_level: ApproachLevelTable;
    answer_checker: AnswerCheckerTable;
  }
}

/** Who checks this kind of answer before it goes out; null when nobody was named: no check is asked. */
export async function checkerOf(
  tx: Tx,
  tenantId: string,
  approachId: string,
  kind: CheckedKind,
): Promise<string | null> {
  const rows = await tx.run(
    query
      .selectFrom('answer_checker')
      .select('account_id as accountId')
      .where('tenant_id', '=', tenantId)
      .where('approach_id', '=', approachId)
      .where('kind', '=', kind),
  );
  return rows[0]?.accountId ?? null;
}

/** Which kinds of answers of an approach somebody was named for to check. */
export async function kindsWithChecker(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<CheckedKind[]> {
  const rows = await tx.run(
    query
      .selectFrom('answer_checker')
      .select('kind')
      .where('tenant_id', '=', tenantId)
      .where('approach_id', '=', approachId),
  );
  return rows.map(({ kind }) => kind);
}

/** Who takes up at this level what was contested one level lower; null when nobody was named. */
export async function levelOwnerOf(
  tx: Tx,
  tenantId: string,
  approachId: string,
  level: Level,
): Promise<string | null> {
  const rows = await tx.run(
    query
      .selectFrom('approach_level')
      .select('account_id as accountId')
      .where('tenant_id', '=', tenantId)
      .where('approach_id', '=', approachId)
      .where('level', '=', level),
  );
  return rows[0]?.accountId ?? null;
}

/** Who was named for one thing, with the name. */
export interface Named<Key extends string> {
  readonly key: Key;
  readonly accountId: string;
  readonly name: string;
}

/** Who takes up at each level of an approach. */
export function levelOwners(tx: Tx, tenantId: string, approachId: string): Promise<Named<Level>[]> {
  return tx.run(sql<Named<Level>>`select level as key, account_id as "accountId",
      coalesce(people_name(account_id), '') as name
    from approach_level where tenant_id = ${tenantId} and approach_id = ${approachId}`);
}

/** Who checks which kind of answer of an approach. */
export function answerCheckers(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<Named<CheckedKind>[]> {
  return tx.run(sql<Named<CheckedKind>>`select kind as key, account_id as "accountId",
      coalesce(people_name(account_id), '') as name
    from answer_checker where tenant_id = ${tenantId} and approach_id = ${approachId}`);
}

/** Names who takes up at a level; null: nobody any more. */
export async function nameLevelOwner(
  tx: Tx,
  tenantId: string,
  approachId: string,
  level: Level,
  accountId: string | null,
): Promise<void> {
  if (accountId === null) {
    await tx.run(sql`delete from approach_level where tenant_id = ${tenantId}
      and approach_id = ${approachId} and level = ${level}`);
    return;
  }
  await tx.run(sql`insert into approach_level (tenant_id, approach_id, level, account_id)
    values (${tenantId}, ${approachId}, ${level}, ${accountId})
    on conflict (tenant_id, approach_id, level) do update set account_id = excluded.account_id`);
}

/** Names who checks a kind of answer; null: nobody any more. */
export async function nameChecker(
  tx: Tx,
  tenantId: string,
  approachId: string,
  kind: CheckedKind,
  accountId: string | null,
): Promise<void> {
  if (accountId === null) {
    await tx.run(sql`delete from answer_checker where tenant_id = ${tenantId}
      and approach_id = ${approachId} and kind = ${kind}`);
    return;
  }
  await tx.run(sql`insert into answer_checker (tenant_id, approach_id, kind, account_id)
    values (${tenantId}, ${approachId}, ${kind}, ${accountId})
    on conflict (tenant_id, approach_id, kind) do update set account_id = excluded.account_id`);
}
