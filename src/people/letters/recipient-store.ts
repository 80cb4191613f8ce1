import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { FindRecipient, Recipient } from '../../mail/letter.ts';
import { coalitionTagOf, residentTagOf } from '../../web/locales.ts';
import { isSeat, type Role } from '../accounts/account.ts';

interface Letterhead {
  readonly workspaceName: string;
  readonly baseUrl: string | null;
  readonly zone: string;
  readonly mailFrom: string | null;
  readonly mailReplyTo: string | null;
}
interface RecipientRow extends Letterhead {
  readonly name: string;
  readonly address: string;
  readonly role: Role;
  readonly locale: string | null;
}

const letterhead = sql`w.name as "workspaceName", w.base_url as "baseUrl", w.zone,
  w.mail_from as "mailFrom", w.mail_reply_to as "mailReplyTo"`;

/**
 * Looks up who gets a letter: null when that person's account is closed. A guest is who the letter says.
 * @param baseUrl address of the first workspace
 */
export function findRecipient(baseUrl: string): FindRecipient {
  const workspaceOf = ({ workspaceName, zone, mailFrom, mailReplyTo, ...row }: Letterhead) => ({
    name: workspaceName,
    baseUrl: row.baseUrl ?? baseUrl,
    ...{ zone, mailFrom, mailReplyTo },
  });
  return async (tx: Tx, tenantId, accountId, guest = null): Promise<Recipient | null> => {
    if (guest) {
      const [row] = await tx.run(
        sql<Letterhead>`select ${letterhead} from workspace w where w.tenant_id = ${tenantId}`,
      );
      return row ? { name: '', ...guest, workspace: workspaceOf(row) } : null;
    }
    const [row] = await tx.run(
      sql<RecipientRow>`select a.name, a.email as address, a.role, a.locale, ${letterhead}
        from account a join workspace w on w.tenant_id = a.tenant_id
        where a.tenant_id = ${tenantId} and a.id = ${accountId} and a.active`,
    );
    if (!row) return null;
    const { name, address, role } = row;
    const locale = isSeat(role) ? residentTagOf(row.locale) : coalitionTagOf(row.locale);
    return { name, address, locale, workspace: workspaceOf(row) };
  };
}
