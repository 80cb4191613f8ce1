import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** A term that a workspace chose for a processing; the highest version counts. */
export interface ChosenTerm {
  readonly processing: string;
  readonly version: number;
  readonly days: number;
  readonly reason: string;
  /** Name of who chose it. */
  readonly setBy: string;
  readonly setById: string;
  readonly setAt: Date;
}

const columns = sql`processing, version, days, reason, coalesce(people_name(set_by), '') as "setBy",
  set_by as "setById", set_at as "setAt"`;

/** Every term that a workspace chose for a processing, newest first. */
export async function termsChosen(
  tx: Tx,
  tenantId: string,
  processing: string,
): Promise<ChosenTerm[]> {
  return tx.run(sql<ChosenTerm>`select ${columns} from processing_term
    where tenant_id = ${tenantId} and processing = ${processing} order by version desc`);
}

/** The days that count, per processing; what the workspace left as the register says is not in it. */
export async function daysChosen(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.run(
    sql<{ processing: string; days: number }>`select distinct on (processing) processing, days
      from processing_term where tenant_id = ${tenantId} order by processing, version desc`,
  );
  return new Map(rows.map(({ processing, days }) => [processing, days]));
}

/** Lets one person at a time choose the term of a processing. */
export async function lockTerm(tx: Tx, tenantId: string, processing: string): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`term ${tenantId} ${processing}`}, 0))`,
  );
}

/** Keeps a term that was chosen. */
export async function insertTerm(
  tx: Tx,
  tenantId: string,
  term: Omit<ChosenTerm, 'setBy'>,
): Promise<void> {
  await tx.run(sql`insert into processing_term
      (tenant_id, processing, version, days, reason, set_by, set_at)
    values (${tenantId}, ${term.processing}, ${term.version}, ${term.days}, ${term.reason},
      ${term.setById}, ${term.setAt})`);
}
