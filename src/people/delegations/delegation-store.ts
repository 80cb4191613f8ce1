import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { Delegation } from './delegation.ts';

interface DelegationTable {
  tenant_id: string;
  id: string;
  account_id: string;
  to_account_id: string;
  from_on: string;
  until_on: string;
  made_by: string;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    delegation: DelegationTable;
  }
}

/** Delegations of a day between people who both still work here. */
const ofDay = (tenantId: string, day: Day) =>
  query
    .selectFrom('delegation as d')
    .innerJoin('account as t', (join) =>
      join.onRef('t.tenant_id', '=', 'd.tenant_id').onRef('t.id', '=', 'd.to_account_id'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.from_on', '<=', day)
    .where('d.until_on', '>=', day)
    .where('t.active', '=', true);

/**
 * Who does somebody's checking on a day: whoever stands in for them then, or they themselves. One step
 * only: work does not travel on when the one who stands in is away too.
 * @param day in the workspace's zone
 */
export async function standInFor(
  tx: Tx,
  tenantId: string,
  accountId: string,
  day: Day,
): Promise<string> {
  const rows = await tx.run(
    ofDay(tenantId, day)
      .where('d.account_id', '=', accountId)
      .select('d.to_account_id as id')
      .orderBy('d.id', 'desc')
      .limit(1),
  );
  return rows[0]?.id ?? accountId;
}

/**
 * Whose checking somebody may do on a day: their own, and that of everyone for whom they stand in.
 * @param day in the workspace's zone
 */
export async function standsInFor(
  tx: Tx,
  tenantId: string,
  accountId: string,
  day: Day,
): Promise<string[]> {
  const rows = await tx.run(
    ofDay(tenantId, day)
      .where('d.to_account_id', '=', accountId)
      .select('d.account_id as id')
      .distinct(),
  );
  return [accountId, ...rows.map(({ id }) => id)];
}

/**
 * Whose checking somebody who is signed in may do on a day, as rows with one id: for within a query.
 * The same people as `standsInFor` gives.
 */
export const standsInForIds = (tenantId: string, accountId: string, day: Day) =>
  sql<{ id: string }>`select ${accountId}::uuid union select d.account_id from delegation d
    where d.tenant_id = ${tenantId} and d.to_account_id = ${accountId}
      and d.from_on <= ${day} and d.until_on >= ${day}`;

/** Delegations of and to one person that are not over yet, first ones first. */
export async function delegationsOf(
  tx: Tx,
  tenantId: string,
  accountId: string,
  today: Day,
): Promise<Delegation[]> {
  return tx.run(
    sql<Delegation>`select d.id, d.account_id as "accountId", people_name(d.account_id) as "accountName",
        d.to_account_id as "toId", people_name(d.to_account_id) as "toName",
        d.from_on as "fromOn", d.until_on as "untilOn"
      from delegation d
      where d.tenant_id = ${tenantId} and d.until_on >= ${today}
        and (d.account_id = ${accountId} or d.to_account_id = ${accountId})
      order by d.from_on, d.id`,
  );
}

export async function insertDelegation(
  tx: Tx,
  tenantId: string,
  delegation: Omit<Delegation, 'accountName' | 'toName'> & { madeBy: string; createdAt: Date },
): Promise<void> {
  await tx.run(
    query.insertInto('delegation').values({
      tenant_id: tenantId,
      id: delegation.id,
      account_id: delegation.accountId,
      to_account_id: delegation.toId,
      from_on: delegation.fromOn,
      until_on: delegation.untilOn,
      made_by: delegation.madeBy,
      created_at: delegation.createdAt,
    }),
  );
}

/**
 * Ends a delegation of somebody: from today they check themselves. What has not begun yet goes; of
 * what has, the past days stay. One that is over already stays as it is.
 */
export async function endDelegation(
  tx: Tx,
  tenantId: string,
  ended: { id: string; accountId: string; today: Day; yesterday: Day },
): Promise<void> {
  const one = sql`tenant_id = ${tenantId} and id = ${ended.id} and account_id = ${ended.accountId}`;
  await tx.run(sql`delete from delegation where ${one} and from_on >= ${ended.today}`);
  await tx.run(sql`update delegation set until_on = ${ended.yesterday}
    where ${one} and until_on >= ${ended.today}`);
}
