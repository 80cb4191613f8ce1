import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Organisation } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';

/** An organisation in the coalition of an approach. */
export interface Partner extends Organisation {
  readonly sinceOn: Day;
  /** Null while it takes part. */
  readonly untilOn: Day | null;
}

/** The organisations of an approach, also those that left, by name as Dutch sorts it. */
export async function partnersOf(tx: Tx, tenantId: string, approachId: string): Promise<Partner[]> {
  const rows = await tx.run(sql<Partner>`select o.id, o.name, o.kind, o.domain,
      p.since_on as "sinceOn", p.until_on as "untilOn"
    from approach_partner p join organisation o
      on o.tenant_id = p.tenant_id and o.id = p.organisation_id
    where p.tenant_id = ${tenantId} and p.approach_id = ${approachId}`);
  // PGlite has no Dutch collation
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** An organisation joins, or comes back. False when it takes part already. */
export async function joinApproach(
  tx: Tx,
  tenantId: string,
  partner: { approachId: string; organisationId: string; on: Day },
): Promise<boolean> {
  const rows = await tx.run(sql<{ id: string }>`
    insert into approach_partner (tenant_id, approach_id, organisation_id, since_on)
    values (${tenantId}, ${partner.approachId}, ${partner.organisationId}, ${partner.on})
    on conflict (tenant_id, approach_id, organisation_id)
      do update set since_on = excluded.since_on, until_on = null
      where approach_partner.until_on is not null
    returning organisation_id as id`);
  return rows.length === 1;
}

/** An organisation leaves. False when it did not take part. */
export async function leaveApproach(
  tx: Tx,
  tenantId: string,
  partner: { approachId: string; organisationId: string; on: Day },
): Promise<boolean> {
  const rows = await tx.run(sql<{ id: string }>`update approach_partner
    set until_on = ${partner.on}
    where tenant_id = ${tenantId} and approach_id = ${partner.approachId}
      and organisation_id = ${partner.organisationId} and until_on is null
    returning organisation_id as id`);
  return rows.length === 1;
}
