import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { asSealedEvent, eventColumns, type SealedEvent } from './seals.ts';

/** An event without a seal, with the ids that it names. */
export interface UnsealedEvent {
  readonly event: SealedEvent;
  readonly ids: readonly string[];
}

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Events that have no seal yet, in the order of their ids. */
export async function unsealedEvents(
  tx: Tx,
  tenantId: string,
  limit: number,
): Promise<UnsealedEvent[]> {
  const rows = await tx.run(
    sql<SealedEvent & { content: string | null }>`
      select ${eventColumns}, c.content from event_unsealed q
      join event e on e.tenant_id = q.tenant_id and e.id = q.event_id
      left join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      where q.tenant_id = ${tenantId} order by q.event_id limit ${limit}`,
  );
  return rows.map((row) => ({
    event: asSealedEvent(row),
    ids: [row.subjectId, ...(row.content?.match(anyId) ?? [])],
  }));
}

/** Which of these ids an event without a seal names. */
export async function idsNamedUnsealed(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.run(
    sql<{ id: string }>`select distinct i.id from event_unsealed q
      join event e on e.tenant_id = q.tenant_id and e.id = q.event_id
      left join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      join unnest(${[...new Set(ids)]}::text[]) as i(id)
        on e.subject_id::text = i.id or position(i.id in c.content) > 0
      where q.tenant_id = ${tenantId}`,
  );
  return new Set(rows.map(({ id }) => id));
}
