import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerKind, DeliveryWay } from './answer.ts';

/** Adds an answer; its bead and its text stand already. */
export async function insertAnswer(
  tx: Tx,
  tenantId: string,
  answer: {
    id: string;
    approachId: string;
    kind: AnswerKind;
    textId: string;
    promisedOn: Day | null;
    writtenBy: string;
    writtenAt: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into answer (tenant_id, id, approach_id, kind, text_id, promised_on,
      written_by, written_at)
    values (${tenantId}, ${answer.id}, ${answer.approachId}, ${answer.kind}, ${answer.textId},
      ${answer.promisedOn}, ${answer.writtenBy}, ${answer.writtenAt})`);
}

/** An answer is on its way to a contribution. */
export async function insertDelivery(
  tx: Tx,
  tenantId: string,
  answerId: string,
  contributionId: string,
): Promise<void> {
  await tx.run(sql`insert into answer_delivery (tenant_id, answer_id, contribution_id)
    values (${tenantId}, ${answerId}, ${contributionId})`);
}

/** Marks an answer as told; false when it was told already. */
export async function markDelivered(
  tx: Tx,
  tenantId: string,
  told: {
    answerId: string;
    contributionId: string;
    how: DeliveryWay;
    on: Day;
    by: string;
    at: Date;
  },
): Promise<boolean> {
  const rows = await tx.run(
    sql`update answer_delivery set delivered_how = ${told.how}, delivered_on = ${told.on},
        delivered_by = ${told.by}, delivered_at = ${told.at}
      where tenant_id = ${tenantId} and answer_id = ${told.answerId}
        and contribution_id = ${told.contributionId} and delivered_on is null
      returning answer_id`,
  );
  return rows.length === 1;
}

/** Messages that were given this answer and have not heard it yet. */
export async function waitingFor(tx: Tx, tenantId: string, answerId: string): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select c.id from answer_delivery d
      join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
      where d.tenant_id = ${tenantId} and d.answer_id = ${answerId} and d.delivered_on is null
        and c.state in ('written', 'interim') order by c.id`,
  );
  return rows.map(({ id }) => id);
}

/** Makes a sound that waited under this form key (`HMAC`, hexadecimal) part of what is sent. */
export async function claimSound(tx: Tx, fileId: string, keyMac: string): Promise<boolean> {
  const rows = await tx.run(
    sql<{
      claimed: boolean;
    }>`select thread_claim_file(${fileId}::uuid, decode(${keyMac}, 'hex')) as claimed`,
  );
  return rows[0]?.claimed === true;
}
