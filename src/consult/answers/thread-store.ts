import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { AnswerKind, AnswerState, AnswerStatus } from './answer.ts';

/** A contribution as far as the thread shows it. */
export interface ContributionBead {
  readonly id: string;
  readonly state: AnswerState;
  readonly form: 'typed' | 'sound';
  readonly locale: string;
  readonly words: TextByLocale | null;
  readonly isWrittenOut: boolean;
  readonly receivedAt: Date;
}

/** Contributions by their ids, in no order. */
export function contributionBeads(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ContributionBead[]> {
  return tx.run(sql<ContributionBead>`select c.id, c.state, c.form, c.locale,
      ${textOf('c.text_id')} as words, c.written_out_at is not null as "isWrittenOut",
      c.received_at as "receivedAt"
    from contribution c where c.tenant_id = ${tenantId} and c.id = any(${[...ids]}::uuid[])`);
}

/** An answer as far as the thread shows it. */
export interface AnswerBead {
  readonly id: string;
  readonly kind: AnswerKind;
  readonly status: AnswerStatus;
  readonly text: TextByLocale | null;
  readonly writerName: string | null;
  readonly checkerName: string | null;
  readonly writtenAt: Date;
  /** For how many contributions it is, and how many people were told. */
  readonly count: number;
  readonly told: number;
  /** One of the contributions that it answers. */
  readonly contributionId: string | null;
}

/** Answers by their ids, in no order; what was thrown away is left out. */
export function answerBeads(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<AnswerBead[]> {
  return tx.run(sql<AnswerBead>`select a.id, a.kind, a.status, ${textOf('a.text_id')} as text,
      people_name(a.written_by) as "writerName", people_name(a.checker_id) as "checkerName",
      a.written_at as "writtenAt", d.count, d.told, d.first as "contributionId"
    from answer a
    left join lateral (select count(*)::int as count, count(d.delivered_on)::int as told,
        (array_agg(d.contribution_id order by d.contribution_id))[1] as first
      from answer_delivery d where d.tenant_id = a.tenant_id and d.answer_id = a.id) d on true
    where a.tenant_id = ${tenantId} and a.id = any(${[...ids]}::uuid[]) and a.status <> 'dropped'`);
}
