import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Level } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';

/** What contributions and answers ask of a person, in the order of what weighs most on one day. */
export const asks = [
  'reopened',
  'returned',
  'check',
  'explain',
  'promised',
  'answer',
  'bring',
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

/**
 * What waits for this person, first due first, at most `limit`; `total` counts everything.
 * @param who.standsFor ids for whom this person may check: their own, and those they stand in for
 * @param who.leads also what nobody owns any more
 */
export function askedOf(
  tx: Tx,
  tenantId: string,
  who: { accountId: string; standsFor: readonly string[]; leads: boolean; limit: number },
): Promise<Asked[]> {
  const { accountId } = who;
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
            and a.id = d.answer_id and a.status = 'returned'
          where d.tenant_id = c.tenant_id and d.contribution_id = c.id)
      union all
      select 'bring', c.id, c.id, c.received_at, c.due_on, c.level, null
      from contribution c
      where ${mine} and c.state = 'written' and not exists (select from answer_delivery d
        where d.tenant_id = c.tenant_id and d.contribution_id = c.id and d.delivered_on is null
          and (d.bringer_id is not null or d.returned_at is not null))
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
      (select distinct on (a.id) 'returned', c.id, a.id, c.received_at, c.due_on, a.level, a.checker_id
      from answer a join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
        join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
          and c.state in ('open', 'interim', 'explain', 'reopened')
      where a.tenant_id = ${tenantId} and a.status = 'returned' and a.written_by = ${accountId}
      order by a.id, c.due_on)
      union all
      select 'unowned', c.id, c.id, c.received_at, c.due_on, c.level, c.owner_id
      from contribution c
      where c.tenant_id = ${tenantId} and ${who.leads}
        and c.state in ('open', 'interim', 'explain', 'reopened', 'checking', 'written')
        and not exists (select from account o
          where o.tenant_id = c.tenant_id and o.id = c.owner_id and o.active)
    ) o order by o.due_on, array_position(${[...asks]}::text[], o.ask), o.id limit ${who.limit}) s`);
}
