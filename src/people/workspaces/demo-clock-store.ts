import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** How many days the demo is ahead: one clock for all workspaces of the demo. */
export async function demoDaysAhead(tx: Tx): Promise<number> {
  const rows = await tx.run(
    sql<{ days: number | null }>`select max(demo_days_ahead) as days from workspace where is_demo`,
  );
  return rows[0]?.days ?? 0;
}

/** Moves the demo to so many days ahead, and the end of everyone's session with it. */
export async function setDemoDaysAhead(tx: Tx, days: number): Promise<void> {
  await tx.run(sql`update session s
    set expires_at = s.expires_at + make_interval(days => ${days}::int - w.demo_days_ahead)
    from workspace w where w.tenant_id = s.tenant_id and w.is_demo`);
  await tx.run(sql`update workspace set demo_days_ahead = ${days} where is_demo`);
}
