import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { ActorRole, NewEvent } from './events.ts';

/** One event as it is told: what, when, in which role, with its facts (ids, dates, codes). */
export interface ToldEvent {
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly actorRole: ActorRole;
  readonly facts: NewEvent['facts'];
}

/** What happened to one bead, oldest first. */
export async function eventsOf(tx: Tx, tenantId: string, subjectId: string): Promise<ToldEvent[]> {
  return tx.run(
    sql<ToldEvent>`select e.id, e.kind, e.occurred_at as "occurredAt", e.actor_role as "actorRole",
        coalesce(c.content::jsonb, '{}'::jsonb) as facts
      from event e left join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      where e.tenant_id = ${tenantId} and e.subject_id = ${subjectId}
      order by e.id`,
  );
}
