import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';

/** How many copies of one approach ask attention, by why. */
export interface PublicationCounts {
  readonly approachId: string;
  readonly slug: string;
  readonly title: string;
  /** Wait for a resident partner. */
  readonly toLook: number;
  readonly held: number;
  /** Let through, and not public yet; only where there is a public page. */
  readonly ready: number;
  /** A person stopped a use, or everything, or said no. */
  readonly stopped: number;
  /** Asked a while ago, and nothing was heard. */
  readonly silent: number;
}

/**
 * What of publishing asks attention, per approach; approaches of which nothing does are left out.
 * @param leaderId only of approaches that this person leads; null: of all
 * @param since the first day of which one still hears that something was stopped
 */
export async function attentionCounts(
  tx: Tx,
  tenantId: string,
  asked: { leaderId: string | null; since: Day; silentBefore: Day; zone: string },
): Promise<PublicationCounts[]> {
  const { leaderId, since, silentBefore, zone } = asked;
  const stoppedUse = sql`exists (select from publication_consent c
    where c.tenant_id = p.tenant_id and c.publication_id = p.id
      and (c.withdrawn_at at time zone ${zone})::date >= ${since}::date)`;
  const led = leaderId === null ? sql`true` : sql`a.coordinator_id = ${leaderId}`;
  const rows = await tx.run(sql<PublicationCounts>`
    select a.id as "approachId", a.slug, a.title,
      count(*) filter (where p.state = 'proposed' and p.seen_by_partner is null)::int as "toLook",
      count(*) filter (where p.state = 'held')::int as held,
      count(*) filter (where p.state = 'proposed' and p.seen_by_partner is not null
        and o.approach_id is not null)::int as ready,
      count(*) filter (where case when p.state = 'withdrawn'
        then p.withdrawn_why = 'by-person' and p.withdrawn_on >= ${since}::date
        else ${stoppedUse} end)::int as stopped,
      count(*) filter (where p.state = 'asked'
        and (p.proposed_at at time zone ${zone})::date < ${silentBefore}::date)::int as silent
    from publication p
    join approach a on a.tenant_id = p.tenant_id and a.id = p.approach_id
    left join approach_opening o on o.tenant_id = p.tenant_id and o.approach_id = p.approach_id
      and o.closed_on is null
    where p.tenant_id = ${tenantId} and ${led}
      and (p.state in ('asked', 'proposed', 'held', 'published')
        or p.withdrawn_on >= ${since}::date)
    group by a.id, a.slug, a.title`);
  const isAsked = ({ toLook, held, ready, stopped, silent }: PublicationCounts) =>
    toLook + held + ready + stopped + silent > 0;
  // PGlite has no Dutch collation
  return rows.filter(isAsked).sort((a, b) => a.title.localeCompare(b.title, 'nl'));
}
