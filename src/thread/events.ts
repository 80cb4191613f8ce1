import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson, commit } from './commitments.ts';
import { newId, type Source } from './ids.ts';

/** Who did something, as far as the trail of events tells: a role, never a person. */
export type ActorRole =
  | 'resident'
  | 'administrator'
  | 'coordinator'
  | 'member'
  | 'resident-partner'
  | 'key-person'
  | 'researcher'
  | 'privacy-officer'
  | 'system';

/** One fact of the thread. `facts` holds ids, dates, codes and digests of texts: never words or names. */
export interface NewEvent {
  readonly kind: string;
  readonly approachId: string;
  readonly subjectId: string;
  readonly actorRole: ActorRole;
  readonly facts: Record<string, string | number | boolean | null | readonly string[]>;
}

/** The argument of the SQL function `thread_add_event`. */
export function eventArgument(source: Source, event: NewEvent): Record<string, unknown> {
  const content = canonicalJson(event.facts);
  const { salt, hash } = commit(source.random, content);
  return {
    id: newId(source),
    approachId: event.approachId,
    kind: event.kind,
    at: source.clock.now().toISOString(),
    subjectId: event.subjectId,
    actorRole: event.actorRole,
    salt,
    content,
    commitment: hash,
  };
}

/** Appends an event to the thread, in the transaction of what it tells. */
export async function appendEvent(tx: Tx, source: Source, event: NewEvent): Promise<void> {
  const argument = JSON.stringify(eventArgument(source, event));
  await tx.run(sql`select thread_add_event(${argument}::jsonb)`);
}

/** Appends many events in one statement, in the transaction of what they tell. */
export async function appendEvents(
  tx: Tx,
  source: Source,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const told = JSON.stringify(events.map((event) => eventArgument(source, event)));
  await tx.run(sql`select thread_add_events(${told}::jsonb)`);
}
