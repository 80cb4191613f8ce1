import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

export const readingsPerPage = 25;

/** Somebody opened a contribution. */
export interface Reading {
  readonly id: string;
  readonly accountId: string;
  readonly readerName: string;
  readonly readAt: Date;
  readonly contributionId: string;
  readonly receivedAt: Date | null;
}

/** Newest first from `before` on, or the ones just before `after`. */
export interface ReadingsFilter {
  /** Only what this person read; null: everyone. */
  readonly accountId: string | null;
  /** Id of a reading: older ones than that. */
  readonly before: string | null;
  /** Id of a reading: newer ones than that. */
  readonly after: string | null;
}

export interface ReadingsPage {
  readonly readings: readonly Reading[];
  readonly newer: string | null;
  readonly older: string | null;
}

/** One page of the log, by key: ids carry the time, so they are the order. */
export async function readingsPage(
  tx: Tx,
  tenantId: string,
  { accountId, before, after }: ReadingsFilter,
): Promise<ReadingsPage> {
  const backwards = after !== null && before === null;
  const who = accountId ? sql`r.account_id = ${accountId}` : sql`true`;
  const from = before ? sql`r.id < ${before}` : after ? sql`r.id > ${after}` : sql`true`;
  const rows = await tx.run(
    sql<Reading>`select r.id, r.account_id as "accountId",
        coalesce(people_name(r.account_id), '') as "readerName", r.read_at as "readAt",
        r.contribution_id as "contributionId", c.received_at as "receivedAt"
      from (select * from read_entry r where r.tenant_id = ${tenantId} and ${who} and ${from}
        order by r.id ${backwards ? sql`asc` : sql`desc`} limit ${readingsPerPage + 1}) r
      left join contribution c on c.tenant_id = r.tenant_id and c.id = r.contribution_id
      order by r.id ${backwards ? sql`asc` : sql`desc`}`,
  );
  const hasMore = rows.length > readingsPerPage;
  const readings = rows.slice(0, readingsPerPage);
  if (backwards) readings.reverse();
  const isFirst = backwards ? !hasMore : before === null;
  return {
    readings,
    newer: isFirst ? null : (readings[0]?.id ?? null),
    older: backwards || hasMore ? (readings.at(-1)?.id ?? null) : null,
  };
}
