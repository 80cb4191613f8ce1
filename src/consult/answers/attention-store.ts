import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Level } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';

/** What contributions and answers ask of a person, in the order of what weighs most on one day. */
export const asks = [
  'reopened',
  'returned',
  'check',
  'checkLate',
  'explain',
  'promised',
  'answer',
  'bring',
  'bringInterim',
  'bringLate',
  'aside',
  'writeOut',
  'unowned',
] as const;
export type Ask = (typeof asks)[number];

/** One thing asked: about which contribution, with one of the people it waits for. */
export interface Asked {
  readonly ask: Ask;
  /** The contribution to open. */
  readonly id: string;
  /** What it is about: the contribution, or the answer. */
  readonly subjectId: string;
  readonly receivedAt: Date;
  readonly dueOn: Day;
  readonly level: Level;
  readonly name: string | null;
  /** All that is asked of this person, of every kind. */
  readonly total: number;
}

/** The answer of each of these contributions that is ready to be brought: the newest, brought by nobody yet. */
const unbrought = (which: ReturnType<typeof sql>) => sql`
  select distinct on (c.id) case when d.bringer_id is not null then 'bringLate'
      when a.kind = 'interim' then 'bringInterim' else 'bring' end as ask,
    c.id, c.received_at, c.level, d.bringer_id, d.returned_at,
    case when a.kind = 'interim' then coalesce(d.due_before, c.due_on) else c.due_on end as due_on
  from contribution c
    join answer_delivery d on d.tenant_id = c.tenant_id and d.contribution_id = c.id
      and d.delivered_on is null
    join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id and a.status = 'checked'
      and (a.kind = 'interim') = (c.state = 'interim')
  where ${which} and c.state in ('written', 'interim')
  order by c.id, a.id desc`;

/**
 * What waits for this person, first due first, at most `limit`; `total` counts everything.
 * @param who.standsFor ids for whom this person may check: their own, and those they stand in for
 * @param who.leads also what nobody owns any more, what waits too long for who checks it, and what a
 *   colleague wants to set aside
 * @param who.today from which day on the owner hears that a colleague did not check or bring it
 */
export function askedOf(
  tx: Tx,
  tenantId: string,
  who: {
    accountId: string;
    standsFor: readonly string[];
    leads: boolean;
    today: Day;
    limit: number;
  },
): Promise<Asked[]> {
  const { accountId, today } = who;
  const mine = sql`c.tenant_id = ${tenantId} and c.owner_id = ${accountId}`;
  return tx.run(sql<Asked>`
    select s.ask, s.id, s.subject_id as "subjectId", s.received_at as "receivedAt",
      s.due_on as "dueOn", s.level, people_name(s.who) as name, s.total
    from (select o.*, count(*) over ()::int as total from (
      select case c.state when 'open' then 'answer' when 'interim' then 'promised' else c.state end as ask,
        c.id, c.id as subject_id, c.received_at, c.due_on, c.level, null::uuid as who
      from contribution c
      where ${mine} and c.state in ('open', 'interim', 'explain', 'reopened')
        and not exists (select from answer_delivery d join answer a on a.tenant_id = d.tenant_id
            and a.id = d.answer_id and a.status = 'returned' and a.written_by = ${accountId}
          where d.tenant_id = c.tenant_id and d.contribution_id = c.id)
      union all
      select w.ask, w.id, w.id, w.received_at, w.due_on, w.level, w.bringer_id
      from (${unbrought(mine)}) w
      where w.returned_at is null and (w.bringer_id is null
        or (w.bringer_id <> ${accountId} and w.due_on < ${today}))
      union all
      select 'writeOut', c.id, c.id, c.received_at, coalesce(c.write_out_due_on, c.due_on), c.level, null
      from contribution c
      where c.tenant_id = ${tenantId} and c.write_out_owner_id = ${accountId}
        and c.written_out_at is null and c.form = 'sound'
        and c.state not in ('set-aside', 'set-aside-proposed', 'withdrawn')
      union all
      (select distinct on (a.id) 'check', c.id, a.id, c.received_at, c.due_on, a.level, a.written_by
      from answer a join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
        join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
          and c.state = 'checking'
      where a.tenant_id = ${tenantId} and a.status = 'to-check'
        and a.checker_id = any(${[...who.standsFor]}::uuid[]) and a.written_by <> ${accountId}
      order by a.id, c.due_on)
      union all
      (select distinct on (a.id) 'checkLate', c.id, a.id, c.received_at, c.due_on, a.level, a.checker_id
      from answer a join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
        join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
          and c.state = 'checking' and c.due_on < ${today}
      where a.tenant_id = ${tenantId} and a.status = 'to-check' and (${who.leads} or ${mine})
        and a.checker_id <> all(${[...who.standsFor]}::uuid[])
      order by a.id, c.due_on)
      union all
      (select distinct on (a.id) 'returned', c.id, a.id, c.received_at, c.due_on, a.level, a.checker_id
      from answer a join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
        join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
          and c.state in ('open', 'interim', 'explain', 'reopened')
      where a.tenant_id = ${tenantId} and a.status = 'returned' and a.written_by = ${accountId}
      order by a.id, c.due_on)
      union all
      select 'aside', c.id, c.id, c.received_at, c.due_on, c.level, s.proposed_by
      from set_aside s join contribution c on c.tenant_id = s.tenant_id and c.id = s.contribution_id
        and c.state = 'set-aside-proposed'
      where s.tenant_id = ${tenantId} and s.confirmed_at is null and s.proposed_by <> ${accountId}
        and (${who.leads} or ${mine})
      union all
      select 'unowned', c.id, c.id, c.received_at, c.due_on, c.level, c.owner_id
      from contribution c
      where c.tenant_id = ${tenantId} and ${who.leads}
        and c.state in ('open', 'interim', 'explain', 'reopened', 'checking', 'written')
        and not exists (select from account o
          where o.tenant_id = c.tenant_id and o.id = c.owner_id and o.active)
    ) o order by o.due_on, array_position(${[...asks]}::text[], o.ask), o.id limit ${who.limit}) s`);
}
