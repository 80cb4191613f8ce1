import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { BeadKind, BeadRelation } from '../../thread/beads.ts';

/** What a decision can be about. */
export const decidableKinds = ['theme', 'goal', 'contribution'] as const satisfies BeadKind[];

/** Of these ids, the beads of this approach that a decision can be about, in the order asked. */
export async function decidableOf(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run(sql<{ id: string }>`select id from bead
    where tenant_id = ${tenantId} and approach_id = ${approachId}
      and kind = any(${[...decidableKinds]}::text[]) and id = any(${[...ids]}::uuid[])`);
  const found = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => found.has(id));
}

/** The newest themes and goals of an approach, to choose from. */
export async function newestDecidable(
  tx: Tx,
  tenantId: string,
  approachId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.run(sql<{ id: string }>`select id from bead
    where tenant_id = ${tenantId} and approach_id = ${approachId} and kind in ('theme', 'goal')
    order by id desc limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** What this bead hangs on ('earlier') or what hangs on it ('later'), newest first. */
export async function tiedBeads(
  tx: Tx,
  tenantId: string,
  id: string,
  asked: { relation: BeadRelation; direction: 'earlier' | 'later'; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const [from, to] =
    asked.direction === 'earlier'
      ? [sql.ref('from_id'), sql.ref('to_id')]
      : [sql.ref('to_id'), sql.ref('from_id')];
  const rows = await tx.run(sql<{ id: string; total: number }>`
    select ${to} as id, count(*) over ()::int as total from bead_link
    where tenant_id = ${tenantId} and ${from} = ${id} and relation = ${asked.relation}
    order by ${to} desc limit ${asked.limit}`);
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 };
}
