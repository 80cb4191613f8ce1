import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';

interface SecondFactorTable {
  tenant_id: string;
  account_id: string;
  sealed_secret: Buffer;
  confirmed_at: Date | null;
  last_counter: number;
  wrong_count: number;
  wrong_at: Date | null;
}
interface RecoveryCodeTable {
  tenant_id: string;
  account_id: string;
  code_mac: Buffer;
  used_at: Date | null;
}
declare module '../../db/sql.ts' {
  interface Tables {
    second_factor: SecondFactorTable;
    recovery_code: RecoveryCodeTable;
  }
}

/** The second factor of one person, as kept. */
export interface KeptFactor {
  readonly sealedSecret: Buffer;
  readonly confirmedAt: Date | null;
  readonly lastCounter: number;
  readonly wrongCount: number;
  readonly wrongAt: Date | null;
}

interface Whose {
  readonly tenantId: string;
  readonly accountId: string;
}

/** The second factor of one person, or null; nobody else changes it until the transaction ends. */
export async function lockedFactor(
  tx: Tx,
  { tenantId, accountId }: Whose,
): Promise<KeptFactor | null> {
  const rows = await tx.run(
    query
      .selectFrom('second_factor')
      .select([
        'sealed_secret as sealedSecret',
        'confirmed_at as confirmedAt',
        'last_counter as lastCounter',
        'wrong_count as wrongCount',
        'wrong_at as wrongAt',
      ])
      .where('tenant_id', '=', tenantId)
      .where('account_id', '=', accountId)
      .forUpdate(),
  );
  const row = rows[0];
  return row ? { ...row, lastCounter: Number(row.lastCounter) } : null;
}

/** Keeps a secret that is to be confirmed; one that was confirmed stays. */
export async function keepUnconfirmed(
  tx: Tx,
  { tenantId, accountId }: Whose,
  sealedSecret: Buffer,
): Promise<void> {
  await tx.run(
    sql`insert into second_factor (tenant_id, account_id, sealed_secret, confirmed_at, last_counter,
        wrong_count, wrong_at)
      values (${tenantId}, ${accountId}, ${sealedSecret}, null, 0, 0, null)
      on conflict (tenant_id, account_id) do nothing`,
  );
}

/** What changes of a second factor. */
export type FactorChange = Partial<{
  confirmed_at: Date;
  last_counter: number;
  wrong_count: number;
  wrong_at: Date | null;
}>;

export async function changeFactor(
  tx: Tx,
  { tenantId, accountId }: Whose,
  change: FactorChange,
): Promise<void> {
  await tx.run(
    query
      .updateTable('second_factor')
      .set(change)
      .where('tenant_id', '=', tenantId)
      .where('account_id', '=', accountId),
  );
}

/** Takes the second factor away, with its recovery codes; gives whether there was one. */
export async function deleteFactor(tx: Tx, { tenantId, accountId }: Whose): Promise<boolean> {
  await deleteRecoveryCodes(tx, { tenantId, accountId });
  const rows = await tx.run(
    sql`delete from second_factor where tenant_id = ${tenantId} and account_id = ${accountId}
      returning 1`,
  );
  return rows.length > 0;
}

async function deleteRecoveryCodes(tx: Tx, { tenantId, accountId }: Whose): Promise<void> {
  await tx.run(
    query
      .deleteFrom('recovery_code')
      .where('tenant_id', '=', tenantId)
      .where('account_id', '=', accountId),
  );
}

/** Puts these recovery codes in the place of all before. */
export async function replaceRecoveryCodes(
  tx: Tx,
  whose: Whose,
  macs: readonly Buffer[],
): Promise<void> {
  await deleteRecoveryCodes(tx, whose);
  await tx.run(
    query.insertInto('recovery_code').values(
      macs.map((mac) => ({
        tenant_id: whose.tenantId,
        account_id: whose.accountId,
        code_mac: mac,
        used_at: null,
      })),
    ),
  );
}

/** Uses a recovery code, once. */
export async function spendRecoveryCode(
  tx: Tx,
  { tenantId, accountId }: Whose,
  mac: Buffer,
  now: Date,
): Promise<boolean> {
  const rows = await tx.run(
    sql`update recovery_code set used_at = ${now}
      where tenant_id = ${tenantId} and account_id = ${accountId} and code_mac = ${mac}
        and used_at is null returning 1`,
  );
  return rows.length > 0;
}

/** The recovery codes that were not used yet. */
export async function unusedRecoveryCodes(
  tx: Tx,
  { tenantId, accountId }: Whose,
): Promise<Buffer[]> {
  const rows = await tx.run(
    query
      .selectFrom('recovery_code')
      .select('code_mac')
      .where('tenant_id', '=', tenantId)
      .where('account_id', '=', accountId)
      .where('used_at', 'is', null),
  );
  // the embedded database answers from a worker: its bytes are no Buffer
  return rows.map((row) => Buffer.from(row.code_mac));
}

/** Says of a session that its second factor was given. */
export async function markSecondFactorGiven(
  tx: Tx,
  tenantId: string,
  sessionHash: string,
  now: Date,
): Promise<void> {
  await tx.run(
    query
      .updateTable('session')
      .set({ second_factor_at: now })
      .where('tenant_id', '=', tenantId)
      .where('token_hash', '=', Buffer.from(sessionHash, 'hex')),
  );
}
