import { DatabaseAway } from '../../db/database.ts';
import { queueLetter } from '../../mail/letter-store.ts';
import type { Day } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { coalitionWords } from '../../web/words.ts';
import { accountOfId } from '../accounts/account-store.ts';
import type { AttentionGroup } from '../attention.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { digestDay, isDigestDay } from './digest.ts';
import { digestLetterKind } from './digest-letter.ts';
import { digestReaders, takeDigestDay } from './digest-store.ts';
import { gatherWeek } from './gather-attention.ts';

type DigestDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;

/**
 * Puts today's letters in the post, of those workspaces where it is morning. Several processes may do
 * this at once: everyone's day is taken by one of them. Who has nothing waiting gets no letter.
 * @returns how many letters
 */
export async function queueDigests(
  deps: DigestDeps,
  workspaces: readonly Workspace[],
  rooms: readonly AttentionGroup[],
): Promise<number> {
  let queued = 0;
  for (const workspace of workspaces) {
    const day = digestDay(workspace.zone, deps.clock.now());
    if (!day) continue;
    const readers = await deps.db.tx(workspace, (tx) => digestReaders(tx, workspace.tenantId, day));
    for (const reader of readers.filter((one) => isDigestDay(one, day))) {
      try {
        if (await queueDigest(deps, rooms, workspace, reader.accountId, day)) queued += 1;
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        deps.log.error({ err: error, account: reader.accountId }, 'no letter of this week');
      }
    }
  }
  return queued;
}

async function queueDigest(
  deps: DigestDeps,
  rooms: readonly AttentionGroup[],
  workspace: Workspace,
  accountId: string,
  today: Day,
): Promise<boolean> {
  const { tenantId } = workspace;
  const account = await deps.db.tx(workspace, (tx) => accountOfId(tx, tenantId, accountId));
  if (!account) return false;
  const words = coalitionWords('nl');
  const asking = { ...account, locale: 'nl', secondFactor: 'none' } as const;
  const week = await gatherWeek(deps, rooms, { workspace, account: asking, words, today });
  const isHeard = week.first.length > 0 || week.silent.length === 0;
  if (!isHeard) return false;
  return deps.db.tx(workspace, async (tx) => {
    if (!(await takeDigestDay(tx, tenantId, accountId, today))) return false;
    if (week.first.length === 0) return false;
    const letter = { kind: digestLetterKind, toAccountId: accountId, subjectId: null };
    await queueLetter(tx, deps, tenantId, letter);
    return true;
  });
}
