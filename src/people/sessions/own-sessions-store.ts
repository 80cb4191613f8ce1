import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import type { Day } from '../../web/calendar.ts';
import type { SessionHow } from './session-store.ts';

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly how: SessionHow;
  readonly createdAt: Date;
  readonly seenOn: Day | null;
  readonly expiresAt: Date;
}

/** The sessions of one person that have not ended, the newest first. */
export async function sessionsOf(
  tx: Tx,
  tenantId: string,
  accountId: string,
  now: Date,
): Promise<OwnSession[]> {
  return tx.run(
    query
      .selectFrom('session')
      .select([
        'id',
        'how',
        'created_at as createdAt',
        'seen_on as seenOn',
        'expires_at as expiresAt',
      ])
      .where('tenant_id', '=', tenantId)
      .where('account_id', '=', accountId)
      .where('expires_at', '>', now)
      .orderBy('created_at', 'desc'),
  );
}

/** Writes down on which day a session was last used. */
export async function markSeen(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  day: Day,
): Promise<void> {
  await tx.run(
    query
      .updateTable('session')
      .set({ seen_on: day })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', sessionId),
  );
}

/** Ends one session of a person; `sessionId` may be what someone typed. */
export async function endSession(
  tx: Tx,
  tenantId: string,
  accountId: string,
  sessionId: string,
): Promise<void> {
  if (!isId(sessionId)) return;
  await tx.run(
    query
      .deleteFrom('session')
      .where('tenant_id', '=', tenantId)
      .where('account_id', '=', accountId)
      .where('id', '=', sessionId),
  );
}

/** Ends the sessions of a person, all or all but one; gives how many. Links not used yet end too. */
export async function endSessionsOf(
  tx: Tx,
  tenantId: string,
  accountId: string,
  but: string | null,
): Promise<number> {
  await tx.run(
    sql`delete from sign_in_link
      where tenant_id = ${tenantId} and account_id = ${accountId} and used_at is null`,
  );
  const rows = await tx.run(
    sql`delete from session where tenant_id = ${tenantId} and account_id = ${accountId}
      and (${but}::uuid is null or id <> ${but}::uuid) returning 1`,
  );
  return rows.length;
}
