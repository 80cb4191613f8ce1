import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import { addDays } from '../../web/calendar.ts';
import { type Decision, type DecisionLevel, type Outcome, reviewNotice } from './decision.ts';

interface DecisionTable {
  tenant_id: string;
  id: string;
  approach_id: string;
  level: DecisionLevel;
  outcome: Outcome;
  decided_by: string | null;
  body: string | null;
  document_name: string | null;
  document_url: string | null;
  decided_on: Day;
  valid_from: Day;
  review_on: Day;
  what_text_id: string;
  why_text_id: string;
  replaces_id: string | null;
  replaced_by_id: string | null;
  looked_at_on: Day | null;
  version: number;
  owner_id: string;
  recorded_by: string;
  recorded_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    decision: DecisionTable;
  }
}

/** A decision as it stands in a list. */
export interface DecisionLine extends Decision {
  readonly what: TextByLocale;
}

/** A decision as it is shown, with its words and the names of people, also of those who left. */
export interface DecisionRecord extends DecisionLine {
  readonly whatId: string;
  readonly whyId: string;
  readonly why: TextByLocale;
  readonly decidedByName: string | null;
  readonly ownerName: string;
  readonly recordedByName: string;
}

const lineColumns = sql`d.id, d.approach_id as "approachId", d.level, d.outcome,
  d.decided_by as "decidedBy", d.body, d.document_name as "documentName",
  d.document_url as "documentUrl", d.decided_on as "decidedOn", d.valid_from as "validFrom",
  d.review_on as "reviewOn", d.looked_at_on as "lookedAtOn", d.owner_id as "ownerId",
  d.recorded_by as "recordedBy", d.recorded_at as "recordedAt", d.replaces_id as "replacesId",
  d.replaced_by_id as "replacedById", d.version, ${textOf('d.what_text_id')} as what`;
const columns = sql`${lineColumns}, people_name(d.decided_by) as "decidedByName",
  coalesce(people_name(d.owner_id), '') as "ownerName",
  coalesce(people_name(d.recorded_by), '') as "recordedByName",
  d.what_text_id as "whatId", d.why_text_id as "whyId", ${textOf('d.why_text_id')} as why`;
const source = sql`from decision d`;

/** One decision, or null. */
export async function decisionOfId(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<DecisionRecord | null> {
  const rows = await tx.run(
    sql<DecisionRecord>`select ${columns} ${source} where d.tenant_id = ${tenantId} and d.id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Locks a decision until the transaction ends. */
export async function lockDecision(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.run(sql`select 1 from decision where tenant_id = ${tenantId} and id = ${id} for update`);
}

/** Decisions by id, in no order. */
export function decisionsOfIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<DecisionLine[]> {
  return tx.run(sql<DecisionLine>`select ${lineColumns} ${source}
    where d.tenant_id = ${tenantId} and d.id = any(${[...ids]}::uuid[])`);
}

/** Which decisions of an approach. */
export const decisionViews = ['now', 'review', 'replaced', 'all'] as const;
export type DecisionView = (typeof decisionViews)[number];

/** A place in the list; the next page begins after it. */
export interface DecisionPlace {
  readonly on: Day;
  readonly id: string;
}

const inView = (view: DecisionView, today: Day) =>
  ({
    now: sql`d.replaced_by_id is null`,
    review: sql`d.replaced_by_id is null and d.review_on <= ${addDays(today, reviewNotice)}`,
    replaced: sql`d.replaced_by_id is not null`,
    all: sql`true`,
  })[view];

/** Decisions of an approach, newest first; `after` or `before` a place, at most `limit`. */
export async function decisionPage(
  tx: Tx,
  tenantId: string,
  approachId: string,
  asked: {
    view: DecisionView;
    today: Day;
    after: DecisionPlace | null;
    before: DecisionPlace | null;
    limit: number;
  },
): Promise<DecisionLine[]> {
  const { view, today, after, before, limit } = asked;
  const place = after ?? before;
  const backwards = after === null && before !== null;
  const beyond = place
    ? backwards
      ? sql`and (d.decided_on, d.id) > (${place.on}::date, ${place.id}::uuid)`
      : sql`and (d.decided_on, d.id) < (${place.on}::date, ${place.id}::uuid)`
    : sql``;
  const order = backwards ? sql`asc` : sql`desc`;
  // words are looked up for the page only, not for all that is sorted
  const rows = await tx.run(sql<DecisionLine>`select ${lineColumns} from (select d.* ${source}
      where d.tenant_id = ${tenantId} and d.approach_id = ${approachId}
        and ${inView(view, today)} ${beyond}
      order by d.decided_on ${order}, d.id ${order} limit ${limit}) d
    order by d.decided_on ${order}, d.id ${order}`);
  return backwards ? rows.reverse() : rows;
}

/** How many decisions of an approach there are, by view and, of what holds now, by level. */
export interface DecisionCounts {
  readonly byView: Readonly<Record<DecisionView, number>>;
  readonly byLevel: Readonly<Record<DecisionLevel, number>>;
  /** When the newest of a level was taken. */
  readonly newest: Readonly<Partial<Record<DecisionLevel, Day>>>;
}

/** Counts the decisions of an approach. */
export async function countDecisions(
  tx: Tx,
  tenantId: string,
  approachId: string,
  today: Day,
): Promise<DecisionCounts> {
  const rows = await tx.run(
    sql<{ level: DecisionLevel; total: number; now: number; review: number; newest: Day }>`
      select d.level, count(*)::int as total,
        count(*) filter (where ${inView('now', today)})::int as now,
        count(*) filter (where ${inView('review', today)})::int as review,
        max(d.decided_on) as newest
      ${source} where d.tenant_id = ${tenantId} and d.approach_id = ${approachId} group by d.level`,
  );
  const byLevel = { delivery: 0, policy: 0, board: 0, region: 0 };
  const byView = { now: 0, review: 0, replaced: 0, all: 0 };
  const newest: Partial<Record<DecisionLevel, Day>> = {};
  for (const row of rows) {
    newest[row.level] = row.newest;
    byLevel[row.level] = row.now;
    byView.now += row.now;
    byView.review += row.review;
    byView.all += row.total;
    byView.replaced += row.total - row.now;
  }
  return { byLevel, byView, newest };
}

/** A decision to choose from: its words and how it was decided. */
export interface DecisionChoice {
  readonly id: string;
  readonly what: TextByLocale;
  readonly level: DecisionLevel;
  readonly outcome: Outcome;
  readonly decidedOn: Day;
}

/**
 * The newest decisions of an approach that hold, to choose one from; at most `limit`.
 * @param alsoId one that was chosen before: it is always there
 */
export function decisionsOf(
  tx: Tx,
  tenantId: string,
  approachId: string,
  alsoId: string | null = null,
  limit = 50,
): Promise<DecisionChoice[]> {
  return tx.run(sql<DecisionChoice>`
    select d.id, ${textOf('d.what_text_id')} as what, d.level, d.outcome, d.decided_on as "decidedOn"
    from (select d.* ${source}
      where d.tenant_id = ${tenantId} and d.approach_id = ${approachId}
        and (d.replaced_by_id is null or d.id = ${alsoId}::uuid)
      order by (d.id = ${alsoId}::uuid) is true desc, d.decided_on desc, d.id desc limit ${limit}) d
    order by d.decided_on desc, d.id desc`);
}

/** Decisions that this person looks at again, due on or before a day; first due first. */
export function decisionsToLookAt(
  tx: Tx,
  tenantId: string,
  ownerId: string,
  until: Day,
): Promise<{ id: string; slug: string; title: string; reviewOn: Day; total: number }[]> {
  return tx.run(sql<{ id: string; slug: string; title: string; reviewOn: Day; total: number }>`
    select d.id, a.slug, a.title, d.review_on as "reviewOn", count(*) over ()::int as total
    from decision d join approach a on a.tenant_id = d.tenant_id and a.id = d.approach_id
    where d.tenant_id = ${tenantId} and d.owner_id = ${ownerId} and d.review_on <= ${until}
      and d.replaced_by_id is null
    order by d.review_on, d.id limit 10`);
}

export type NewDecision = Omit<Decision, 'replacedById' | 'lookedAtOn' | 'version'> & {
  readonly whatId: string;
  readonly whyId: string;
};

/** Writes a decision down. False when the one that it replaces was replaced already. */
export async function insertDecision(
  tx: Tx,
  tenantId: string,
  decision: NewDecision,
): Promise<boolean> {
  const rows = await tx.run(
    query
      .insertInto('decision')
      .values({
        tenant_id: tenantId,
        id: decision.id,
        approach_id: decision.approachId,
        level: decision.level,
        outcome: decision.outcome,
        decided_by: decision.decidedBy,
        body: decision.body,
        document_name: decision.documentName,
        document_url: decision.documentUrl,
        decided_on: decision.decidedOn,
        valid_from: decision.validFrom,
        review_on: decision.reviewOn,
        what_text_id: decision.whatId,
        why_text_id: decision.whyId,
        replaces_id: decision.replacesId,
        replaced_by_id: null,
        looked_at_on: null,
        version: 1,
        owner_id: decision.ownerId,
        recorded_by: decision.recordedBy,
        recorded_at: decision.recordedAt,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'replaces_id']).doNothing())
      .returning('id'),
  );
  if (rows.length === 0 || decision.replacesId === null) return rows.length === 1;
  await tx.run(sql`update decision set replaced_by_id = ${decision.id}
    where tenant_id = ${tenantId} and id = ${decision.replacesId}`);
  return true;
}

/** Notes that the words of a decision were mended: whoever saw it before has seen an older one. */
export async function raiseDecision(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.run(sql`update decision set version = version + 1
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** A decision stays as it is: looked at on one day, to be looked at again on another. */
export async function keepDecision(
  tx: Tx,
  tenantId: string,
  id: string,
  kept: { lookedAtOn: Day; reviewOn: Day; ownerId: string },
): Promise<void> {
  await tx.run(sql`update decision set version = version + 1, looked_at_on = ${kept.lookedAtOn},
      review_on = ${kept.reviewOn}, owner_id = ${kept.ownerId}
    where tenant_id = ${tenantId} and id = ${id}`);
}
