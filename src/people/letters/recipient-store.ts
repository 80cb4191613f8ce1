import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { FindRecipient, Recipient } from '../../mail/letter.ts';
import { coalitionTagOf, residentTagOf } from '../../web/locales.ts';
import { isSeat, type Role } from '../accounts/account.ts';

interface RecipientRow {
  readonly name: string;
  readonly address: string;
  readonly role: Role;
  readonly locale: string | null;
  readonly workspaceName: string;
  readonly baseUrl: string | null;
  readonly zone: string;
  readonly mailFrom: string | null;
  readonly mailReplyTo: string | null;
}

/**
 * Looks up who gets a letter: null when that person's account is closed.
 * @param baseUrl address of the first workspace
 */
export function findRecipient(baseUrl: string): FindRecipient {
  return async (tx: Tx, tenantId, accountId): Promise<Recipient | null> => {
    const rows = await tx.run(
      sql<RecipientRow>`select a.name, a.email as address, a.role, a.locale, w.name as "workspaceName",
          w.base_url as "baseUrl", w.zone, w.mail_from as "mailFrom", w.mail_reply_to as "mailReplyTo"
        from account a join workspace w on w.tenant_id = a.tenant_id
        where a.tenant_id = ${tenantId} and a.id = ${accountId} and a.active`,
    );
    const row = rows[0];
    if (!row) return null;
    const { name, address, role, zone, mailFrom, mailReplyTo } = row;
    const locale = isSeat(role) ? residentTagOf(row.locale) : coalitionTagOf(row.locale);
    const workspace = {
      name: row.workspaceName,
      baseUrl: row.baseUrl ?? baseUrl,
      zone,
      mailFrom,
      mailReplyTo,
    };
    return { name, address, locale, workspace };
  };
}
