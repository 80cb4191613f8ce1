import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';

interface IdentityProviderTable {
  tenant_id: string;
  issuer: string;
  name: string;
  client_id: string;
  sealed_secret: Buffer;
  changed_at: Date;
}
interface AccountIdentityTable {
  tenant_id: string;
  issuer: string;
  subject: string;
  account_id: string;
  linked_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    identity_provider: IdentityProviderTable;
    account_identity: AccountIdentityTable;
  }
}

/** The provider of one workspace as kept. */
export interface KeptProvider {
  readonly issuer: string;
  readonly name: string;
  readonly clientId: string;
  readonly sealedSecret: Buffer;
}

/** The provider of a workspace, or null. */
export async function keptProvider(tx: Tx, tenantId: string): Promise<KeptProvider | null> {
  const rows = await tx.run(
    query
      .selectFrom('identity_provider')
      .select(['issuer', 'name', 'client_id as clientId', 'sealed_secret as sealedSecret'])
      .where('tenant_id', '=', tenantId),
  );
  return rows[0] ?? null;
}

/** Sets the provider of a workspace, in the place of the one before. */
export async function keepProvider(
  tx: Tx,
  tenantId: string,
  provider: KeptProvider,
  now: Date,
): Promise<void> {
  await tx.run(
    sql`insert into identity_provider (tenant_id, issuer, name, client_id, sealed_secret, changed_at)
      values (${tenantId}, ${provider.issuer}, ${provider.name}, ${provider.clientId},
        ${provider.sealedSecret}, ${now})
      on conflict (tenant_id) do update set issuer = excluded.issuer, name = excluded.name,
        client_id = excluded.client_id, sealed_secret = excluded.sealed_secret,
        changed_at = excluded.changed_at`,
  );
}

/** Takes the provider of a workspace away; gives whether there was one. */
export async function deleteProvider(tx: Tx, tenantId: string): Promise<boolean> {
  const rows = await tx.run(
    sql`delete from identity_provider where tenant_id = ${tenantId} returning 1`,
  );
  return rows.length > 0;
}

/** The id of the account that belongs to somebody at a provider, or null. */
export async function accountIdOfIdentity(
  tx: Tx,
  tenantId: string,
  identity: { issuer: string; subject: string },
): Promise<string | null> {
  const rows = await tx.run(
    query
      .selectFrom('account_identity')
      .select('account_id')
      .where('tenant_id', '=', tenantId)
      .where('issuer', '=', identity.issuer)
      .where('subject', '=', identity.subject),
  );
  return rows[0]?.account_id ?? null;
}

/**
 * Links an account to somebody at a provider.
 * @returns false when it is linked to somebody else there: an address that was given to a new person
 *   does not open what belonged to the one before
 */
export async function linkIdentity(
  tx: Tx,
  tenantId: string,
  identity: { issuer: string; subject: string },
  accountId: string,
  now: Date,
): Promise<boolean> {
  const others = await tx.run(
    query
      .selectFrom('account_identity')
      .select('subject')
      .where('tenant_id', '=', tenantId)
      .where('issuer', '=', identity.issuer)
      .where('account_id', '=', accountId),
  );
  if (others.some((one) => one.subject !== identity.subject)) return false;
  await tx.run(
    sql`insert into account_identity (tenant_id, issuer, subject, account_id, linked_at)
      values (${tenantId}, ${identity.issuer}, ${identity.subject}, ${accountId}, ${now})
      on conflict (tenant_id, issuer, subject) do nothing`,
  );
  return true;
}
