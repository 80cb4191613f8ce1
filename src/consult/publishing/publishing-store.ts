import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { AnswerState, AnswerStatus } from '../answers/answer.ts';

/** A contribution as far as publishing a copy of it goes. */
export interface SayablePart {
  readonly id: string;
  readonly approachId: string;
  readonly origin: 'resident' | 'note';
  readonly form: 'typed' | 'sound';
  readonly locale: string;
  readonly state: AnswerState;
  readonly words: TextByLocale | null;
  readonly soundId: string | null;
  readonly isReadBack: boolean;
  readonly receivedAt: Date;
  readonly photos: readonly string[];
  readonly themes: readonly string[];
}

const contributionColumns = sql`c.id, c.approach_id as "approachId", c.origin, c.form, c.locale,
  c.state, ${textOf('c.text_id')} as words, c.sound_file_id as "soundId",
  c.read_back_at is not null as "isReadBack", c.received_at as "receivedAt",
  array(select p.file_id from contribution_photo p where p.tenant_id = c.tenant_id
    and p.contribution_id = c.id order by p.file_id) as photos,
  array(select t.theme_id from theme_contribution t where t.tenant_id = c.tenant_id
    and t.contribution_id = c.id order by t.theme_id) as themes`;

/** One contribution of an approach, or null; with `lock` it stays as it is until the transaction ends. */
export async function contributionToPublish(
  tx: Tx,
  tenantId: string,
  { approachId, id, lock }: { approachId: string; id: string; lock: boolean },
): Promise<SayablePart | null> {
  if (lock) {
    await tx.run(sql`select 1 from contribution where tenant_id = ${tenantId} and id = ${id}
      for update`);
  }
  const rows = await tx.run(sql<SayablePart>`select ${contributionColumns} from contribution c
    where c.tenant_id = ${tenantId} and c.approach_id = ${approachId} and c.id = ${id}`);
  return rows[0] ?? null;
}

/** Contributions of an approach to choose from, newest first, without notes and without what is gone. */
export function contributionsToPublish(
  tx: Tx,
  tenantId: string,
  { approachId, after, limit }: { approachId: string; after: string | null; limit: number },
): Promise<SayablePart[]> {
  const from = after ? sql`c.id < ${after}::uuid` : sql`true`;
  return tx.run(sql<SayablePart>`select ${contributionColumns} from (select c.* from contribution c
      where c.tenant_id = ${tenantId} and c.approach_id = ${approachId}
        and c.state not in ('withdrawn', 'set-aside', 'set-aside-proposed')
        and (c.origin = 'resident' or c.read_back_at is not null) and ${from}
      order by c.id desc limit ${limit}) c order by c.id desc`);
}

/** An answer to several people, as far as publishing a copy of it goes. */
export interface GroupAnswer {
  readonly id: string;
  readonly approachId: string;
  readonly status: AnswerStatus;
  readonly words: TextByLocale | null;
  readonly writtenAt: Date;
  /** For how many contributions it is, and to how many it was delivered. */
  readonly count: number;
  readonly told: number;
}

const answerColumns = sql`a.id, a.approach_id as "approachId", a.status,
  ${textOf('a.text_id')} as words, a.written_at as "writtenAt", d.count, d.told`;
const delivered = sql`cross join lateral (select count(*)::int as count,
    count(d.delivered_on)::int as told
  from answer_delivery d where d.tenant_id = a.tenant_id and d.answer_id = a.id) d`;

/** One answer to several people, or null. */
export async function answerToPublish(
  tx: Tx,
  tenantId: string,
  { approachId, id, lock }: { approachId: string; id: string; lock: boolean },
): Promise<GroupAnswer | null> {
  if (lock) {
    await tx.run(sql`select 1 from answer where tenant_id = ${tenantId} and id = ${id} for update`);
  }
  const rows = await tx.run(sql<GroupAnswer>`select ${answerColumns} from answer a ${delivered}
    where a.tenant_id = ${tenantId} and a.approach_id = ${approachId} and a.id = ${id}
      and a.kind <> 'interim' and d.count > 1`);
  return rows[0] ?? null;
}

/** Answers to several people, newest first. */
export function answersToPublish(
  tx: Tx,
  tenantId: string,
  { approachId, after, limit }: { approachId: string; after: string | null; limit: number },
): Promise<GroupAnswer[]> {
  const from = after ? sql`a.id < ${after}::uuid` : sql`true`;
  return tx.run(sql<GroupAnswer>`select ${answerColumns} from answer a ${delivered}
    where a.tenant_id = ${tenantId} and a.approach_id = ${approachId} and a.kind <> 'interim'
      and a.status = 'checked' and d.count > 1 and ${from}
    order by a.id desc limit ${limit}`);
}
