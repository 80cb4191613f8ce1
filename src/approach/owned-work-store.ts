import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** What of an approach can hang on a person. */
export const approachKinds = ['coordinator', 'level', 'decision'] as const;
export type ApproachKind = (typeof approachKinds)[number];

const owned = (tenantId: string): Readonly<Record<ApproachKind, ReturnType<typeof sql>>> => ({
  coordinator: sql`select a.id as approach_id, a.coordinator_id as owner from approach a
    where a.tenant_id = ${tenantId}`,
  level: sql`select l.approach_id, l.account_id as owner from approach_level l
    where l.tenant_id = ${tenantId}`,
  // who looks at it again; one that was replaced is looked at no more
  decision: sql`select d.approach_id, d.owner_id as owner from decision d
    where d.tenant_id = ${tenantId} and not exists (select 1 from decision n
      where n.tenant_id = d.tenant_id and n.replaces_id = d.id)`,
});

/** What hangs on one person, per approach and kind. */
export function ownedCounts(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<{ key: ApproachKind; approachId: string; count: number }[]> {
  const rows = owned(tenantId);
  const counts = approachKinds.map(
    (kind) => sql`select ${kind}::text as key, o.approach_id as "approachId", count(*) as count
      from (${rows[kind]}) o where o.owner = ${accountId} group by o.approach_id`,
  );
  return tx.run(
    sql<{
      key: ApproachKind;
      approachId: string;
      count: number;
    }>`${sql.join(counts, sql` union all `)}`,
  );
}

/** Everyone on whom something can hang. */
export async function ownersOfWork(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = owned(tenantId);
  const owners = approachKinds.map((kind) => sql`select o.owner from (${rows[kind]}) o`);
  const found = await tx.run(sql<{ owner: string }>`${sql.join(owners, sql` union `)}`);
  return found.map(({ owner }) => owner);
}

/** Gives work of one approach from one person to another; gives what an event may name. */
export async function moveWork(
  tx: Tx,
  move: { tenantId: string; approachId: string; from: string; to: string },
  which: ApproachKind,
): Promise<string[]> {
  const { tenantId, approachId, from, to } = move;
  const inApproach = sql`tenant_id = ${tenantId} and approach_id = ${approachId}`;
  const statements = {
    coordinator: sql<{ id: string }>`update approach set coordinator_id = ${to}
      where tenant_id = ${tenantId} and id = ${approachId} and coordinator_id = ${from}
      returning id`,
    level: sql<{ id: string }>`update approach_level set account_id = ${to}
      where ${inApproach} and account_id = ${from} returning approach_id as id`,
    decision: sql<{ id: string }>`update decision d set owner_id = ${to}
      where ${inApproach} and owner_id = ${from} and not exists (select 1 from decision n
        where n.tenant_id = d.tenant_id and n.replaces_id = d.id)
      returning d.id`,
  };
  const rows = await tx.run(statements[which]);
  return [...new Set(rows.map(({ id }) => id))];
}
