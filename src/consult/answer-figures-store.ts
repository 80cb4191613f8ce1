import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Day } from '../web/calendar.ts';
import { todoStates } from './contributions/inbox.ts';

/** Counts of our own work in one approach: what residents themselves sent; notes of meetings are not in it. */
export interface AnswerFigures {
  readonly since: Day | null;
  readonly received: number;
  /** With a final answer that was told. */
  readonly answered: number;
  /** Within how many days half of those got it, counted from the day that it came in. */
  readonly medianDays: number | null;
  /** Of which somebody said: this is no answer. */
  readonly contested: number;
  /** Something is still asked of the team. */
  readonly open: number;
  /** Open, and past the day that was promised. */
  readonly late: number;
  /** The day promised longest ago that passed. */
  readonly lateSince: Day | null;
  readonly takenBack: number;
  readonly setAside: number;
  /** Contested, and lying at the board. */
  readonly atBoard: number;
  /** The day promised for the first of those. */
  readonly atBoardSince: Day | null;
}

/** Counts how what residents sent was answered, in one statement over the approach. */
export async function answerFigures(
  tx: Tx,
  tenantId: string,
  approachId: string,
  when: { readonly today: Day; readonly zone: string },
): Promise<AnswerFigures> {
  const { today, zone } = when;
  const counted = sql`c.state not in ('set-aside', 'withdrawn')`;
  const open = sql`c.state = any(${[...todoStates]}::text[])`;
  const late = sql`${open} and c.due_on < ${today}`;
  const atBoard = sql`c.state = 'reopened' and c.level = 'board'`;
  const day = sql`(c.received_at at time zone ${zone})::date`;
  const rows = await tx.run(sql<AnswerFigures>`select
      min(${day}) filter (where ${counted}) as since,
      count(*) filter (where ${counted}) as received,
      count(*) filter (where ${counted} and f.delivered_on is not null) as answered,
      percentile_disc(0.5) within group (order by f.delivered_on - ${day})
        filter (where ${counted} and f.delivered_on is not null) as "medianDays",
      count(*) filter (where ${counted} and f.contested) as contested,
      count(*) filter (where ${open}) as open,
      count(*) filter (where ${late}) as late,
      min(c.due_on) filter (where ${late}) as "lateSince",
      count(*) filter (where c.state = 'withdrawn') as "takenBack",
      count(*) filter (where c.state = 'set-aside') as "setAside",
      count(*) filter (where ${atBoard}) as "atBoard",
      min(c.due_on) filter (where ${atBoard}) as "atBoardSince"
    from contribution c
    left join (select d.contribution_id, min(d.delivered_on) as delivered_on,
        bool_or(d.reply = 'no-answer') as contested
      from answer a join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
      where a.tenant_id = ${tenantId} and a.approach_id = ${approachId} and a.kind = 'final'
        and a.status = 'checked' and d.delivered_on is not null
      group by d.contribution_id) f on f.contribution_id = c.id
    where c.tenant_id = ${tenantId} and c.approach_id = ${approachId} and c.origin = 'resident'`);
  const [figures] = rows;
  if (!figures) throw new Error('a count gives one row');
  return figures;
}
