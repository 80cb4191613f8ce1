import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import type { Day } from '../../web/calendar.ts';
import type { PersonRequest, Refusal, RequestKind, RequestWay } from './request.ts';

const columns = sql`r.id, r.kind, r.through, r.account_id as "accountId",
  people_name(r.account_id) as "accountName", r.asked_on as "askedOn", r.due_on as "dueOn",
  r.extended_on as "extendedOn", r.state, r.refused_why as "refusedWhy", r.closed_on as "closedOn",
  people_name(r.closed_by) as "closedBy", r.version,
  (select coalesce(jsonb_agg(k.contribution_id order by k.contribution_id), '[]'::jsonb)
    from person_request_contribution k
    where k.tenant_id = r.tenant_id and k.request_id = r.id) as "contributionIds"`;

/** Requests that wait, the first due first. */
export async function openRequests(
  tx: Tx,
  tenantId: string,
  limit: number,
): Promise<PersonRequest[]> {
  return tx.run(sql<PersonRequest>`select ${columns} from person_request r
    where r.tenant_id = ${tenantId} and r.state = 'open' order by r.due_on, r.id limit ${limit}`);
}

/** How many requests wait, and how many of those should have been handled before this day. */
export async function countOpen(
  tx: Tx,
  tenantId: string,
  today: Day,
): Promise<{ readonly open: number; readonly late: number }> {
  const rows = await tx.run(
    sql<{ open: number; late: number }>`select count(*)::integer as open,
        (count(*) filter (where due_on < ${today}))::integer as late
      from person_request where tenant_id = ${tenantId} and state = 'open'`,
  );
  return rows[0] ?? { open: 0, late: 0 };
}

/** Requests that were handled, newest first. */
export async function closedRequests(
  tx: Tx,
  tenantId: string,
  limit: number,
): Promise<PersonRequest[]> {
  return tx.run(sql<PersonRequest>`select ${columns} from person_request r
    where r.tenant_id = ${tenantId} and r.state <> 'open'
    order by r.closed_on desc, r.id desc limit ${limit}`);
}

/** One request, or null; `id` may be what someone typed. */
export async function requestOfId(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<PersonRequest | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(sql<PersonRequest>`select ${columns} from person_request r
    where r.tenant_id = ${tenantId} and r.id = ${id}`);
  return rows[0] ?? null;
}

/** Keeps a request from changing until the transaction ends, and reads it as it is then. */
export async function lockRequest(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<PersonRequest | null> {
  if (!isId(id)) return null;
  await tx.run(sql`select 1 from person_request
    where tenant_id = ${tenantId} and id = ${id} for update`);
  return requestOfId(tx, tenantId, id);
}

/** An open request of this kind about any of these, or null. */
export async function openAbout(
  tx: Tx,
  tenantId: string,
  about: { kind: RequestKind; accountId: string | null; contributionIds: readonly string[] },
): Promise<string | null> {
  const rows = await tx.run(sql<{ id: string }>`select r.id from person_request r
    where r.tenant_id = ${tenantId} and r.state = 'open' and r.kind = ${about.kind}
      and (r.account_id = ${about.accountId}::uuid
        or exists (select from person_request_contribution k
          where k.tenant_id = r.tenant_id and k.request_id = r.id
            and k.contribution_id = any(${[...about.contributionIds]}::uuid[])))
    order by r.id limit 1`);
  return rows[0]?.id ?? null;
}

export interface NewRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly through: RequestWay;
  readonly accountId: string | null;
  readonly contributionIds: readonly string[];
  readonly askedOn: Day;
  readonly dueOn: Day;
  readonly state: 'open' | 'done';
  readonly closedOn: Day | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
}

/** Adds a request with the contributions that it is about. */
export async function insertRequest(tx: Tx, tenantId: string, request: NewRequest): Promise<void> {
  await tx.run(sql`insert into person_request (tenant_id, id, kind, through, account_id, asked_on, due_on,
      state, closed_on, recorded_by, recorded_at, version)
    values (${tenantId}, ${request.id}, ${request.kind}, ${request.through}, ${request.accountId}::uuid,
      ${request.askedOn}, ${request.dueOn}, ${request.state}, ${request.closedOn}::date,
      ${request.recordedBy}::uuid, ${request.recordedAt}, 1)`);
  await tx.run(sql`insert into person_request_contribution (tenant_id, request_id, contribution_id)
    select ${tenantId}, ${request.id}, value
    from unnest(${[...request.contributionIds]}::uuid[]) as value`);
}

/** Whether this was done for this contribution or account on this day already. */
export async function wasServed(
  tx: Tx,
  tenantId: string,
  about: { through: 'code' | 'account'; subjectId: string; on: Day },
): Promise<boolean> {
  const rows = await tx.run(sql`select 1 from person_request r
    where r.tenant_id = ${tenantId} and r.kind = 'export' and r.through = ${about.through}
      and r.closed_on = ${about.on} and r.state <> 'open'
      and (r.account_id = ${about.subjectId} or exists (select from person_request_contribution k
        where k.tenant_id = r.tenant_id and k.request_id = r.id
          and k.contribution_id = ${about.subjectId}))
    limit 1`);
  return rows.length > 0;
}

/** Closes a request as done or refused. */
export async function closeRequest(
  tx: Tx,
  tenantId: string,
  closed: { id: string; refusedWhy: Refusal | null; on: Day; by: string },
): Promise<void> {
  const state = closed.refusedWhy === null ? 'done' : 'refused';
  await tx.run(sql`update person_request set state = ${state}, refused_why = ${closed.refusedWhy}::text,
      closed_on = ${closed.on}, closed_by = ${closed.by}, version = version + 1
    where tenant_id = ${tenantId} and id = ${closed.id}`);
}

/** Gives a request more time. */
export async function extendRequest(
  tx: Tx,
  tenantId: string,
  { id, on, dueOn }: { id: string; on: Day; dueOn: Day },
): Promise<void> {
  await tx.run(sql`update person_request set extended_on = ${on}, due_on = ${dueOn},
      version = version + 1
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** What was asked about one contribution, newest first. */
export async function requestsAbout(
  tx: Tx,
  tenantId: string,
  contributionId: string,
): Promise<PersonRequest[]> {
  return tx.run(sql<PersonRequest>`select ${columns} from person_request r
    where r.tenant_id = ${tenantId} and exists (select from person_request_contribution k
      where k.tenant_id = r.tenant_id and k.request_id = r.id
        and k.contribution_id = ${contributionId})
    order by r.asked_on desc, r.id desc`);
}
