import type { Logger } from 'pino';
import { DatabaseAway } from '../../db/database.ts';
import type { Attention, AttentionGroup, AttentionItem, AttentionRequest } from '../attention.ts';
import { chooseAttention } from './choose-attention.ts';

/** What one room asks, under its heading. */
export type AskedGroup = Attention & Pick<AttentionGroup, 'heading'>;

export interface Week {
  /** At most three. */
  readonly first: readonly AttentionItem[];
  /** How many more there are. */
  readonly more: number;
  /** Everything by room; rooms that ask nothing are left out. */
  readonly groups: readonly AskedGroup[];
  /** Rooms that could not tell what they ask. */
  readonly silent: readonly AttentionGroup['heading'][];
}

/**
 * Asks every room at once what it wants of this person. A room that fails is named and logged; the
 * others are heard all the same.
 * @throws DatabaseAway when no room can be heard because the database is away
 */
export async function gatherWeek(
  rooms: readonly AttentionGroup[],
  request: AttentionRequest,
  log: Logger,
): Promise<Week> {
  const told = await Promise.allSettled(rooms.map(async ({ ask }) => ask(request)));
  const groups: AskedGroup[] = [];
  const silent: AttentionGroup['heading'][] = [];
  for (const [at, { heading }] of rooms.entries()) {
    const outcome = told[at];
    if (outcome?.status === 'fulfilled') groups.push({ heading, ...outcome.value });
    else {
      log.error({ err: outcome?.reason, heading }, 'a room could not tell what it asks');
      silent.push(heading);
    }
  }
  const away = told.find((one) => one.status === 'rejected' && one.reason instanceof DatabaseAway);
  if (away?.status === 'rejected' && groups.length === 0) throw away.reason;
  const first = chooseAttention(groups.map(({ items }) => items));
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  return {
    first,
    more: Math.max(0, total - first.length),
    groups: groups.filter((group) => group.total > 0),
    silent,
  };
}
