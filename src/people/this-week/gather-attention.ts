import { DatabaseAway, type Tx } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
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

type WeekDeps = Pick<Deps, 'db' | 'log'>;
type Told = readonly PromiseSettledResult<Attention>[];

/** Every room in a transaction of its own: a fault in one ends only that one. */
function askApart(
  { db }: WeekDeps,
  rooms: readonly AttentionGroup[],
  request: AttentionRequest,
): Promise<Told> {
  const { tenantId } = request.workspace;
  return Promise.allSettled(rooms.map(({ ask }) => db.tx({ tenantId }, (tx) => ask(request, tx))));
}

/** Every room in one transaction, which is quicker; a fault in one is a fault in all. */
async function askTogether(
  tx: Tx,
  rooms: readonly AttentionGroup[],
  request: AttentionRequest,
): Promise<Told> {
  const told = [];
  for (const { ask } of rooms) {
    told.push({ status: 'fulfilled', value: await ask(request, tx) } as const);
  }
  return told;
}

function weekOf(rooms: readonly AttentionGroup[], told: Told, { log }: WeekDeps): Week {
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

/**
 * Asks every room what it wants of this person, and reads what else a page shows, in one transaction.
 * A room that fails is named and logged; the others are heard all the same.
 * @param alongside what else is read
 * @throws DatabaseAway when no room can be heard because the database is away
 */
export async function gatherWeekAnd<Read>(
  deps: WeekDeps,
  rooms: readonly AttentionGroup[],
  request: AttentionRequest,
  alongside: (tx: Tx) => Promise<Read>,
): Promise<{ readonly week: Week; readonly read: Read }> {
  const { tenantId } = request.workspace;
  let told: Told;
  let read: Read;
  try {
    ({ told, read } = await deps.db.tx({ tenantId }, async (tx) => ({
      told: await askTogether(tx, rooms, request),
      read: await alongside(tx),
    })));
  } catch {
    // which room it was, and what the others ask: found out by asking each of them apart
    told = await askApart(deps, rooms, request);
    read = await deps.db.tx({ tenantId }, alongside);
  }
  return { week: weekOf(rooms, told, deps), read };
}

/**
 * Asks every room what it wants of this person.
 * @throws DatabaseAway when no room can be heard because the database is away
 */
export async function gatherWeek(
  deps: WeekDeps,
  rooms: readonly AttentionGroup[],
  request: AttentionRequest,
): Promise<Week> {
  return (await gatherWeekAnd(deps, rooms, request, async () => null)).week;
}
