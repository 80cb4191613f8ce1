import type { Tx } from '../../db/database.ts';
import { query } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import type { Account, Level, Role } from './account.ts';

interface AccountTable {
  tenant_id: string;
  id: string;
  name: string;
  email: string;
  role: Role;
  organisation_id: string | null;
  level: Level | null;
  active: boolean;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    account: AccountTable;
  }
}

/** Accounts with the name of their organisation. */
const accounts = (tenantId: string) =>
  query
    .selectFrom('account as a')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'a.tenant_id').onRef('o.id', '=', 'a.organisation_id'),
    )
    .select([
      'a.id',
      'a.name',
      'a.email',
      'a.role',
      'a.organisation_id as organisationId',
      'o.name as organisation',
      'a.level',
    ])
    .where('a.tenant_id', '=', tenantId)
    .where('a.active', '=', true);

/** Everyone with an active account, by name as Dutch sorts it. */
export async function activeAccounts(tx: Tx, tenantId: string): Promise<Account[]> {
  const rows = await tx.run(accounts(tenantId));
  // PGlite has no Dutch collation
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** One active account, or null; `id` may be what someone typed. */
export async function accountOfId(tx: Tx, tenantId: string, id: string): Promise<Account | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(accounts(tenantId).where('a.id', '=', id));
  return rows[0] ?? null;
}

/** One active account by e-mail address (any case), or null. */
export async function accountOfEmail(
  tx: Tx,
  tenantId: string,
  email: string,
): Promise<Account | null> {
  const rows = await tx.run(accounts(tenantId).where('a.email', '=', email.trim().toLowerCase()));
  return rows[0] ?? null;
}

/** Adds an account. The caller has checked that the address is free. */
export async function insertAccount(
  tx: Tx,
  tenantId: string,
  account: Omit<Account, 'organisation'>,
  createdAt: Date,
): Promise<void> {
  await tx.run(
    query.insertInto('account').values({
      tenant_id: tenantId,
      id: account.id,
      name: account.name,
      email: account.email.trim().toLowerCase(),
      role: account.role,
      organisation_id: account.organisationId,
      level: account.level,
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
