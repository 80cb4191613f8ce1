import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Source } from './ids.ts';

/** The beads of the one thread; rooms that come later add theirs. */
export type BeadKind =
  | 'contribution'
  | 'theme'
  | 'goal'
  | 'step'
  | 'decision'
  | 'answer'
  | 'lesson'
  | 'link';

/**
 * How a later bead hangs on an earlier one: an answer `answers` a contribution, a theme `gathers`
 * contributions, a goal `comes-from` a theme or a contribution, a decision `decides-on` any of them, an
 * answer `tells` a decision, a decision `replaces` an earlier one.
 */
export type BeadRelation =
  | 'answers'
  | 'gathers'
  | 'comes-from'
  | 'decides-on'
  | 'tells'
  | 'replaces';

export interface NewBead {
  readonly id: string;
  readonly approachId: string;
  readonly kind: BeadKind;
}

/** The argument of the SQL function `thread_add_bead`. */
export function beadArgument(source: Source, bead: NewBead): Record<string, unknown> {
  return { ...bead, at: source.clock.now().toISOString() };
}

/** Puts a bead on the thread. */
export async function addBead(tx: Tx, source: Source, bead: NewBead): Promise<void> {
  await tx.run(sql`select thread_add_bead(${JSON.stringify(beadArgument(source, bead))}::jsonb)`);
}

/** Ties a later bead to an earlier one. Tying twice is the same as once. */
export async function linkBeads(
  tx: Tx,
  source: Source,
  link: { tenantId: string; fromId: string; toId: string; relation: BeadRelation },
): Promise<void> {
  await tx.run(sql`insert into bead_link (tenant_id, from_id, to_id, relation, created_at)
    values (${link.tenantId}, ${link.fromId}, ${link.toId}, ${link.relation}, ${source.clock.now()})
    on conflict do nothing`);
}

/** Unties two beads: something was taken out of a theme, for example. The event of it stays. */
export async function unlinkBeads(
  tx: Tx,
  link: { tenantId: string; fromId: string; toId: string; relation: BeadRelation },
): Promise<void> {
  await tx.run(sql`delete from bead_link where tenant_id = ${link.tenantId}
    and from_id = ${link.fromId} and to_id = ${link.toId} and relation = ${link.relation}`);
}

/** The beads that a bead hangs on by this relation, in the order in which they were tied. */
export async function linkedBeads(
  tx: Tx,
  link: { tenantId: string; fromId: string; relation: BeadRelation },
): Promise<string[]> {
  const rows = await tx.run(sql<{ id: string }>`select to_id as id from bead_link
    where tenant_id = ${link.tenantId} and from_id = ${link.fromId} and relation = ${link.relation}
    order by created_at, to_id`);
  return rows.map(({ id }) => id);
}

/** What each of many beads hangs on by this relation: ids by the id of the later bead. */
export async function beadsBehind(
  tx: Tx,
  tenantId: string,
  fromIds: readonly string[],
  relation: BeadRelation,
): Promise<ReadonlyMap<string, string[]>> {
  const behind = new Map<string, string[]>();
  if (fromIds.length === 0) return behind;
  const rows = await tx.run(sql<{
    from: string;
    to: string;
  }>`select from_id as "from", to_id as "to"
    from bead_link where tenant_id = ${tenantId} and from_id = any(${[...fromIds]}::uuid[])
      and relation = ${relation} order by from_id, created_at, to_id`);
  for (const { from, to } of rows) behind.set(from, [...(behind.get(from) ?? []), to]);
  return behind;
}
