import type { Tx } from '../../db/database.ts';
import { query } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';

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
