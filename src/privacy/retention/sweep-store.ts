import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';

/** Thread functions write for this workspace in a transaction that sees them all. */
export async function actFor(tx: Tx, tenantId: string): Promise<void> {
  await tx.run(sql`select set_config('app.tenant', ${tenantId}, true)`);
}

/**
 * Lets one process at a time carry out terms of a workspace; false: another one is at it. One lock for all
 * of them, since ending a contribution touches what other terms end.
 */
export async function takeTurn(tx: Tx, tenantId: string): Promise<boolean> {
  const name = `retention ${tenantId}`;
  const rows = await tx.run(
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`,
  );
  return rows[0]?.mine ?? false;
}

/** Deletes requests of persons that were closed on or before a day; gives how many. */
export async function deleteOldRequests(
  tx: Tx,
  tenantId: string,
  { until, limit }: { until: Day; limit: number },
): Promise<number> {
  const old = await tx.run(sql<{ id: string }>`select id from person_request
    where tenant_id = ${tenantId} and state <> 'open' and closed_on <= ${until}
    order by closed_on, id limit ${limit} for update`);
  const ids = old.map(({ id }) => id);
  await tx.run(sql`delete from person_request_contribution
    where tenant_id = ${tenantId} and request_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from person_request
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`);
  return ids.length;
}

/** Deletes what the jobs noted of days until this one; gives how many lines. */
export async function deleteOldRuns(
  tx: Tx,
  tenantId: string,
  { until, limit }: { until: Day; limit: number },
): Promise<number> {
  const rows = await tx.run(sql`delete from retention_run
    where tenant_id = ${tenantId} and (processing, ran_on) in (
      select processing, ran_on from retention_run
      where tenant_id = ${tenantId} and ran_on <= ${until} limit ${limit})
    returning 1`);
  return rows.length;
}
