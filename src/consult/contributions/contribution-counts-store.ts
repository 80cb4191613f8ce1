import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import { todoStates } from './inbox.ts';

/** How our own work stands in one approach. What was set aside or taken back is in no other count. */
export interface ContributionCounts {
  /** From residents; notes of meetings are counted apart. */
  readonly received: number;
  /** With a final answer, brought or not; notes too, as in the ROCKET view. */
  readonly answered: number;
  readonly delivered: number;
  /** Of which the person said: this is no answer. */
  readonly contested: number;
  /** Something is still asked of the team, and its day has passed; notes too. */
  readonly late: number;
  readonly setAside: number;
  readonly notes: number;
  readonly notesAnswered: number;
}

/** Counts the contributions of an approach, as they are now. */
export async function contributionCounts(
  tx: Tx,
  tenantId: string,
  approachId: string,
  today: Day,
): Promise<ContributionCounts> {
  const hasAnswer = (delivered: string) => sql`exists (
    select from answer_delivery d
      join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id and a.kind = 'final'
        and a.status = 'checked'
    where d.tenant_id = c.tenant_id and d.contribution_id = c.id and ${sql.raw(delivered)})`;
  const isCounted = sql`c.state not in ('set-aside', 'withdrawn')`;
  const rows = await tx.run(sql<ContributionCounts>`
    select count(*) filter (where c.origin = 'resident' and ${isCounted}) as received,
      count(*) filter (where ${isCounted} and ${hasAnswer('true')}) as answered,
      count(*) filter (where ${isCounted} and ${hasAnswer('d.delivered_on is not null')}) as delivered,
      count(*) filter (where ${isCounted} and ${hasAnswer("d.reply = 'no-answer'")}) as contested,
      count(*) filter (where c.state = any(${[...todoStates]}::text[]) and c.due_on < ${today}) as late,
      count(*) filter (where not (${isCounted})) as "setAside",
      count(*) filter (where c.origin = 'note' and ${isCounted}) as notes,
      count(*) filter (where c.origin = 'note' and ${isCounted} and ${hasAnswer('true')}) as "notesAnswered"
    from contribution c
    where c.tenant_id = ${tenantId} and c.approach_id = ${approachId}`);
  const counts = rows[0];
  if (!counts) throw new Error('a count gave no row');
  return counts;
}
