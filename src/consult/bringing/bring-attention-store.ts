import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { ReturnReason } from './bringing.ts';
import { waitsToBeTold } from './bringing-store.ts';

/** An answer that one person was asked to bring, to how many. */
export interface AskedToTell {
  readonly answerId: string;
  readonly count: number;
  /** The first that falls due. */
  readonly dueOn: Day;
  /** When it was first asked. */
  readonly askedAt: Date;
}

/** An answer that came back to who answers for it: nobody brings it now. */
export interface CameBack {
  readonly contributionId: string;
  readonly byName: string;
  readonly reason: ReturnReason;
  readonly dueOn: Day;
}

type Row = Omit<AskedToTell, 'answerId' | 'count'> &
  Omit<CameBack, 'dueOn'> & { answerId: string; isMine: boolean };

const later = (one: Date, other: Date): boolean => one.getTime() > other.getTime();

function toldByAnswer(rows: readonly Row[]): AskedToTell[] {
  const found = new Map<string, AskedToTell>();
  for (const { answerId, dueOn, askedAt } of rows) {
    const known = found.get(answerId);
    found.set(answerId, {
      answerId,
      count: (known?.count ?? 0) + 1,
      dueOn: known && known.dueOn < dueOn ? known.dueOn : dueOn,
      askedAt: known && later(askedAt, known.askedAt) ? known.askedAt : askedAt,
    });
  }
  return [...found.values()].sort(
    (a, b) => a.dueOn.localeCompare(b.dueOn) || a.answerId.localeCompare(b.answerId),
  );
}

/**
 * What bringing answers asks of one person, for Deze week: what they were asked to bring, by answer, and
 * what came back of what they answer for; the first due first. In one statement, since both look for the
 * same: an answer that waits to be told.
 */
export async function bringingAsks(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<{ toTell: AskedToTell[]; returned: CameBack[] }> {
  const rows = await tx.run(sql<Row>`
    select d.answer_id as "answerId", d.contribution_id as "contributionId", c.due_on as "dueOn",
      d.bring_asked_at as "askedAt", d.returned_at is null as "isMine",
      case when d.returned_at is not null then coalesce(people_name(d.returned_by), '') end as "byName",
      d.returned_reason as reason
    from (select * from answer_delivery
        where tenant_id = ${tenantId} and bringer_id = ${accountId} and delivered_on is null
      union all
      select * from answer_delivery
        where tenant_id = ${tenantId} and returned_at is not null and delivered_on is null) d
      join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
      join contribution c on c.tenant_id = d.tenant_id and c.id = d.contribution_id
    where d.tenant_id = ${tenantId} and (d.returned_at is null or c.owner_id = ${accountId})
      and ${waitsToBeTold}
    order by c.due_on, c.id`);
  return {
    toTell: toldByAnswer(rows.filter(({ isMine }) => isMine)),
    returned: rows.filter(({ isMine }) => !isMine),
  };
}
