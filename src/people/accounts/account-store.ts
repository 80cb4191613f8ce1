import type { Generated } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import type { Account, Level, Person, Role } from './account.ts';

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
  left_on: string | null;
  /** The language that this person chose last; null while nobody knows. */
  locale: Generated<string | null>;
}
declare module '../../db/sql.ts' {
  interface Tables {
    account: AccountTable;
  }
}

/** Everyone who ever had an account, with the name of their organisation. */
const people = (tenantId: string) =>
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
    .where('a.tenant_id', '=', tenantId);

const accounts = (tenantId: string) => people(tenantId).where('a.active', '=', true);

// PGlite has no Dutch collation
const byName = (a: Account, b: Account) => a.name.localeCompare(b.name, 'nl');

/** Everyone with an active account, by name as Dutch sorts it. */
export async function activeAccounts(tx: Tx, tenantId: string): Promise<Account[]> {
  const rows = await tx.run(accounts(tenantId));
  return rows.sort(byName);
}

/** One active account, or null; `id` may be what someone typed. */
export async function accountOfId(tx: Tx, tenantId: string, id: string): Promise<Account | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(accounts(tenantId).where('a.id', '=', id));
  return rows[0] ?? null;
}

/**
 * One active account that is about to be given work, or null; `id` may be what someone typed. Nobody
 * leaves before this transaction ends, and who is leaving is waited for: work never lands on someone
 * who is just gone.
 */
export async function accountForWork(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Account | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(accounts(tenantId).where('a.id', '=', id).forKeyShare('a'));
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

/** Everyone, also who left, by name as Dutch sorts it. */
export async function everyPerson(tx: Tx, tenantId: string): Promise<Person[]> {
  const rows = await tx.run(people(tenantId).select(['a.active', 'a.left_on as leftOn']));
  return rows.sort(byName);
}

/** One person, also who left, or null; `id` may be what someone typed. */
export async function personOfId(tx: Tx, tenantId: string, id: string): Promise<Person | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(
    people(tenantId).select(['a.active', 'a.left_on as leftOn']).where('a.id', '=', id),
  );
  return rows[0] ?? null;
}

/** Whose address this is (in lower case), also of who left; null: nobody's. */
export async function holderOfAddress(
  tx: Tx,
  tenantId: string,
  email: string,
): Promise<{ id: string; active: boolean } | null> {
  const rows = await tx.run(
    query
      .selectFrom('account')
      .select(['id', 'active'])
      .where('tenant_id', '=', tenantId)
      .where('email', '=', email),
  );
  return rows[0] ?? null;
}

/**
 * Keeps these people, and every administrator, from changing until the transaction ends. In one order:
 * two who change people at the same moment wait for each other, and never both.
 */
export async function lockPeople(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  await tx.run(sql`select 1 from account
    where tenant_id = ${tenantId}
      and (id = any(${[...ids]}::uuid[]) or (role = 'administrator' and active))
    order by id for update`);
}

/** Whether a workspace would still have an administrator without this person. */
export async function hasOtherAdministrator(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<boolean> {
  const rows = await tx.run(
    accounts(tenantId).where('a.role', '=', 'administrator').where('a.id', '<>', id).limit(1),
  );
  return rows.length > 0;
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

/** Changes what is known of someone. The caller has checked that the address is free. */
export async function updateAccount(
  tx: Tx,
  tenantId: string,
  account: Omit<Account, 'organisation'>,
): Promise<void> {
  await tx.run(
    query
      .updateTable('account')
      .set({
        name: account.name,
        email: account.email,
        role: account.role,
        organisation_id: account.organisationId,
        level: account.level,
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', account.id),
  );
}

/** Closes an account (`leftOn`: since when), or opens it again (null). */
export async function setActive(
  tx: Tx,
  tenantId: string,
  id: string,
  leftOn: string | null,
): Promise<void> {
  await tx.run(
    query
      .updateTable('account')
      .set({ active: leftOn === null, left_on: leftOn })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
}
