import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import { type TextByLocale, wordsFor } from '../../thread/texts.ts';
import type { GoalContent, GoalState, GoalView, Presence } from './goal.ts';

/** Someone who was there, with the name that the account has now; null when it was taken out. */
export interface NamedPresence extends Presence {
  readonly name: string | null;
}

/** One version of a goal, as it was written then. */
export interface GoalVersion extends GoalContent {
  readonly version: number;
  readonly presence: readonly NamedPresence[];
  /** Why it differs from the version before; null in the first. */
  readonly reason: string | null;
  readonly makerName: string | null;
  readonly madeAt: Date;
  /** Texts of this version: words that stay keep their text. */
  readonly textIds: { readonly change: string; notice: string | null; input: string | null };
}

/** A goal as it is now: its newest version, and who follows it. */
export interface Goal extends GoalVersion {
  readonly id: string;
  readonly approachId: string;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly createdAt: Date;
}

type Row<Known> = Omit<Known, 'change' | 'notice' | 'input' | 'reason' | 'textIds'> & {
  change: TextByLocale | null;
  notice: TextByLocale | null;
  input: TextByLocale | null;
  reason: TextByLocale | null;
  changeId: string;
  noticeId: string | null;
  inputId: string | null;
};

const bodyOf = (text: TextByLocale | null): string | null => wordsFor(text, 'nl')?.body ?? null;

function asRead<Known extends GoalVersion>(row: Row<Known>): Known {
  const { changeId, noticeId, inputId, ...rest } = row;
  return {
    ...rest,
    change: bodyOf(row.change) ?? '',
    notice: bodyOf(row.notice),
    input: bodyOf(row.input),
    reason: bodyOf(row.reason),
    textIds: { change: changeId, notice: noticeId, input: inputId },
  } as unknown as Known;
}

const versionColumns = sql`v.version, v.state, v.decided_on as "decidedOn", v.made_at as "madeAt",
  people_name(v.made_by) as "makerName",
  v.change_text_id as "changeId", v.notice_text_id as "noticeId", v.input_text_id as "inputId",
  thread_text(v.change_text_id) as change, thread_text(v.notice_text_id) as notice,
  thread_text(v.input_text_id) as input, thread_text(v.reason_text_id) as reason,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'accountId', p.account_id,
      'name', people_name(p.account_id), 'description', p.description) order by p.place), '[]'::jsonb)
    from goal_presence p where p.tenant_id = v.tenant_id and p.goal_id = v.goal_id
      and p.version = v.version) as presence`;
const goalColumns = sql`g.id, g.approach_id as "approachId", g.owner_id as "ownerId",
  people_name(g.owner_id) as "ownerName", g.created_at as "createdAt", ${versionColumns}`;
const newestVersion = sql`join goal_version v on v.tenant_id = g.tenant_id and v.goal_id = g.id
  and v.version = g.version`;

/** Nobody of the residents decided the newest version. */
const isAlone = sql`not exists (select from goal_presence p where p.tenant_id = g.tenant_id
  and p.goal_id = g.id and p.version = g.version and p.kind in ('residents', 'resident-partner'))`;

/** One goal of an approach, or null; `id` may be what someone typed. */
export async function goalOfId(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Goal | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(sql<Row<Goal>>`select ${goalColumns} from goal g ${newestVersion}
    where g.tenant_id = ${tenantId} and g.approach_id = ${approachId} and g.id = ${id}`);
  return rows[0] ? asRead<Goal>(rows[0]) : null;
}

/** Keeps a goal from changing until the transaction ends, and reads it as it is then. */
export async function lockGoal(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Goal | null> {
  await tx.run(sql`select 1 from goal where tenant_id = ${tenantId} and id = ${id} for update`);
  return goalOfId(tx, tenantId, approachId, id);
}

/** Goals with these ids, of any approach; ids that are not goals are left out. */
export async function goalsOfIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Goal[]> {
  const rows = await tx.run(sql<Row<Goal>>`select ${goalColumns} from goal g ${newestVersion}
    where g.tenant_id = ${tenantId} and g.id = any(${[...ids]}::uuid[]) order by g.id`);
  return rows.map((row) => asRead<Goal>(row));
}

/** Every version of a goal, newest first. */
export async function versionsOfGoal(tx: Tx, tenantId: string, id: string): Promise<GoalVersion[]> {
  const rows = await tx.run(sql<Row<GoalVersion>>`select ${versionColumns} from goal_version v
    where v.tenant_id = ${tenantId} and v.goal_id = ${id} order by v.version desc`);
  return rows.map((row) => asRead<GoalVersion>(row));
}

function inView(view: GoalView) {
  if (view === 'all') return sql`true`;
  if (view === 'alone') return sql`g.state = 'open' and ${isAlone}`;
  return sql`g.state = ${view}`;
}

export interface GoalPage {
  readonly goals: readonly Goal[];
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
  const rows = await tx.run(sql<Row<Goal>>`select ${goalColumns}
    from (select * from goal g where g.tenant_id = ${tenantId} and g.approach_id = ${approachId}
        and ${inView(view)} and ${from} order by g.id ${direction} limit ${length + 1}) g
      ${newestVersion} order by g.id ${direction}`);
  const hasMore = rows.length > length;
  const goals = rows.slice(0, length).map((row) => asRead<Goal>(row));
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

/** Goals of which residents decided the newest version, last decided first. */
export interface DecidedGoals {
  /** The first few. */
  readonly goals: readonly Goal[];
  readonly total: number;
}

const shownDecided = 3;

/** The goals of an approach that residents decided, and that were not stopped. */
export async function decidedGoals(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<DecidedGoals> {
  const rows = await tx.run(sql<Row<Goal> & { total: number }>`
    select ${goalColumns}, g.total
    from (select g.*, count(*) over () as total, n.decided_on
      from goal g join goal_version n on n.tenant_id = g.tenant_id and n.goal_id = g.id
        and n.version = g.version
      where g.tenant_id = ${tenantId} and g.approach_id = ${approachId}
        and g.state in ('open', 'reached') and n.decided_on is not null and not (${isAlone})
      order by n.decided_on desc, g.id desc limit ${shownDecided}) g ${newestVersion}
    order by g.decided_on desc, g.id desc`);
  return {
    goals: rows.map(({ total: _, ...row }) => asRead<Goal>(row)),
    total: rows[0]?.total ?? 0,
  };
}

/** An open goal that no resident decided. */
export interface LoneGoal {
  readonly id: string;
  readonly approachId: string;
  readonly createdAt: Date;
}

/**
 * Open goals that no resident decided, oldest first, with how many there are in all.
 * @param choice of one owner, or of everyone (null); only what was written before a moment, if given
 */
export async function loneGoals(
  tx: Tx,
  tenantId: string,
  choice: { ownerId: string | null; before: Date | null; limit: number },
): Promise<{ goals: LoneGoal[]; total: number }> {
  const owner = choice.ownerId ? sql`g.owner_id = ${choice.ownerId}` : sql`true`;
  const before = choice.before ? sql`g.created_at < ${choice.before}` : sql`true`;
  const rows = await tx.run(
    sql<LoneGoal & { total: number }>`
      select g.id, g.approach_id as "approachId", g.created_at as "createdAt",
        count(*) over () as total
      from goal g where g.tenant_id = ${tenantId} and ${inView('alone')} and ${owner} and ${before}
      order by g.id limit ${choice.limit}`,
  );
  return { goals: rows.map(({ total: _, ...goal }) => goal), total: rows[0]?.total ?? 0 };
}

/** Adds a goal; its first version is added by itself. */
export async function insertGoal(
  tx: Tx,
  tenantId: string,
  goal: {
    id: string;
    approachId: string;
    ownerId: string;
    createdBy: string;
    createdAt: Date;
    state: GoalState;
  },
): Promise<void> {
  await tx.run(sql`insert into goal (tenant_id, id, approach_id, state, version, owner_id,
      created_by, created_at)
    values (${tenantId}, ${goal.id}, ${goal.approachId}, ${goal.state}, 1, ${goal.ownerId},
      ${goal.createdBy}, ${goal.createdAt})`);
}

/** Adds one version with who was there. Versions are never changed. */
export async function insertVersion(
  tx: Tx,
  tenantId: string,
  goalId: string,
  version: Pick<GoalVersion, 'version' | 'state' | 'decidedOn' | 'textIds' | 'madeAt'> & {
    reasonId: string | null;
    madeBy: string;
    presence: readonly Presence[];
  },
): Promise<void> {
  const { textIds } = version;
  await tx.run(sql`insert into goal_version (tenant_id, goal_id, version, change_text_id,
      notice_text_id, input_text_id, reason_text_id, state, decided_on, made_by, made_at)
    values (${tenantId}, ${goalId}, ${version.version}, ${textIds.change}, ${textIds.notice},
      ${textIds.input}, ${version.reasonId}, ${version.state}, ${version.decidedOn},
      ${version.madeBy}, ${version.madeAt})`);
  for (const [place, one] of version.presence.entries()) {
    await tx.run(sql`insert into goal_presence (tenant_id, goal_id, version, place, kind,
        account_id, description)
      values (${tenantId}, ${goalId}, ${version.version}, ${place}, ${one.kind}, ${one.accountId},
        ${one.description})`);
  }
}

/** Makes a version the newest of its goal. */
export async function moveGoal(
  tx: Tx,
  tenantId: string,
  id: string,
  to: { version: number; state: GoalState },
): Promise<void> {
  await tx.run(sql`update goal set version = ${to.version}, state = ${to.state}
    where tenant_id = ${tenantId} and id = ${id}`);
}
