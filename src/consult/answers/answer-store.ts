import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Level } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerKind, AnswerState, AnswerStatus, DeliveryWay } from './answer.ts';

/** An answer as it is written down. */
export interface KeptAnswer {
  readonly id: string;
  readonly kind: AnswerKind;
  readonly textId: string;
  readonly status: AnswerStatus;
  readonly level: Level;
  readonly decisionId: string | null;
  readonly promisedOn: Day | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

/** Adds an answer; its bead and its text stand already. */
export async function insertAnswer(
  tx: Tx,
  tenantId: string,
  answer: KeptAnswer & { approachId: string },
): Promise<void> {
  await tx.run(sql`insert into answer (tenant_id, id, approach_id, kind, text_id, status, level,
      decision_id, promised_on, written_by, written_at)
    values (${tenantId}, ${answer.id}, ${answer.approachId}, ${answer.kind}, ${answer.textId},
      ${answer.status}, ${answer.level}, ${answer.decisionId}, ${answer.promisedOn},
      ${answer.writtenBy}, ${answer.writtenAt})`);
}

/** Changes an answer that is being written; who writes on is its writer from then on. */
export async function updateAnswer(tx: Tx, tenantId: string, answer: KeptAnswer): Promise<void> {
  await tx.run(sql`update answer set status = ${answer.status}, level = ${answer.level},
      decision_id = ${answer.decisionId}, promised_on = ${answer.promisedOn},
      written_by = ${answer.writtenBy}, written_at = ${answer.writtenAt},
      checker_id = null, checked_by = null, checked_at = null
    where tenant_id = ${tenantId} and id = ${answer.id}`);
}

/** Where an answer stands from now on: who was asked to check it, who did, and why it came back. */
export async function moveAnswer(
  tx: Tx,
  tenantId: string,
  id: string,
  to: {
    status: AnswerStatus;
    checkerId?: string | null;
    checked?: { by: string; at: Date } | null;
    remarkId?: string | null;
  },
): Promise<void> {
  const changes = [sql`status = ${to.status}`];
  if (to.checkerId !== undefined) changes.push(sql`checker_id = ${to.checkerId}::uuid`);
  if (to.checked !== undefined) {
    changes.push(sql`checked_by = ${to.checked?.by ?? null}::uuid`);
    changes.push(sql`checked_at = ${to.checked?.at ?? null}::timestamptz`);
  }
  if (to.remarkId !== undefined) changes.push(sql`remark_text_id = ${to.remarkId}::uuid`);
  await tx.run(sql`update answer set ${sql.join(changes)}
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** Throws away what is still being written of these kinds for a contribution alone. */
export async function dropDrafts(
  tx: Tx,
  tenantId: string,
  contributionId: string,
  kinds: readonly AnswerKind[],
): Promise<void> {
  await tx.run(sql`update answer a set status = 'dropped'
    from answer_delivery d
    where a.tenant_id = ${tenantId} and a.status in ('draft', 'returned')
      and a.kind = any(${[...kinds]}::text[]) and d.tenant_id = a.tenant_id and d.answer_id = a.id
      and d.contribution_id = ${contributionId}
      and not exists (select from answer_delivery o where o.tenant_id = a.tenant_id
        and o.answer_id = a.id and o.contribution_id <> d.contribution_id)`);
}

/** The contributions that an answer is meant for. */
export async function contributionsOf(
  tx: Tx,
  tenantId: string,
  answerId: string,
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select contribution_id as id from answer_delivery
      where tenant_id = ${tenantId} and answer_id = ${answerId} order by contribution_id`,
  );
  return rows.map(({ id }) => id);
}

/** An answer that nobody told yet is no longer meant for a contribution. */
export async function deleteDelivery(
  tx: Tx,
  tenantId: string,
  answerId: string,
  contributionId: string,
): Promise<void> {
  await tx.run(sql`delete from answer_delivery where tenant_id = ${tenantId}
    and answer_id = ${answerId} and contribution_id = ${contributionId} and delivered_on is null`);
}

/** Notes where a contribution stood, and until when, before this answer was sent. */
export async function keepBefore(
  tx: Tx,
  tenantId: string,
  answerId: string,
  contributionId: string,
  before: { state: AnswerState; dueOn: Day },
): Promise<void> {
  await tx.run(sql`update answer_delivery set state_before = ${before.state},
      due_before = ${before.dueOn}
    where tenant_id = ${tenantId} and answer_id = ${answerId}
      and contribution_id = ${contributionId}`);
}

/** A resident partner puts their name under an answer, or takes it away. Twice is the same as once. */
export async function setSignature(
  tx: Tx,
  tenantId: string,
  answerId: string,
  accountId: string,
  signedAt: Date | null,
): Promise<void> {
  await tx.run(
    signedAt
      ? sql`insert into answer_signature (tenant_id, answer_id, account_id, signed_at)
          values (${tenantId}, ${answerId}, ${accountId}, ${signedAt}) on conflict do nothing`
      : sql`delete from answer_signature where tenant_id = ${tenantId}
          and answer_id = ${answerId} and account_id = ${accountId}`,
  );
}

/** Takes all names from under an answer: it will say something else than what they signed. */
export async function deleteSignatures(tx: Tx, tenantId: string, answerId: string): Promise<void> {
  await tx.run(sql`delete from answer_signature
    where tenant_id = ${tenantId} and answer_id = ${answerId}`);
}

/** Takes somebody's name from under every answer that nobody was told yet; gives where it stood. */
export function deleteUntoldSignatures(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<{ answerId: string; approachId: string; contributionId: string }[]> {
  return tx.run(sql<{ answerId: string; approachId: string; contributionId: string }>`
    with gone as (
      delete from answer_signature g where g.tenant_id = ${tenantId} and g.account_id = ${accountId}
        and not exists (select from answer_delivery d where d.tenant_id = g.tenant_id
          and d.answer_id = g.answer_id and d.delivered_on is not null)
      returning g.answer_id as id)
    select a.id as "answerId", a.approach_id as "approachId", d.contribution_id as "contributionId"
    from gone join answer a on a.tenant_id = ${tenantId} and a.id = gone.id
      join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
    order by d.contribution_id`);
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

/**
 * The messages with this answer that stand in one of these states, with `firstId` first and always
 * there; to be locked together.
 */
export async function withAnswer(
  tx: Tx,
  tenantId: string,
  answerId: string,
  firstId: string,
  states: readonly AnswerState[],
): Promise<string[]> {
  if (!isId(answerId)) return [firstId];
  const rows = await tx.run(
    sql<{ id: string }>`select c.id from answer_delivery d
      join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
      where d.tenant_id = ${tenantId} and d.answer_id = ${answerId} and d.delivered_on is null
        and c.state = any(${[...states]}::text[]) and c.id <> ${firstId} order by c.id`,
  );
  return [firstId, ...rows.map(({ id }) => id)];
}

/**
 * For messages of which setting aside is proposed: where they will stand when that is refused, once
 * their answer was checked, went back or was taken back. They stand as proposed until then.
 * @param to state null: where each stood before the answer was sent
 * @param from where they stood when setting aside was proposed
 */
export async function notesWhileAside(
  tx: Tx,
  tenantId: string,
  answerId: string,
  to: { state: AnswerState | null; dueOn: Day | null },
  from: AnswerState = 'checking',
): Promise<void> {
  const rows = await tx.run(
    sql<{ id: string }>`update set_aside s
      set state_before = coalesce(${to.state}::text, d.state_before, 'open')
      from answer_delivery d
      where d.tenant_id = ${tenantId} and d.answer_id = ${answerId} and d.delivered_on is null
        and s.tenant_id = d.tenant_id and s.contribution_id = d.contribution_id
        and s.confirmed_at is null and s.state_before = ${from}
      returning s.contribution_id as id`,
  );
  if (!to.dueOn || rows.length === 0) return;
  await tx.run(sql`update contribution set due_on = ${to.dueOn}, interim_count = interim_count + 1
    where tenant_id = ${tenantId} and id = any(${rows.map(({ id }) => id)}::uuid[])`);
}
