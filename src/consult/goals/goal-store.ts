import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import { type TextByLocale, textOf, wordsFor } from '../../thread/texts.ts';
import type { GoalContent, GoalState, Presence } from './goal.ts';

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
  /** Resident partners who said: this is how it was decided. */
  readonly words: readonly { readonly accountId: string; readonly name: string | null }[];
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

/** A row as the database gives it: texts per language. */
export type Row<Known> = Omit<Known, 'change' | 'notice' | 'input' | 'reason' | 'textIds'> & {
  change: TextByLocale | null;
  notice: TextByLocale | null;
  input: TextByLocale | null;
  reason: TextByLocale | null;
  changeId: string;
  noticeId: string | null;
  inputId: string | null;
};

/** The words of a text, in whatever language they were written. */
export const bodyOf = (text: TextByLocale | null): string | null =>
  wordsFor(text, 'nl')?.body ?? null;

/** A row as the rest of the house knows it. */
export function asRead<Known extends GoalVersion>(row: Row<Known>): Known {
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
  ${textOf('v.change_text_id')} as change, ${textOf('v.notice_text_id')} as notice,
  ${textOf('v.input_text_id')} as input, ${textOf('v.reason_text_id')} as reason,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'accountId', p.account_id,
      'name', people_name(p.account_id), 'description', p.description) order by p.place), '[]'::jsonb)
    from goal_presence p where p.tenant_id = v.tenant_id and p.goal_id = v.goal_id
      and p.version = v.version) as presence,
  (select coalesce(jsonb_agg(jsonb_build_object('accountId', w.account_id,
      'name', people_name(w.account_id)) order by w.given_at), '[]'::jsonb)
    from goal_word w where w.tenant_id = v.tenant_id and w.goal_id = v.goal_id
      and w.version = v.version) as words`;
/** What is read of a goal `g` with its newest version. */
export const goalColumns = sql`g.id, g.approach_id as "approachId", g.owner_id as "ownerId",
  people_name(g.owner_id) as "ownerName", g.created_at as "createdAt", ${versionColumns}`;
/** A goal `g` with its newest version `v`. */
export const newestVersion = sql`join goal_version v on v.tenant_id = g.tenant_id and v.goal_id = g.id
  and v.version = g.version`;

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

/** Every version of a goal, newest first. */
export async function versionsOfGoal(tx: Tx, tenantId: string, id: string): Promise<GoalVersion[]> {
  const rows = await tx.run(sql<Row<GoalVersion>>`select ${versionColumns} from goal_version v
    where v.tenant_id = ${tenantId} and v.goal_id = ${id} order by v.version desc`);
  return rows.map((row) => asRead<GoalVersion>(row));
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

/** A resident partner says of a version: this is how it was decided. Saying it twice is once. */
export async function insertWord(
  tx: Tx,
  tenantId: string,
  word: { goalId: string; version: number; accountId: string; at: Date },
): Promise<boolean> {
  const rows = await tx.run(sql<{ version: number }>`insert into goal_word
      (tenant_id, goal_id, version, account_id, given_at)
    values (${tenantId}, ${word.goalId}, ${word.version}, ${word.accountId}, ${word.at})
    on conflict do nothing returning version`);
  return rows.length === 1;
}
