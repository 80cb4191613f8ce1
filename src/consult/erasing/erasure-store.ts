import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { AnswerState } from '../answers/answer.ts';
import type { ErasureProposal, ErasureReason } from './erasure.ts';

/** What erasing looks at of a contribution. */
export interface ErasableMessage {
  readonly id: string;
  readonly approachId: string;
  readonly state: AnswerState;
  readonly origin: 'resident' | 'note';
  readonly receivedAt: Date;
}

const columns = sql`id, approach_id as "approachId", state, origin, received_at as "receivedAt"`;

/** One contribution, held until the transaction ends; null when there is none. */
export async function lockErasable(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<ErasableMessage | null> {
  const rows = await tx.run(
    sql<ErasableMessage>`select ${columns} from contribution
      where tenant_id = ${tenantId} and id = ${id} for update`,
  );
  return rows[0] ?? null;
}

const proposals = (tenantId: string) => sql`select p.contribution_id as "contributionId", p.reason,
    p.proposed_by as "proposedBy", a.name as "proposedByName", p.proposed_at as "proposedAt"
  from erasure_proposal p
  join account a on a.tenant_id = p.tenant_id and a.id = p.proposed_by
  join contribution c on c.tenant_id = p.tenant_id and c.id = p.contribution_id
    and c.state <> 'withdrawn' -- somebody may have taken it back meanwhile
  where p.tenant_id = ${tenantId} and p.done_at is null`;

/** The proposal that waits for a second person, or null. */
export async function erasureProposalOf(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<ErasureProposal | null> {
  const rows = await tx.run(
    sql<ErasureProposal>`${proposals(tenantId)} and p.contribution_id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Proposals of others that wait, oldest first; ten at most, with how many there are. */
export async function erasuresToDecide(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<{ items: readonly ErasureProposal[]; total: number }> {
  const rows = await tx.run(
    sql<ErasureProposal & { total: number }>`select w.*, count(*) over ()::integer as total
      from (${proposals(tenantId)} and p.proposed_by <> ${accountId}) w
      order by "proposedAt", "contributionId" limit 10`,
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** Keeps a proposal; one that was refused before makes room. */
export async function insertErasure(
  tx: Tx,
  tenantId: string,
  proposal: { id: string; reason: ErasureReason; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into erasure_proposal
      (tenant_id, contribution_id, reason, proposed_by, proposed_at)
    values (${tenantId}, ${proposal.id}, ${proposal.reason}, ${proposal.by}, ${proposal.at})`);
}

/** Notes who did it. */
export async function noteErased(
  tx: Tx,
  tenantId: string,
  done: { id: string; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`update erasure_proposal set done_by = ${done.by}, done_at = ${done.at}
    where tenant_id = ${tenantId} and contribution_id = ${done.id}`);
}

/** Takes a proposal away that a second person refused, or that was taken back. */
export async function deleteErasure(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.run(sql`delete from erasure_proposal
    where tenant_id = ${tenantId} and contribution_id = ${id} and done_at is null`);
}
