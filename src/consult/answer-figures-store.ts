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
  const here = sql`c.tenant_id = ${tenantId} and c.approach_id = ${approachId}
    and c.origin = 'resident'`;
  // two counts beside each other: joined, a plan without statistics reads all answers per message
  const rows = await tx.run(sql<AnswerFigures>`select s.*, f.* from (select
      (min(c.received_at) filter (where ${counted}) at time zone ${zone})::date as since,
      count(*) filter (where ${counted}) as received,
      count(*) filter (where ${open}) as open,
      count(*) filter (where ${late}) as late,
      min(c.due_on) filter (where ${late}) as "lateSince",
      count(*) filter (where c.state = 'withdrawn') as "takenBack",
      count(*) filter (where c.state = 'set-aside') as "setAside",
      count(*) filter (where ${atBoard}) as "atBoard",
      min(c.due_on) filter (where ${atBoard}) as "atBoardSince"
    from contribution c where ${here}) s cross join (select count(*) as answered,
      percentile_disc(0.5) within group (order by x.told_on - x.received_on) as "medianDays",
      count(*) filter (where x.is_contested) as contested
    from (select ${day} as received_on, min(d.delivered_on) as told_on,
        bool_or(d.reply = 'no-answer') as is_contested
      from contribution c
      join answer_delivery d on d.tenant_id = c.tenant_id and d.contribution_id = c.id
        and d.delivered_on is not null
      join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id and a.kind = 'final'
        and a.status = 'checked'
      where ${here} and ${counted} group by c.id, c.received_at) x) f`);
  const [figures] = rows;
  if (!figures) throw new Error('a count gives one row');
  return figures;
}
