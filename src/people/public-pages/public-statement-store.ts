import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import type { Conformance, PublicStatement } from './public-statement.ts';

interface PublicStatementTable {
  tenant_id: string;
  accessibility: Conformance | null;
  examined_on: string | null;
  examined_by: string | null;
  report_url: string | null;
  known_problems: string | null;
  contact: string | null;
  signed_by: string | null;
  stated_on: string | null;
  security_contact: string | null;
  version: number;
  changed_by: string;
  changed_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    public_statement: PublicStatementTable;
  }
}

/** What the workspace says of its own site, or null. */
export async function publicStatementOf(tx: Tx, tenantId: string): Promise<PublicStatement | null> {
  const rows = await tx.run(
    query.selectFrom('public_statement').selectAll().where('tenant_id', '=', tenantId),
  );
  const row = rows[0];
  if (!row) return null;
  return {
    accessibility: row.accessibility,
    examinedOn: row.examined_on,
    examinedBy: row.examined_by,
    reportUrl: row.report_url,
    knownProblems: row.known_problems,
    contact: row.contact,
    signedBy: row.signed_by,
    statedOn: row.stated_on,
    securityContact: row.security_contact,
    version: row.version,
  };
}

/**
 * Keeps a statement over the version that somebody had seen.
 * @returns false, and changes nothing, when somebody else was first
 */
export async function keepStatement(
  tx: Tx,
  tenantId: string,
  statement: PublicStatement,
  made: { by: string; at: Date },
): Promise<boolean> {
  const next = {
    accessibility: statement.accessibility,
    examined_on: statement.examinedOn,
    examined_by: statement.examinedBy,
    report_url: statement.reportUrl,
    known_problems: statement.knownProblems,
    contact: statement.contact,
    signed_by: statement.signedBy,
    stated_on: statement.statedOn,
    security_contact: statement.securityContact,
    version: statement.version + 1,
    changed_by: made.by,
    changed_at: made.at,
  };
  const rows =
    statement.version === 0
      ? await tx.run(
          query
            .insertInto('public_statement')
            .values({ tenant_id: tenantId, ...next })
            .onConflict((conflict) => conflict.column('tenant_id').doNothing())
            .returning(sql<number>`1`.as('kept')),
        )
      : await tx.run(
          query
            .updateTable('public_statement')
            .set(next)
            .where('tenant_id', '=', tenantId)
            .where('version', '=', statement.version)
            .returning(sql<number>`1`.as('kept')),
        );
  return rows.length > 0;
}
