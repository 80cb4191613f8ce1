import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { BeadKind, BeadRelation } from './beads.ts';

/** A bead found on a walk. */
export interface WalkedBead {
  readonly id: string;
  readonly kind: BeadKind;
  readonly createdAt: Date;
  /** How many of its kind the walk found in all. */
  readonly kindTotal: number;
}

/** How a later bead hangs on an earlier one. */
export interface WalkedLink {
  readonly fromId: string;
  readonly toId: string;
  readonly relation: BeadRelation;
}

export interface Walk {
  /** The first few of each kind: where the walk began, then the nearest, then the oldest. */
  readonly beads: readonly WalkedBead[];
  /** Between those beads. */
  readonly links: readonly WalkedLink[];
}

/** No thread is longer than its seven kinds with a few things replaced or taken up again. */
const longestThread = 8;
/** A walk stops here, so that no thread can take the database. */
const mostFound = 20_000;

/**
 * Walks the thread from one bead both ways: back along what it hangs on, and forward along what hangs on
 * it; of the contributions that it came from also their answers, and of an answer also what else came of
 * those contributions. Whatever else hangs on the same bead beside it is not on the walk.
 * @param perKind how many of each kind to give; all are counted
 * @returns null when there is no such bead
 */
export async function walkBeads(
  tx: Tx,
  tenantId: string,
  startId: string,
  perKind: number,
): Promise<Walk | null> {
  const beads = await tx.run(
    sql<WalkedBead>`with recursive back(id, far) as (
        select ${startId}::uuid, 0
        union
        select l.to_id, b.far + 1 from back b
          join bead_link l on l.tenant_id = ${tenantId} and l.from_id = b.id
          where b.far < ${longestThread}
      ), forth(id, far) as (
        (select ${startId}::uuid, 0
          union all select l.to_id, 1 from bead_link l
            where l.tenant_id = ${tenantId} and l.from_id = ${startId}::uuid and l.relation = 'answers')
        union
        select l.from_id, f.far + 1 from forth f
          join bead_link l on l.tenant_id = ${tenantId} and l.to_id = f.id
          where f.far < ${longestThread}
      ), answered(id, far) as (
        select l.from_id, b.far + 1 from back b
          join bead_link l on l.tenant_id = ${tenantId} and l.to_id = b.id and l.relation = 'answers'
      ), found as (
        select id, min(far) as far from (
          (select * from back limit ${mostFound})
          union all (select * from forth limit ${mostFound})
          union all (select * from answered limit ${mostFound})
        ) step group by id
      ), placed as (
        select b.id, b.kind, b.created_at,
          row_number() over (partition by b.kind order by f.far, b.created_at, b.id) as place,
          count(*) over (partition by b.kind)::int as total
        from found f join bead b on b.tenant_id = ${tenantId} and b.id = f.id
        where b.kind <> 'link'
      )
      select id, kind, created_at as "createdAt", total as "kindTotal" from placed
      where place <= ${perKind} order by kind, place`,
  );
  if (!beads.some(({ id }) => id === startId)) return null;
  const ids = beads.map(({ id }) => id);
  const links = await tx.run(
    sql<WalkedLink>`select from_id as "fromId", to_id as "toId", relation from bead_link
      where tenant_id = ${tenantId} and from_id = any(${ids}::uuid[]) and to_id = any(${ids}::uuid[])
      order by from_id, to_id, relation`,
  );
  return { beads, links };
}
