import type { Tx } from '../../db/database.ts';
import { query } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import type { Account, Role } from './account.ts';

interface AccountTable {
  tenant_id: string;
  id: string;
  name: string;
  email: string;
  role: Role;
  organisation: string | null;
  active: boolean;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    account: AccountTable;
  }
}

const columns = ['id', 'name', 'email', 'role', 'organisation'] as const;

/** Everyone with an active account, by name as Dutch sorts it. */
export async function activeAccounts(tx: Tx, tenantId: string): Promise<Account[]> {
  const rows = await tx.run(
    query
      .selectFrom('account')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('active', '=', true),
  );
  // PGlite has no Dutch collation
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** One active account, or null; `id` may be what someone typed. */
export async function accountOfId(tx: Tx, tenantId: string, id: string): Promise<Account | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(
    query
      .selectFrom('account')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('active', '=', true),
  );
  return rows[0] ?? null;
}

/** One active account by e-mail address (any case), or null. */
export async function accountOfEmail(
  tx: Tx,
  tenantId: string,
  email: string,
): Promise<Account | null> {
  const rows = await tx.run(
    query
      .selectFrom('account')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('email', '=', email.trim().toLowerCase())
      .where('active', '=', true),
  );
  return rows[0] ?? null;
}

/** Adds an account. The caller has checked that the address is free. */
export async function insertAccount(
  tx: Tx,
  tenantId: string,
  account: Account,
  createdAt: Date,
): Promise<void> {
  await tx.run(
    query.insertInto('account').values({
      tenant_id: tenantId,
      id: account.id,
      name: account.name,
      email: account.email.trim().toLowerCase(),
      role: account.role,
      organisation: account.organisation,
      active: true,
      created_at: createdAt,
    }),
  );
}

/** Whether someone, also someone who left, has this address (in lower case). */
export async function addressIsKnown(tx: Tx, tenantId: string, email: string): Promise<boolean> {
  const rows = await tx.run(
    query
      .selectFrom('account')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('email', '=', email),
  );
  return rows.length > 0;
}
