import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** A letter as the person to whom it went may know of it. */
export interface LetterToPerson {
  readonly kind: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** Every letter to one account that is still known, newest first. */
export async function lettersTo(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<LetterToPerson[]> {
  return tx.run(sql<LetterToPerson>`select kind, created_at as "createdAt", sent_at as "sentAt"
    from letter where tenant_id = ${tenantId} and to_account_id = ${accountId}
    order by created_at desc`);
}
