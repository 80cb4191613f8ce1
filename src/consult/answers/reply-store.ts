import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Level } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerKind, AnswerState, Reply, ReplyChannel, ReplyEffect } from './answer.ts';

/** A contribution as far as replies change it. */
export interface LockedContribution {
  readonly id: string;
  readonly approachId: string;
  readonly locale: string;
  readonly state: AnswerState;
  readonly reopenedCount: number;
  readonly ownerId: string;
  readonly dueOn: Day;
  readonly level: Level;
}

const contributionColumns = sql`id, approach_id as "approachId", locale, state,
  reopened_count as "reopenedCount", owner_id as "ownerId", due_on as "dueOn", level`;

/** Loads a contribution and keeps it from changing until the transaction ends; or null. */
export async function lockContribution(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<LockedContribution | null> {
  const rows = await tx.run(
    sql<LockedContribution>`select ${contributionColumns} from contribution
      where tenant_id = ${tenantId} and id = ${id} for update`,
  );
  return rows[0] ?? null;
}

/** The contribution with this code (`codeMac`, hexadecimal), locked until the transaction ends. */
export async function lockByCode(
  tx: Tx,
  tenantId: string,
  codeMac: string,
): Promise<LockedContribution | null> {
  const rows = await tx.run(
    sql<LockedContribution>`select ${contributionColumns} from contribution
      where tenant_id = ${tenantId} and code_mac = decode(${codeMac}, 'hex') for update`,
  );
  return rows[0] ?? null;
}

/** Changes where a contribution stands. */
export async function setState(
  tx: Tx,
  tenantId: string,
  id: string,
  state: AnswerState,
): Promise<void> {
  await tx.run(
    sql`update contribution set state = ${state} where tenant_id = ${tenantId} and id = ${id}`,
  );
}

/** Notes what a reply made of a contribution. */
export async function saveEffect(
  tx: Tx,
  tenantId: string,
  id: string,
  effect: ReplyEffect,
): Promise<void> {
  await tx.run(sql`update contribution set state = ${effect.state}, due_on = ${effect.dueOn},
      owner_id = ${effect.ownerId}, level = ${effect.level}, reopened_count = ${effect.reopenedCount}
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** Marks answers as read with the code, where nobody had delivered them yet; gives which. */
export async function markReadWithCode(
  tx: Tx,
  tenantId: string,
  read: { contributionId: string; answerIds: readonly string[]; on: Day; at: Date },
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ answerId: string }>`update answer_delivery d
      set delivered_how = 'code', delivered_on = ${read.on}, delivered_at = ${read.at}
      from answer a
      where d.tenant_id = ${tenantId} and d.contribution_id = ${read.contributionId}
        and d.answer_id = any(${[...read.answerIds]}::uuid[]) and d.delivered_on is null
        and a.tenant_id = d.tenant_id and a.id = d.answer_id and a.status = 'checked'
      returning d.answer_id as "answerId"`,
  );
  return rows.map(({ answerId }) => answerId);
}

/** Whether an answer other than an interim one still waits to be delivered. */
export async function hasUndelivered(
  tx: Tx,
  tenantId: string,
  contributionId: string,
): Promise<boolean> {
  const rows = await tx.run(
    sql`select 1 from answer_delivery d
      join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
      where d.tenant_id = ${tenantId} and d.contribution_id = ${contributionId}
        and d.delivered_on is null and a.kind <> 'interim' and a.status = 'checked' limit 1`,
  );
  return rows.length > 0;
}

/** A delivered answer and what was said of it. */
export interface RepliableAnswer {
  readonly answerId: string;
  readonly kind: AnswerKind;
  readonly writtenBy: string;
  /** At which level it was given. */
  readonly level: Level;
  readonly reply: Reply | null;
  readonly replyTextId: string | null;
}

/** The newest delivered answer of a contribution that can be replied to, or null. */
export async function newestDelivered(
  tx: Tx,
  tenantId: string,
  contributionId: string,
): Promise<RepliableAnswer | null> {
  const rows = await tx.run(
    sql<RepliableAnswer>`select a.id as "answerId", a.kind, a.written_by as "writtenBy", a.level, d.reply,
        d.reply_text_id as "replyTextId"
      from answer_delivery d join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
      where d.tenant_id = ${tenantId} and d.contribution_id = ${contributionId}
        and d.delivered_on is not null and a.kind <> 'interim'
      order by a.id desc limit 1`,
  );
  return rows[0] ?? null;
}

/** Keeps what a person said of an answer. */
export async function saveReply(
  tx: Tx,
  tenantId: string,
  said: {
    answerId: string;
    contributionId: string;
    reply: Reply;
    textId: string | null;
    through: ReplyChannel;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`update answer_delivery set reply = ${said.reply},
      reply_text_id = ${said.textId}::uuid, replied_through = ${said.through}, replied_at = ${said.at}
    where tenant_id = ${tenantId} and contribution_id = ${said.contributionId}
      and answer_id = ${said.answerId}`);
}
