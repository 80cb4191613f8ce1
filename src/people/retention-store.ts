import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Day } from '../web/calendar.ts';

/** Forgets sessions and sign-in links that are over; gives how many. */
export async function sweepSignIns(
  tx: Tx,
  tenantId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  let swept = 0;
  for (const table of ['session', 'sign_in_link']) {
    const rows = await tx.run(sql`delete from ${sql.table(table)}
      where tenant_id = ${tenantId} and token_hash in (select token_hash from ${sql.table(table)}
        where tenant_id = ${tenantId} and expires_at < ${now} limit ${limit - swept})
      returning 1`);
    swept += rows.length;
  }
  return swept;
}

/** What stands in the place of the name of somebody whose term is over. */
const withoutName = 'Vertrokken';

/**
 * Takes name, e-mail address, organisation and language off the accounts of people who left on or before a
 * day; what they wrote then stands under "Vertrokken". Who came back and left again is taken anew.
 * @returns how many
 */
export async function anonymiseLeavers(
  tx: Tx,
  tenantId: string,
  { until, today, limit }: { until: Day; today: Day; limit: number },
): Promise<number> {
  const rows = await tx.run(sql`update account set name = ${withoutName},
      email = 'vertrokken-' || id || '@example.invalid', organisation_id = null, level = null,
      locale = null, signed_in_on = null, anonymised_on = ${today}
    where tenant_id = ${tenantId} and id in (select id from account
      where tenant_id = ${tenantId} and not active and left_on <= ${until}
        and (anonymised_on is null or anonymised_on < left_on)
      order by id limit ${limit})
    returning 1`);
  return rows.length;
}
