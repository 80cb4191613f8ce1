import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type Level, standsInForIds } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';
import { goneOwners } from '../contributions/gone-owner-store.ts';

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

/** Whom an answer in preparation waits for: rows of `prepared`, with the contributions that it goes to. */
const prepared = (tenantId: string) => sql`
  select a.id, a.status, a.written_by, a.checker_id, a.level, d.contribution_id
  from answer a join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
  where a.tenant_id = ${tenantId} and a.status in ('to-check', 'returned')`;

/** Contributions whose owner has no account any more. */
const unowned = (tenantId: string) => sql`
  select 'unowned', c.id, c.id, c.received_at, c.due_on, c.level, c.owner_id
  from (${goneOwners(tenantId)}) gone
  join contribution c on c.tenant_id = ${tenantId} and c.owner_id = gone.id
    and c.state in ('open', 'interim', 'explain', 'reopened', 'checking', 'written')`;

/**
 * What waits for this person, first due first, at most `limit`; `total` counts everything.
 * @param who.leads also what nobody owns any more, what waits too long for who checks it, and what a
 *   colleague wants to set aside
 * @param who.today from which day on the owner hears that a colleague did not check or bring it; also
 *   the day of whose checking this person does: their own, and of those they stand in for
 */
export function askedOf(
  tx: Tx,
  tenantId: string,
  who: { accountId: string; leads: boolean; today: Day; limit: number },
): Promise<Asked[]> {
  const { accountId, today, leads } = who;
  const mine = sql`c.tenant_id = ${tenantId} and c.owner_id = ${accountId}`;
  return tx.run(sql<Asked>`
    with prepared as materialized (${prepared(tenantId)}),
      checks (id) as materialized (${standsInForIds(tenantId, accountId, today)})
    select s.ask, s.id, s.subject_id as "subjectId", s.received_at as "receivedAt",
      s.due_on as "dueOn", s.level, people_name(s.who) as name, s.total
    from (select o.*, count(*) over ()::int as total from (
      select case c.state when 'open' then 'answer' when 'interim' then 'promised' else c.state end as ask,
        c.id, c.id as subject_id, c.received_at, c.due_on, c.level, null::uuid as who
      from contribution c
      where ${mine} and c.state in ('open', 'interim', 'explain', 'reopened')
        and not exists (select from prepared p where p.contribution_id = c.id
          and p.status = 'returned' and p.written_by = ${accountId})
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
      (select distinct on (p.id) p.ask, c.id, p.id, c.received_at, c.due_on, p.level,
        case p.ask when 'check' then p.written_by else p.checker_id end
      from (select p.*, case when p.status = 'returned' then 'returned'
            when p.checker_id in (select id from checks) then 'check'
            when p.checker_id is not null then 'checkLate' end as ask
          from prepared p) p
        join contribution c on c.tenant_id = ${tenantId} and c.id = p.contribution_id
      where case p.ask
        when 'returned' then p.written_by = ${accountId}
          and c.state in ('open', 'interim', 'explain', 'reopened')
        when 'check' then p.written_by <> ${accountId} and c.state = 'checking'
        when 'checkLate' then c.state = 'checking' and c.due_on < ${today}
          and (${leads} or c.owner_id = ${accountId}) end
      order by p.id, c.due_on)
      union all
      select 'aside', c.id, c.id, c.received_at, c.due_on, c.level, s.proposed_by
      from set_aside s join contribution c on c.tenant_id = s.tenant_id and c.id = s.contribution_id
        and c.state = 'set-aside-proposed'
      where s.tenant_id = ${tenantId} and s.confirmed_at is null and s.proposed_by <> ${accountId}
        and (${leads} or c.owner_id = ${accountId})
      ${leads ? sql`union all ${unowned(tenantId)}` : sql``}
    ) o order by o.due_on, array_position(${[...asks]}::text[], o.ask), o.id limit ${who.limit}) s`);
}
