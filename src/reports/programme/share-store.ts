import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { SharedRecord } from './shared-record.ts';

/** With which programme an approach is shared, and how that stands. */
export interface Share {
  readonly approachId: string;
  /** Short name of the programme's workspace. */
  readonly programme: string;
  /** 'unknown': this installation has no workspace of that name. */
  readonly state: 'waiting' | 'shared' | 'unknown' | 'ended';
  readonly sharedAt: Date;
  readonly endedAt: Date | null;
  readonly copiedState: string | null;
}

const columns = sql`approach_id as "approachId", programme, state, shared_at as "sharedAt",
  ended_at as "endedAt", copied_state as "copiedState"`;

/** The programmes of one approach, or of all; those that ended too. */
export async function sharesOf(tx: Tx, tenantId: string, approachId?: string): Promise<Share[]> {
  return tx.run(sql<Share>`select ${columns} from programme_share where tenant_id = ${tenantId}
    ${approachId ? sql`and approach_id = ${approachId}` : sql``} order by shared_at, programme`);
}

/** Shares an approach, or shares it again. */
export async function putShare(
  tx: Tx,
  tenantId: string,
  share: { approachId: string; programme: string; by: string; at: Date },
): Promise<void> {
  const { approachId, programme, by, at } = share;
  await tx.run(sql`insert into programme_share
      (tenant_id, approach_id, programme, state, shared_by, shared_at)
    values (${tenantId}, ${approachId}, ${programme}, 'waiting', ${by}, ${at})
    on conflict (tenant_id, approach_id, programme) do update
      set state = 'waiting', shared_by = excluded.shared_by, shared_at = excluded.shared_at,
        ended_at = null, copied_state = null
      where programme_share.state in ('ended', 'unknown')`);
}

/** Stops sharing; the job takes the copy away. */
export async function endShare(
  tx: Tx,
  tenantId: string,
  share: { approachId: string; programme: string; at: Date },
): Promise<void> {
  await tx.run(sql`update programme_share set state = 'ended', ended_at = ${share.at}, copied_state = null
    where tenant_id = ${tenantId} and approach_id = ${share.approachId}
      and programme = ${share.programme} and state <> 'ended'`);
}

/** Notes of what the copy was made that the programme has now. */
export async function noteCopied(
  tx: Tx,
  tenantId: string,
  share: Pick<Share, 'approachId' | 'programme' | 'state'> & { copiedState: string },
): Promise<void> {
  await tx.run(sql`update programme_share set copied_state = ${share.copiedState},
      state = case when state = 'ended' then state else ${share.state} end
    where tenant_id = ${tenantId} and approach_id = ${share.approachId}
      and programme = ${share.programme}`);
}

/** An approach of another workspace, as a programme has it. */
export interface SharedApproach {
  readonly id: string;
  readonly source: string;
  readonly sourceName: string;
  readonly sourceUrl: string;
  readonly slug: string;
  /** Null: it is shared no more. */
  readonly record: SharedRecord | null;
  readonly receivedAt: Date;
  readonly endedOn: Day | null;
}

const sharedColumns = sql`id, source, source_name as "sourceName", source_url as "sourceUrl", slug,
  record, received_at as "receivedAt", ended_on as "endedOn"`;

/** Everything that was shared with this workspace. */
export async function sharedApproaches(tx: Tx, tenantId: string): Promise<SharedApproach[]> {
  return tx.run(
    sql<SharedApproach>`select ${sharedColumns} from shared_approach
      where tenant_id = ${tenantId} order by source, slug`,
  );
}

/** One of them, or null. */
export async function sharedApproachOf(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<SharedApproach | null> {
  const rows = await tx.run(
    sql<SharedApproach>`select ${sharedColumns} from shared_approach
      where tenant_id = ${tenantId} and id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Keeps the newest copy in place of the one before: nothing of that one is left. */
export async function keepShared(
  tx: Tx,
  tenantId: string,
  shared: Omit<SharedApproach, 'endedOn'>,
): Promise<void> {
  const { id, source, sourceName, sourceUrl, slug, record, receivedAt } = shared;
  await tx.run(sql`insert into shared_approach
      (tenant_id, id, source, source_name, source_url, slug, record, received_at)
    values (${tenantId}, ${id}, ${source}, ${sourceName}, ${sourceUrl}, ${slug},
      ${JSON.stringify(record)}::jsonb, ${receivedAt})
    on conflict (tenant_id, source, slug) do update set source_name = excluded.source_name,
      source_url = excluded.source_url, record = excluded.record,
      received_at = excluded.received_at, ended_on = null`);
}

/** Empties a copy: that it was there, and until when, stays. */
export async function emptyShared(
  tx: Tx,
  tenantId: string,
  { source, slug, on }: { source: string; slug: string; on: Day },
): Promise<void> {
  await tx.run(sql`update shared_approach set record = null, ended_on = ${on}
    where tenant_id = ${tenantId} and source = ${source} and slug = ${slug} and record is not null`);
}
