import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { lettersSince, newestLetters } from '../../mail/letter-store.ts';
import type { Day } from '../../web/calendar.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { type Invitation, invitationOf } from './invitation.ts';
import { invitationLetterKind } from './invitation-letter.ts';

/** Where the invitation of everyone in the workspace stands, by account. */
export async function allInvitations(
  tx: Tx,
  { tenantId, zone }: Pick<Workspace, 'tenantId' | 'zone'>,
  now: Date,
): Promise<Map<string, Invitation>> {
  const people = await tx.run(
    sql<{ id: string; signedInOn: Day | null }>`select id, signed_in_on as "signedInOn"
      from account where tenant_id = ${tenantId}`,
  );
  const byAccount = async (kind: string | null) =>
    new Map((await newestLetters(tx, tenantId, kind)).map((one) => [one.toAccountId, one]));
  const newest = await byAccount(null);
  const invitations = await byAccount(invitationLetterKind);
  return new Map(
    people.map(({ id, signedInOn }) => [
      id,
      invitationOf(
        { newest: newest.get(id), invitation: invitations.get(id), signedInOn },
        zone,
        now,
      ),
    ]),
  );
}

/** Whether an invitation to this person is still to leave. */
export async function isUnderWay(tx: Tx, tenantId: string, toAccountId: string): Promise<boolean> {
  const since = new Date(0);
  const letters = await lettersSince(tx, tenantId, {
    kind: invitationLetterKind,
    toAccountId,
    since,
  });
  return letters.some((one) => one.state === 'waiting');
}

/** Writes down when somebody was last invited. */
export async function noteInvited(
  tx: Tx,
  tenantId: string,
  accountId: string,
  now: Date,
): Promise<void> {
  await tx.run(
    sql`update account set invited_at = ${now} where tenant_id = ${tenantId} and id = ${accountId}`,
  );
}
