import { readingsOf, type WorkDone, workDoneBy } from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import { lettersTo } from '../../mail/letters-of-account-store.ts';
import { type AccountData, accountData, type Workspace } from '../../people/index.ts';
import { type Day, dayIn } from '../../web/calendar.ts';

/** Everything that is kept of somebody with an account. */
export interface AccountRecord {
  readonly workspace: string;
  readonly account: AccountData;
  readonly letters: readonly { kind: string; madeOn: Day; sentOn: Day | null }[];
  /** On which days they read messages, and how many: what stood in those is not theirs. */
  readonly read: readonly { on: Day; count: number }[];
  readonly work: WorkDone;
}

/** Gathers what every room keeps of an account; null when it is not there. */
export async function accountRecord(
  tx: Tx,
  { tenantId, name, zone }: Workspace,
  accountId: string,
): Promise<AccountRecord | null> {
  const account = await accountData(tx, tenantId, accountId);
  if (!account) return null;
  const letters = await lettersTo(tx, tenantId, accountId);
  return {
    workspace: name,
    account,
    letters: letters.map(({ kind, createdAt, sentAt }) => ({
      kind,
      madeOn: dayIn(zone, createdAt),
      sentOn: sentAt && dayIn(zone, sentAt),
    })),
    read: await readingsOf(tx, tenantId, { accountId, zone }),
    work: await workDoneBy(tx, tenantId, accountId),
  };
}
