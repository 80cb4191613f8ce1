import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { GoalState, GoalView, Presence } from './goal.ts';
import { asRead, bodyOf, type Goal, goalColumns, newestVersion, type Row } from './goal-store.ts';

/** Nobody of the residents decided the newest version. */
const isAlone = sql`not exists (select from goal_presence p where p.tenant_id = g.tenant_id
  and p.goal_id = g.id and p.version = g.version and p.kind in ('residents', 'resident-partner'))`;

/** No resident partner said of the newest version: this is how it was decided. */
const hasNoWord = sql`not exists (select from goal_word w where w.tenant_id = g.tenant_id
  and w.goal_id = g.id and w.version = g.version)`;

/** A goal as one line of a list. */
export interface GoalLine {
  readonly id: string;
  readonly approachId: string;
  readonly change: string;
  readonly state: GoalState;
  readonly decidedOn: Day | null;
  /** The kinds of who was there. */
  readonly presence: readonly Pick<Presence, 'kind'>[];
  readonly ownerName: string | null;
  readonly createdAt: Date;
}

const lineColumns = sql`g.id, g.approach_id as "approachId", g.state, g.created_at as "createdAt",
  people_name(g.owner_id) as "ownerName", v.decided_on as "decidedOn",
  ${textOf('v.change_text_id')} as change,
  (select coalesce(jsonb_agg(distinct jsonb_build_object('kind', p.kind)), '[]'::jsonb)
    from goal_presence p where p.tenant_id = v.tenant_id and p.goal_id = v.goal_id
      and p.version = v.version) as presence`;
type LineRow = Omit<GoalLine, 'change'> & { change: TextByLocale | null };
const asLine = (row: LineRow): GoalLine => ({ ...row, change: bodyOf(row.change) ?? '' });

/** Goals with these ids, of any approach; ids that are not goals are left out. */
export async function goalsOfIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<GoalLine[]> {
  const rows = await tx.run(sql<LineRow>`select ${lineColumns} from goal g ${newestVersion}
    where g.tenant_id = ${tenantId} and g.id = any(${[...ids]}::uuid[]) order by g.id`);
  return rows.map(asLine);
}

function inView(view: GoalView) {
  if (view === 'all') return sql`true`;
  if (view === 'alone') return sql`g.state = 'open' and ${isAlone}`;
  return sql`g.state = ${view}`;
}

export interface GoalPage {
  readonly goals: readonly GoalLine[];
  /** The goal after which the next page begins, and before which the one before ends. */
  readonly next: string | null;
  readonly previous: string | null;
}

/** How many goals stand on a page. */
export const goalPageLength = 25;

/** One page of an approach's goals, newest first, by key: what is written meanwhile shifts nothing. */
export async function goalPage(
  tx: Tx,
  tenantId: string,
  approachId: string,
  choice: { view: GoalView; after: string | null; before: string | null; length?: number },
): Promise<GoalPage> {
  const { view, after, before, length = goalPageLength } = choice;
  const isBackwards = before !== null && after === null;
  const direction = isBackwards ? sql`asc` : sql`desc`;
  const from = after
    ? sql`g.id < ${after}::uuid`
    : before
      ? sql`g.id > ${before}::uuid`
      : sql`true`;
  const rows = await tx.run(sql<LineRow>`select ${lineColumns}
    from (select * from goal g where g.tenant_id = ${tenantId} and g.approach_id = ${approachId}
        and ${inView(view)} and ${from} order by g.id ${direction} limit ${length + 1}) g
      ${newestVersion} order by g.id ${direction}`);
  const hasMore = rows.length > length;
  const goals = rows.slice(0, length).map(asLine);
  if (isBackwards) goals.reverse();
  const isPlaced = after !== null || before !== null;
  return {
    goals,
    previous: (isBackwards ? hasMore : isPlaced) ? (goals[0]?.id ?? null) : null,
    next: isBackwards || hasMore ? (goals.at(-1)?.id ?? null) : null,
  };
}

export type GoalCounts = Readonly<Record<GoalView, number>>;

/** How many goals of an approach each view holds. */
export async function goalCounts(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<GoalCounts> {
  const rows = await tx.run(sql<GoalCounts>`select
      count(*) filter (where ${inView('open')}) as open,
      count(*) filter (where ${inView('alone')}) as alone,
      count(*) filter (where ${inView('reached')}) as reached,
      count(*) filter (where ${inView('stopped')}) as stopped,
      count(*) as all
    from goal g where g.tenant_id = ${tenantId} and g.approach_id = ${approachId}`);
  const [counts] = rows;
  if (!counts) throw new Error('a count gives one row');
  return counts;
}

/** Goals of which residents decided the newest version: confirmed first, last decided first. */
export interface DecidedCounts {
  /** Ids of the first few. */
  readonly first: readonly string[];
  readonly total: number;
  /** Of which a resident partner said: this is how it was decided. */
  readonly confirmed: number;
}

const shownDecided = 3;

/** Counts the goals of an approach that residents decided, and that were not stopped. */
export async function decidedCounts(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<DecidedCounts> {
  const rows = await tx.run(sql<{ id: string; total: number; confirmed: number }>`
    select g.id, count(*) over () as total, count(*) filter (where not g."hasNoWord") over () as confirmed
    from (select g.id, n.decided_on, ${hasNoWord} as "hasNoWord"
      from goal g join goal_version n on n.tenant_id = g.tenant_id and n.goal_id = g.id
        and n.version = g.version
      where g.tenant_id = ${tenantId} and g.approach_id = ${approachId}
        and g.state in ('open', 'reached') and n.decided_on is not null and not (${isAlone})) g
    order by g."hasNoWord", g.decided_on desc, g.id desc limit ${shownDecided}`);
  return {
    first: rows.map(({ id }) => id),
    total: rows[0]?.total ?? 0,
    confirmed: rows[0]?.confirmed ?? 0,
  };
}

/** Goals by id, as they are now, in the order of `ids`; ids that are not goals are left out. */
export async function wholeGoals(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Goal[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run(sql<Row<Goal>>`select ${goalColumns} from goal g ${newestVersion}
    where g.tenant_id = ${tenantId} and g.id = any(${[...ids]}::uuid[])`);
  const goals = rows.map((row) => asRead<Goal>(row));
  return goals.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** An open goal that waits for residents. */
export interface WaitingGoal {
  readonly id: string;
  readonly approachId: string;
  readonly createdAt: Date;
}

/**
 * Open goals that wait for residents, oldest first, with how many there are in all.
 * @param wanted 'word': no resident partner confirmed the newest version; otherwise those of one owner,
 *   written before a moment, that no resident decided
 */
export async function waitingGoals(
  tx: Tx,
  tenantId: string,
  wanted: 'word' | { readonly ownerId: string; readonly before: Date },
  limit: number,
): Promise<{ goals: WaitingGoal[]; total: number }> {
  const isWanted =
    wanted === 'word'
      ? sql`g.state = 'open' and ${hasNoWord}`
      : sql`${inView('alone')} and g.owner_id = ${wanted.ownerId}
          and g.created_at < ${wanted.before}`;
  const rows = await tx.run(
    sql<WaitingGoal & { total: number }>`
      select g.id, g.approach_id as "approachId", g.created_at as "createdAt",
        count(*) over () as total
      from goal g where g.tenant_id = ${tenantId} and ${isWanted} order by g.id limit ${limit}`,
  );
  return { goals: rows.map(({ total: _, ...goal }) => goal), total: rows[0]?.total ?? 0 };
}
