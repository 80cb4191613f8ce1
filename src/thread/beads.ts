import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Source } from './ids.ts';

export interface NewBead {
  readonly id: string;
  readonly approachId: string;
  readonly kind: 'contribution' | 'answer' | 'link' | 'goal' | 'decision' | 'step' | 'lesson';
}

/** The argument of the SQL function `thread_add_bead`. */
export function beadArgument(source: Source, bead: NewBead): Record<string, unknown> {
  return { ...bead, at: source.clock.now().toISOString() };
}

/** Puts a bead on the thread. */
export async function addBead(tx: Tx, source: Source, bead: NewBead): Promise<void> {
  await tx.run(sql`select thread_add_bead(${JSON.stringify(beadArgument(source, bead))}::jsonb)`);
}

/** Ties two beads: an answer `answers` a contribution. Tying twice is the same as once. */
export async function linkBeads(
  tx: Tx,
  source: Source,
  link: { tenantId: string; fromId: string; toId: string; relation: 'answers' },
): Promise<void> {
  await tx.run(sql`insert into bead_link (tenant_id, from_id, to_id, relation, created_at)
    values (${link.tenantId}, ${link.fromId}, ${link.toId}, ${link.relation}, ${source.clock.now()})
    on conflict do nothing`);
}
