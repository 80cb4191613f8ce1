import { createHash } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson } from './commitments.ts';
import type { Clock } from './ids.ts';

/** An event as it is sealed; bytes are hexadecimal, the time is ISO 8601 with milliseconds. */
export interface SealedEvent {
  readonly id: string;
  readonly approachId: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly subjectId: string;
  readonly actorRole: string;
  readonly commitment: string;
}

/** A seal over a batch of events, chained to the seal before it. Hashes are hexadecimal. */
export interface Seal {
  readonly number: number;
  readonly previous: string;
  readonly root: string;
  readonly count: number;
  readonly sealedAt: string;
  readonly hash: string;
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** What the first seal of a workspace names as the one before it. */
export const noSealBefore = '0'.repeat(64);

/** The hash of one event: SHA-256 of its canonical JSON. */
export const leafOf = (event: SealedEvent): string => sha256(canonicalJson(event));

/** The hash over the events of a seal in their order: SHA-256 of the concatenated leaf hashes. */
export const rootOf = (events: readonly SealedEvent[]): string =>
  sha256(events.map(leafOf).join(''));

/** The hash of a seal: SHA-256 of the canonical JSON of all its other fields. */
export const hashOfSeal = (seal: Omit<Seal, 'hash'>): string =>
  sha256(
    canonicalJson({
      number: seal.number,
      previous: seal.previous,
      root: seal.root,
      count: seal.count,
      sealedAt: seal.sealedAt,
    }),
  );

type EventRow = Omit<SealedEvent, 'occurredAt'> & { occurredAt: Date };

export const eventColumns = sql`e.id, e.approach_id as "approachId", e.kind, e.occurred_at as "occurredAt",
  e.subject_id as "subjectId", e.actor_role as "actorRole", encode(e.commitment, 'hex') as commitment`;

/** A row of `eventColumns` as it is sealed. */
export const asSealedEvent = (row: EventRow): SealedEvent => ({
  id: row.id,
  approachId: row.approachId,
  kind: row.kind,
  occurredAt: row.occurredAt.toISOString(),
  subjectId: row.subjectId,
  actorRole: row.actorRole,
  commitment: row.commitment,
});

/** The newest seal of a workspace, or null. */
export async function latestSeal(tx: Tx, tenantId: string): Promise<Seal | null> {
  const rows = await tx.run(
    sql<Omit<Seal, 'sealedAt'> & { sealedAt: Date }>`select number,
      encode(previous, 'hex') as previous, encode(root, 'hex') as root, count,
      sealed_at as "sealedAt", encode(hash, 'hex') as hash
      from seal where tenant_id = ${tenantId} order by number desc limit 1`,
  );
  const row = rows[0];
  return row ? { ...row, sealedAt: row.sealedAt.toISOString() } : null;
}

const batchSize = 5_000;

/**
 * Seals up to 5,000 events of a workspace that have no seal yet. Ids do not commit in order, so
 * membership stands in a table of its own.
 * @returns how many events were sealed
 */
export async function sealEvents(tx: Tx, clock: Clock, tenantId: string): Promise<number> {
  const rows = await tx.run(
    sql<EventRow>`select ${eventColumns} from event e
      left join seal_member m on m.tenant_id = e.tenant_id and m.event_id = e.id
      where e.tenant_id = ${tenantId} and m.event_id is null order by e.id limit ${batchSize}`,
  );
  if (rows.length === 0) return 0;
  const events = rows.map(asSealedEvent);
  const before = await latestSeal(tx, tenantId);
  const unsigned = {
    number: (before?.number ?? 0) + 1,
    previous: before?.hash ?? noSealBefore,
    root: rootOf(events),
    count: events.length,
    sealedAt: clock.now().toISOString(),
  };
  await tx.run(sql`insert into seal (tenant_id, number, previous, root, count, sealed_at, hash)
    values (${tenantId}, ${unsigned.number}, decode(${unsigned.previous}, 'hex'),
      decode(${unsigned.root}, 'hex'), ${unsigned.count}, ${unsigned.sealedAt},
      decode(${hashOfSeal(unsigned)}, 'hex'))`);
  await tx.run(sql`insert into seal_member (tenant_id, event_id, seal_number, place)
    select ${tenantId}, e.id, ${unsigned.number}, e.place
    from jsonb_to_recordset(${JSON.stringify(events.map((event, place) => ({ id: event.id, place })))}::jsonb)
      as e(id uuid, place integer)`);
  return events.length;
}
