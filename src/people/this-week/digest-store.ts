import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { Digest } from './digest.ts';

/** How someone wants Deze week by e-mail; null without an active account. */
export async function digestOf(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<Digest | null> {
  const rows = await tx.run(
    sql<Digest>`select digest as rhythm, digest_weekday as weekday from account
      where tenant_id = ${tenantId} and id = ${accountId} and active`,
  );
  return rows[0] ?? null;
}

export async function setDigest(
  tx: Tx,
  tenantId: string,
  accountId: string,
  { rhythm, weekday }: Digest,
): Promise<void> {
  await tx.run(sql`update account set digest = ${rhythm}, digest_weekday = ${weekday}
    where tenant_id = ${tenantId} and id = ${accountId}`);
}

/** Stops the letter, whatever day was chosen. */
export async function stopDigest(tx: Tx, tenantId: string, accountId: string): Promise<void> {
  await tx.run(sql`update account set digest = 'never'
    where tenant_id = ${tenantId} and id = ${accountId}`);
}

export type DigestReader = Digest & { readonly accountId: string };

/** Everyone who may get a letter and for whom this day has not been looked at. */
export async function digestReaders(tx: Tx, tenantId: string, day: Day): Promise<DigestReader[]> {
  return tx.run(
    sql<DigestReader>`select id as "accountId", digest as rhythm, digest_weekday as weekday from account
      where tenant_id = ${tenantId} and active and digest <> 'never'
        and (digest_sent_on is null or digest_sent_on < ${day}::date)
      order by id`,
  );
}

/**
 * Takes someone's letter of a day: true for one process only, so that nobody gets two. Days that passed
 * without anything to say are taken too.
 */
export async function takeDigestDay(
  tx: Tx,
  tenantId: string,
  accountId: string,
  day: Day,
): Promise<boolean> {
  const rows = await tx.run(
    sql`update account set digest_sent_on = ${day}::date
      where tenant_id = ${tenantId} and id = ${accountId} and active and digest <> 'never'
        and (digest_sent_on is null or digest_sent_on < ${day}::date)
      returning 1`,
  );
  return rows.length > 0;
}
