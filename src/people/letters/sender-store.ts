import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** Sets from whom letters of a workspace come, and where answers go; null: as the installation has it. */
export async function setSender(
  tx: Tx,
  tenantId: string,
  sender: { from: string | null; replyTo: string | null },
): Promise<void> {
  await tx.run(
    sql`update workspace set mail_from = ${sender.from}, mail_reply_to = ${sender.replyTo}
      where tenant_id = ${tenantId}`,
  );
}
