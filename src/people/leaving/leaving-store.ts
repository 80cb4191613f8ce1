import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** Ends the sign-in links of one person that nobody used yet. */
export async function endSignInLinks(tx: Tx, tenantId: string, accountId: string): Promise<void> {
  await tx.run(sql`delete from sign_in_link
    where tenant_id = ${tenantId} and account_id = ${accountId} and used_at is null`);
}

/**
 * Ends every way in of one person: sessions, sign-in links, the second factor, who they are at an
 * identity provider. Also whom they stand in for, and who stands in for them.
 */
export async function endWaysIn(tx: Tx, tenantId: string, accountId: string): Promise<void> {
  await endSignInLinks(tx, tenantId, accountId);
  for (const table of ['session', 'second_factor', 'recovery_code', 'account_identity']) {
    await tx.run(sql`delete from ${sql.table(table)}
      where tenant_id = ${tenantId} and account_id = ${accountId}`);
  }
  await tx.run(sql`delete from delegation
    where tenant_id = ${tenantId} and (account_id = ${accountId} or to_account_id = ${accountId})`);
}
