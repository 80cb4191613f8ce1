import { createHash } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson } from './commitments.ts';

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

/** A seal over a batch of events and rows, chained to the seal before it. Hashes are hexadecimal. */
export interface Seal {
  /** 1: over events only, as it was until rows were sealed too. */
  readonly format: 1 | 2;
  readonly number: number;
  readonly previous: string;
  readonly root: string;
  /** How many events. */
  readonly count: number;
  /** How many rows; none under format 1. */
  readonly rows: number;
  readonly sealedAt: string;
  readonly hash: string;
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** What the first seal of a workspace names as the one before it. */
export const noSealBefore = '0'.repeat(64);

/** The hash of one event: SHA-256 of its canonical JSON. */
export const leafOf = (event: SealedEvent): string => sha256(canonicalJson(event));

/** The hash over what a seal covers: SHA-256 of the leaf hashes, of events and then of rows. */
export const rootOf = (leaves: readonly string[]): string => sha256(leaves.join(''));

/** The hash of a seal: SHA-256 of the canonical JSON of its other fields. Format 1 knew no rows. */
export function hashOfSeal(seal: Omit<Seal, 'hash'>): string {
  const { format, number, previous, root, count, rows, sealedAt } = seal;
  const before = { number, previous, root, count, sealedAt };
  return sha256(canonicalJson(format === 1 ? before : { ...before, format, rows }));
}

/** SQL for a moment in ISO 8601: with milliseconds, and with microseconds only where there are any. */
const isoOf = (column: string) =>
  sql.raw(
    `regexp_replace(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z$', 'Z')`,
  );

export const eventColumns = sql`e.id, e.approach_id as "approachId", e.kind,
  ${isoOf('e.occurred_at')} as "occurredAt", e.subject_id as "subjectId", e.actor_role as "actorRole",
  encode(e.commitment, 'hex') as commitment`;

/** An event as it is sealed, of a row of `eventColumns` with more beside them. */
export const asSealedEvent = (row: SealedEvent): SealedEvent => ({
  id: row.id,
  approachId: row.approachId,
  kind: row.kind,
  occurredAt: row.occurredAt,
  subjectId: row.subjectId,
  actorRole: row.actorRole,
  commitment: row.commitment,
});

/** The seals of a workspace after `number`, in order. */
export async function sealsAfter(
  tx: Tx,
  tenantId: string,
  number: number,
  limit: number,
): Promise<Seal[]> {
  return tx.run(
    sql<Seal>`select format, number, encode(previous, 'hex') as previous, encode(root, 'hex') as root,
      count, row_count as rows, ${isoOf('sealed_at')} as "sealedAt", encode(hash, 'hex') as hash
      from seal where tenant_id = ${tenantId} and number > ${number} order by number limit ${limit}`,
  );
}

/** The newest seal of a workspace, or null. */
export async function latestSeal(tx: Tx, tenantId: string): Promise<Seal | null> {
  const rows = await tx.run(
    sql<{ newest: number | null }>`select max(number) as newest from seal
      where tenant_id = ${tenantId}`,
  );
  const newest = rows[0]?.newest;
  return newest ? ((await sealsAfter(tx, tenantId, newest - 1, 1))[0] ?? null) : null;
}

/** Seals in pages that together cover about so many events and rows; one seal is never split. */
export function* pagesOfSeals(seals: readonly Seal[], size: number): Generator<Seal[]> {
  let page: Seal[] = [];
  let covered = 0;
  for (const seal of seals) {
    const leaves = seal.count + seal.rows;
    if (page.length > 0 && covered + leaves > size) {
      yield page;
      [page, covered] = [[], 0];
    }
    page.push(seal);
    covered += leaves;
  }
  if (page.length > 0) yield page;
}
