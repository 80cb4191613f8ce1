import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Day } from '../web/calendar.ts';

/** When, in which language and about what something was said: a month, since a day could be somebody's. */
export interface SaidFacts {
  readonly id: string;
  readonly locale: string;
  /** Year and month (`2026-04`). */
  readonly month: string;
  readonly themes: readonly string[];
}

/** Facts of contributions, in no order; what was taken back is left out. */
export function saidFacts(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  zone: string,
): Promise<SaidFacts[]> {
  return tx.run(sql<SaidFacts>`select c.id, c.locale,
      to_char(c.received_at at time zone ${zone}, 'YYYY-MM') as month,
      array(select x.theme_id from theme_contribution x
        where x.tenant_id = c.tenant_id and x.contribution_id = c.id order by x.theme_id) as themes
    from contribution c where c.tenant_id = ${tenantId} and c.id = any(${[...ids]}::uuid[])
      and c.state not in ('withdrawn', 'set-aside')`);
}

/** Of which day an answer is, and to how many contributions it was told. */
export interface GivenFacts {
  readonly id: string;
  /** The first day on which somebody was told; null: nobody was. */
  readonly givenOn: Day | null;
  readonly deliveredTo: number;
}

/** Facts of answers, in no order. */
export function givenFacts(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<GivenFacts[]> {
  return tx.run(sql<GivenFacts>`select a.id, min(d.delivered_on) as "givenOn",
      count(d.delivered_on) as "deliveredTo"
    from answer a left join answer_delivery d on d.tenant_id = a.tenant_id and d.answer_id = a.id
    where a.tenant_id = ${tenantId} and a.id = any(${[...ids]}::uuid[]) group by a.id`);
}
