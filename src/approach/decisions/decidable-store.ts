import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { BeadKind, BeadRelation } from '../../thread/beads.ts';
import type { BeadRef } from '../describe-beads.ts';

/** What a decision can be about. */
export const decidableKinds = ['theme', 'goal', 'contribution'] as const satisfies BeadKind[];

/** Of these ids, the beads of this approach that a decision can be about, in the order asked. */
export async function decidableOf(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[],
): Promise<BeadRef[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run(sql<BeadRef>`select id, kind from bead
    where tenant_id = ${tenantId} and approach_id = ${approachId}
      and kind = any(${[...decidableKinds]}::text[]) and id = any(${[...ids]}::uuid[])`);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** The newest themes and goals of an approach, to choose from. */
export function newestDecidable(
  tx: Tx,
  tenantId: string,
  approachId: string,
  limit: number,
): Promise<BeadRef[]> {
  return tx.run(sql<BeadRef>`select id, kind from bead
    where tenant_id = ${tenantId} and approach_id = ${approachId} and kind in ('theme', 'goal')
    order by id desc limit ${limit}`);
}

/** What this bead hangs on ('earlier') or what hangs on it ('later'), newest first. */
export async function tiedBeads(
  tx: Tx,
  tenantId: string,
  id: string,
  asked: { relation: BeadRelation; direction: 'earlier' | 'later'; limit: number },
): Promise<{ tied: BeadRef[]; total: number }> {
  const [from, to] =
    asked.direction === 'earlier'
      ? [sql.raw('from_id'), sql.raw('to_id')]
      : [sql.raw('to_id'), sql.raw('from_id')];
  const rows = await tx.run(sql<BeadRef & { total: number }>`
    select b.id, b.kind, count(*) over ()::int as total
    from bead_link l join bead b on b.tenant_id = l.tenant_id and b.id = l.${to}
    where l.tenant_id = ${tenantId} and l.${from} = ${id} and l.relation = ${asked.relation}
    order by b.id desc limit ${asked.limit}`);
  return { tied: rows.map(({ id, kind }) => ({ id, kind })), total: rows[0]?.total ?? 0 };
}
