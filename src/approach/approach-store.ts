import type { Tx } from '../db/database.ts';
import { query, sql } from '../db/sql.ts';
import type { Approach } from './approach.ts';

interface ApproachTable {
  tenant_id: string;
  id: string;
  slug: string;
  title: string;
  purpose: string;
  coordinator_id: string;
  answer_days: number;
  publication_version: number;
  created_at: Date;
}
declare module '../db/sql.ts' {
  interface Tables {
    approach: ApproachTable;
  }
}

const columns = [
  'id',
  'slug',
  'title',
  'purpose',
  'coordinator_id as coordinatorId',
  'answer_days as answerDays',
  'publication_version as publicationVersion',
  'created_at as createdAt',
] as const;

/** The approach at `/aanpak/<slug>`, or null. */
export async function approachOfSlug(
  tx: Tx,
  tenantId: string,
  slug: string,
): Promise<Approach | null> {
  const rows = await tx.run(
    query
      .selectFrom('approach')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('slug', '=', slug),
  );
  return rows[0] ?? null;
}

/** One approach, or null. */
export async function approachOfId(tx: Tx, tenantId: string, id: string): Promise<Approach | null> {
  const rows = await tx.run(
    query
      .selectFrom('approach')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
  return rows[0] ?? null;
}

/** Approaches by id, in no order. */
export async function approachesOfIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Approach[]> {
  if (ids.length === 0) return [];
  return tx.run(
    query
      .selectFrom('approach')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [...ids]),
  );
}

/** All approaches of a workspace, by title as Dutch sorts it. */
export async function allApproaches(tx: Tx, tenantId: string): Promise<Approach[]> {
  const rows = await tx.run(
    query.selectFrom('approach').select(columns).where('tenant_id', '=', tenantId),
  );
  // PGlite has no Dutch collation
  return rows.sort((a, b) => a.title.localeCompare(b.title, 'nl'));
}

/** Adds an approach. False when its address was taken; nothing is written then. */
export async function insertApproach(
  tx: Tx,
  tenantId: string,
  approach: Omit<Approach, 'publicationVersion'>,
): Promise<boolean> {
  const rows = await tx.run(
    query
      .insertInto('approach')
      .values({
        tenant_id: tenantId,
        id: approach.id,
        slug: approach.slug,
        title: approach.title,
        purpose: approach.purpose,
        coordinator_id: approach.coordinatorId,
        answer_days: approach.answerDays,
        publication_version: 1,
        created_at: approach.createdAt,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doNothing())
      .returning('id'),
  );
  return rows.length === 1;
}

/** Locks an approach until the transaction ends: who changes it next waits. */
export async function lockApproach(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.run(sql`select 1 from approach where tenant_id = ${tenantId} and id = ${id} for update`);
}

/** Changes what an approach says of itself. */
export async function updateApproach(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Pick<Approach, 'title' | 'purpose' | 'coordinatorId' | 'answerDays'>,
): Promise<void> {
  await tx.run(
    query
      .updateTable('approach')
      .set({
        title: change.title,
        purpose: change.purpose,
        coordinator_id: change.coordinatorId,
        answer_days: change.answerDays,
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
}

/**
 * Makes every kept copy of this approach's public pages old. Call it in the transaction that
 * publishes, withdraws, moderates, answers, delivers, contests, or changes settings, as its last
 * statement: the row stays locked until that transaction ends.
 */
export async function raisePublicationVersion(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<void> {
  await tx.run(sql`update approach set publication_version = publication_version + 1
    where tenant_id = ${tenantId} and id = ${approachId}`);
}
