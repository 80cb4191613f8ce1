import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { type ActorRole, appendEvent } from './events.ts';
import { deleteFiles } from './files/file-store.ts';
import type { Source } from './ids.ts';
import { eraseText, soundsOfTexts } from './texts.ts';

/** That something was erased or taken off, as its event tells it: ids, days and codes, never words. */
export interface Erasure {
  readonly tenant: string;
  /** Id of the event, by which it is known again. */
  readonly event: string;
  readonly approach: string;
  readonly subject: string;
  readonly kind: string;
  readonly actorRole: ActorRole;
  /** Day in UTC, YYYY-MM-DD. */
  readonly on: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** How a room erases again what came back with an older backup. */
export interface EraseAgain {
  /** Kinds of events that say that something was erased or taken off. */
  readonly kinds: readonly string[];
  /**
   * Does it again, with everything that hangs on it, in this transaction; `app.tenant` is set.
   * @returns whether there was anything left to erase
   */
  again(tx: Tx, source: Source, erasure: Erasure): Promise<boolean>;
}

/**
 * The erasures of a workspace whose event has a later id than `after` (null: all), in the order of their
 * events.
 */
export async function erasuresAfter(
  tx: Tx,
  tenantId: string,
  kinds: readonly string[],
  after: string | null,
): Promise<Erasure[]> {
  const rows = await tx.run(
    sql<Omit<Erasure, 'facts'> & { content: string }>`select e.tenant_id as tenant, e.id as event,
        e.approach_id as approach, e.subject_id as subject, e.kind, e.actor_role as "actorRole",
        to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD') as "on", c.content
      from event e join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      where e.tenant_id = ${tenantId} and e.kind = any(${[...kinds]}::text[])
        and e.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by e.id`,
  );
  return rows.map(({ content, ...row }) => ({ ...row, facts: JSON.parse(content) }));
}

/** Which of these events a workspace has. */
export async function eventsThere(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.run(
    sql<{ id: string }>`select id from event
      where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`,
  );
  return new Set(rows.map((row) => row.id));
}

/** Words whose event names them, whatever they belonged to: words and sound go, the event is said again. */
export const textsErasedAgain: EraseAgain = {
  kinds: ['erased'],
  async again(tx, source, { tenant, approach, subject, actorRole, facts }) {
    const named = Array.isArray(facts['texts']) ? facts['texts'].map(String) : [];
    const rows = await tx.run(
      sql<{ id: string }>`select distinct text_id as id from text_version
        where tenant_id = ${tenant} and text_id = any(${named}::uuid[]) and salt is not null`,
    );
    const texts = rows.map((row) => row.id);
    if (texts.length === 0) return false;
    const sounds = await soundsOfTexts(tx, tenant, texts);
    for (const id of texts) await eraseText(tx, tenant, id);
    await deleteFiles(tx, tenant, sounds);
    const event = { kind: 'erased', approachId: approach, subjectId: subject, actorRole };
    await appendEvent(tx, source, { ...event, facts: { texts } });
    return true;
  },
};
