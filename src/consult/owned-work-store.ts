import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** What of this room can hang on a person. */
export const consultKinds = [
  'answer',
  'answered',
  'write-out',
  'link',
  'goal',
  'check',
  'checker',
  'bring',
] as const;
export type ConsultKind = (typeof consultKinds)[number];

/** How much of one kind hangs on someone, in one approach. */
export interface OwnedCount {
  readonly key: ConsultKind;
  readonly approachId: string;
  readonly count: number;
}

const inHand = sql`c.state not in ('answered', 'set-aside', 'withdrawn')`;

/** Each kind as rows of an approach with the id of who has it. */
const owned = (
  tenantId: string,
  whose: (column: string) => ReturnType<typeof sql>,
): Readonly<Record<ConsultKind, ReturnType<typeof sql>>> => ({
  answer: sql`select c.approach_id, c.owner_id as owner from contribution c
    where c.tenant_id = ${tenantId} and ${whose('c.owner_id')} and ${inHand}`,
  // the person may still say that it is no answer: then somebody has to take it up
  answered: sql`select c.approach_id, c.owner_id as owner from contribution c
    where c.tenant_id = ${tenantId} and ${whose('c.owner_id')} and c.state = 'answered'`,
  'write-out': sql`select c.approach_id, c.write_out_owner_id as owner from contribution c
    where c.tenant_id = ${tenantId} and ${whose('c.write_out_owner_id')} and c.form = 'sound'
      and c.write_out_owner_id is not null and c.written_out_at is null and c.state not in ('set-aside', 'withdrawn')`,
  link: sql`select l.approach_id, l.owner_id as owner from link l
    where l.tenant_id = ${tenantId} and ${whose('l.owner_id')}`,
  goal: sql`select g.approach_id, g.owner_id as owner from goal g
    where g.tenant_id = ${tenantId} and ${whose('g.owner_id')} and g.state = 'open'`,
  check: sql`select a.approach_id, a.checker_id as owner from answer a
    where a.tenant_id = ${tenantId} and ${whose('a.checker_id')} and a.status = 'to-check'
      and a.checker_id is not null`,
  checker: sql`select k.approach_id, k.account_id as owner from answer_checker k
    where k.tenant_id = ${tenantId} and ${whose('k.account_id')}`,
  bring: sql`select a.approach_id, d.bringer_id as owner from answer_delivery d
    join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
    where d.tenant_id = ${tenantId} and ${whose('d.bringer_id')} and d.delivered_on is null and d.bringer_id is not null`,
});

/**
 * What hangs on one person, per approach and kind. `offset 0` keeps the grouping out of the search:
 * without it all messages are read in the order of their approach (measured: three times as long).
 */
export function ownedCounts(tx: Tx, tenantId: string, accountId: string): Promise<OwnedCount[]> {
  const rows = owned(tenantId, (column) => sql`${sql.ref(column)} = ${accountId}`);
  const counts = consultKinds.map(
    (kind) => sql`select ${kind}::text as key, o.approach_id as "approachId", count(*) as count
      from (${rows[kind]} offset 0) o group by o.approach_id`,
  );
  return tx.run(sql<OwnedCount>`${sql.join(counts, sql` union all `)}`);
}

/**
 * Everyone on whom something can hang: also who has only messages that ended. Goes from owner to owner
 * by the index, and reads no message twice.
 */
export async function ownersOfWork(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = owned(tenantId, () => sql`true`);
  const kinds = consultKinds.filter((kind) => kind !== 'answer' && kind !== 'answered');
  const others = kinds.map((kind) => sql`select o.owner from (${rows[kind]}) o`);
  const next = (after: ReturnType<typeof sql>) => sql`select c.owner_id from contribution c
    where c.tenant_id = ${tenantId} and ${after} order by c.owner_id limit 1`;
  const found = await tx.run(
    sql<{ owner: string }>`with recursive o (owner) as (
        (${next(sql`true`)})
        union all
        select (${next(sql`c.owner_id > o.owner`)}) from o where o.owner is not null)
      select owner from o where owner is not null union ${sql.join(others, sql` union `)}`,
  );
  return found.map(({ owner }) => owner);
}

/** Work of one approach that goes from one person to another. */
export interface Move {
  readonly tenantId: string;
  readonly approachId: string;
  readonly from: string;
  readonly to: string;
  /** Who checks instead what the one who takes over wrote: nobody checks their own words. */
  readonly coordinatorId: string;
}

/** Gives messages to someone else; gives their ids. */
export async function moveMessages(
  tx: Tx,
  { tenantId, approachId, from, to }: Omit<Move, 'coordinatorId'>,
  which: 'answer' | 'answered' | 'write-out',
): Promise<string[]> {
  const of = sql`tenant_id = ${tenantId} and approach_id = ${approachId}`;
  const rows = await tx.run(
    which === 'write-out'
      ? sql<{ id: string }>`update contribution set write_out_owner_id = ${to}
          where ${of} and write_out_owner_id = ${from} and form = 'sound'
            and written_out_at is null and state not in ('set-aside', 'withdrawn')
          returning id`
      : sql<{ id: string }>`update contribution set owner_id = ${to}
          where ${of} and owner_id = ${from} and ${
            which === 'answered'
              ? sql`state = 'answered'`
              : sql`state not in ('answered', 'set-aside', 'withdrawn')`
          } returning id`,
  );
  return rows.map(({ id }) => id);
}

/** Gives links, goals or the checking and bringing of answers to someone else; gives what an event may name. */
export async function moveOthers(
  tx: Tx,
  { tenantId, approachId, from, to, coordinatorId }: Move,
  which: Exclude<ConsultKind, 'answer' | 'answered' | 'write-out'>,
): Promise<string[]> {
  const inApproach = sql`tenant_id = ${tenantId} and approach_id = ${approachId}`;
  const statements = {
    link: sql<{
      id: string;
    }>`update link set owner_id = ${to} where ${inApproach} and owner_id = ${from}
      returning id`,
    goal: sql<{ id: string }>`update goal set owner_id = ${to}
      where ${inApproach} and owner_id = ${from} and state = 'open' returning id`,
    check: sql<{ id: string }>`update answer
      set checker_id = case when written_by = ${to} then ${coordinatorId} else ${to} end::uuid
      where ${inApproach} and checker_id = ${from} and status = 'to-check' returning id`,
    checker: sql<{ id: string }>`update answer_checker set account_id = ${to}
      where ${inApproach} and account_id = ${from} returning approach_id as id`,
    bring: sql<{ id: string }>`update answer_delivery d set bringer_id = ${to} from answer a
      where d.tenant_id = ${tenantId} and d.bringer_id = ${from} and d.delivered_on is null
        and a.tenant_id = d.tenant_id and a.id = d.answer_id and a.approach_id = ${approachId}
      returning a.id`,
  };
  const rows = await tx.run(statements[which]);
  return [...new Set(rows.map(({ id }) => id))];
}
