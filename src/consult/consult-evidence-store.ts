import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Day } from '../web/calendar.ts';
import { todoStates } from './contributions/inbox.ts';

/** What residents said and heard in one approach, for the principles. Counts of our own work. */
export interface ConsultFacts {
  /** From residents themselves; what was set aside or taken back is in no count. */
  readonly said: number;
  readonly saidAt: Date | null;
  readonly spoken: number;
  readonly spokenAt: Date | null;
  /** Written down by others at meetings. */
  readonly notes: number;
  readonly notesAt: Date | null;
  /** Something is still asked of the team, and its day has passed; notes too. */
  readonly late: number;
  /** Contested answers that wait for a new one. */
  readonly reopened: number;
}

/** How answers fared. */
export interface AnswerFacts {
  /** Contributions with a final answer that was told. */
  readonly delivered: number;
  readonly deliveredOn: Day | null;
  /** Within how many days half of those got it, counted from the day that it came in. */
  readonly medianDays: number | null;
  /** Of which the person said something: understood, not understood, disagrees, or no answer. */
  readonly replied: number;
  readonly repliedAt: Date | null;
  readonly contested: number;
  readonly contestedAt: Date | null;
}

const isCounted = sql`c.state not in ('set-aside', 'withdrawn')`;

/** The newest contribution of an approach, or null. */
export async function newestContribution(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<string | null> {
  const rows = await tx.run(sql<{ id: string }>`select c.id from contribution c
    where c.tenant_id = ${tenantId} and c.approach_id = ${approachId} order by c.id desc limit 1`);
  return rows[0]?.id ?? null;
}

/** Counts what residents said in an approach. */
export async function consultFacts(
  tx: Tx,
  tenantId: string,
  approachId: string,
  today: Day,
): Promise<ConsultFacts> {
  const said = sql`c.origin = 'resident' and ${isCounted}`;
  const rows = await tx.run(sql<ConsultFacts>`
    select count(*) filter (where ${said}) as said,
      max(c.received_at) filter (where ${said}) as "saidAt",
      count(*) filter (where ${said} and c.form = 'sound') as spoken,
      max(c.received_at) filter (where ${said} and c.form = 'sound') as "spokenAt",
      count(*) filter (where c.origin = 'note' and ${isCounted}) as notes,
      max(c.received_at) filter (where c.origin = 'note' and ${isCounted}) as "notesAt",
      count(*) filter (where c.state = any(${[...todoStates]}::text[])
        and c.due_on < ${today}) as late,
      count(*) filter (where c.state = 'reopened') as reopened
    from contribution c where c.tenant_id = ${tenantId} and c.approach_id = ${approachId}`);
  const [facts] = rows;
  if (!facts) throw new Error('a count gives one row');
  return facts;
}

/**
 * Counts how answers of an approach fared: per contribution the first final answer that was told, and
 * whether the person ever said something of one.
 * @param zone in which days begin and end
 */
export async function answerFacts(
  tx: Tx,
  tenantId: string,
  approachId: string,
  zone: string,
): Promise<AnswerFacts> {
  const rows = await tx.run(sql<AnswerFacts>`
    select count(*) as delivered, max(x.delivered_on) as "deliveredOn",
      percentile_disc(0.5) within group (order by x.delivered_on - x.received_on) as "medianDays",
      count(*) filter (where x.replied_at is not null) as replied,
      max(x.replied_at) as "repliedAt",
      count(*) filter (where x.contested_at is not null) as contested,
      max(x.contested_at) as "contestedAt"
    from (select (c.received_at at time zone ${zone})::date as received_on,
        min(d.delivered_on) as delivered_on,
        max(d.replied_at) filter (where d.reply is not null) as replied_at,
        max(d.replied_at) filter (where d.reply = 'no-answer') as contested_at
      from contribution c
      join answer_delivery d on d.tenant_id = c.tenant_id and d.contribution_id = c.id
      join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id and a.kind = 'final'
      where c.tenant_id = ${tenantId} and c.approach_id = ${approachId} and ${isCounted}
        and d.delivered_on is not null
      group by c.id, c.received_at) x`);
  const [facts] = rows;
  if (!facts) throw new Error('a count gives one row');
  return facts;
}
