import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { GoalState, PresenceKind } from './goal.ts';

/** A goal without its words, as reports tell it: of one version who was there, and of now how it stands. */
export interface GoalFacts {
  readonly id: string;
  readonly state: GoalState;
  readonly createdAt: Date;
  readonly decidedOn: Day | null;
  /** The kinds of who was there when it was decided. */
  readonly there: readonly PresenceKind[];
  /** How residents who were there are described; names of nobody. */
  readonly residents: readonly string[];
  /** Whether a resident partner said: this is how it was decided. */
  readonly isConfirmed: boolean;
  readonly changeId: string;
  readonly noticeId: string | null;
  readonly inputId: string | null;
}

/**
 * Goals of an approach without their words, last decided first.
 * @param wanted ids with the moment at which a copy was made: told is of the version as it was then; null:
 *   all goals, of their newest version
 */
export function goalFacts(
  tx: Tx,
  tenantId: string,
  approachId: string,
  wanted: readonly { readonly id: string; readonly at: Date }[] | null,
): Promise<GoalFacts[]> {
  const chosen = wanted
    ? sql`join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(id uuid, at timestamptz)
        on w.id = g.id`
    : sql`cross join (select null::timestamptz as at) w`;
  return tx.run(sql<GoalFacts>`select g.id, g.state, g.created_at as "createdAt",
      v.decided_on as "decidedOn", v.change_text_id as "changeId", v.notice_text_id as "noticeId",
      v.input_text_id as "inputId",
      array(select distinct p.kind from goal_presence p where p.tenant_id = v.tenant_id
        and p.goal_id = v.goal_id and p.version = v.version order by p.kind) as there,
      array(select p.description from goal_presence p where p.tenant_id = v.tenant_id
        and p.goal_id = v.goal_id and p.version = v.version and p.kind = 'residents'
        and p.description is not null order by p.place) as residents,
      exists (select from goal_word o where o.tenant_id = v.tenant_id and o.goal_id = v.goal_id
        and o.version = v.version) as "isConfirmed"
    from goal g ${chosen}
    join goal_version v on v.tenant_id = g.tenant_id and v.goal_id = g.id
      and v.version = coalesce((select max(o.version) from goal_version o
        where o.tenant_id = g.tenant_id and o.goal_id = g.id and o.made_at <= w.at), g.version)
    where g.tenant_id = ${tenantId} and g.approach_id = ${approachId}
    order by v.decided_on desc nulls last, g.id desc`);
}
