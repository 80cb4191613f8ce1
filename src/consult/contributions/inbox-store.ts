import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Level } from '../../people/index.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { AnswerState, Reply } from '../answers/answer.ts';
import { goneOwners } from './gone-owner-store.ts';
import {
  type InboxFilter,
  type InboxPlace,
  type InboxView,
  inboxViews,
  isNewestFirst,
  pageLength,
  statesOf,
} from './inbox.ts';

/** One line of the inbox. */
export interface InboxLine {
  readonly id: string;
  readonly approachId: string;
  readonly origin: 'resident' | 'note';
  readonly form: 'typed' | 'sound';
  readonly locale: string;
  readonly state: AnswerState;
  readonly words: TextByLocale | null;
  readonly ownerId: string;
  readonly ownerName: string;
  /** At which level it lies. */
  readonly level: Level;
  /** Who is writing an answer, or waits for its check. */
  readonly writerName: string | null;
  /** It came back from who checked it. */
  readonly isReturned: boolean;
  /** Who checks the answer. */
  readonly checkerName: string | null;
  readonly dueOn: Day;
  readonly writeOutOwnerName: string | null;
  readonly writeOutDueOn: Day | null;
  readonly isWrittenOut: boolean;
  readonly photoCount: number;
  /** What the person said of the newest answer. */
  readonly reply: Reply | null;
}

export interface InboxPage {
  readonly lines: readonly InboxLine[];
  readonly previous: InboxPlace | null;
  readonly next: InboxPlace | null;
}

type Choice = Pick<InboxFilter, 'ownerId' | 'approachId' | 'level'>;

const notWrittenOut = sql`(c.form = 'sound' and c.written_out_at is null)`;

function chosenBy({ ownerId, approachId, level }: Choice) {
  const owner = ownerId
    ? sql`(c.owner_id = ${ownerId} or (c.write_out_owner_id = ${ownerId} and ${notWrittenOut}))`
    : sql`true`;
  const approach = approachId ? sql`c.approach_id = ${approachId}` : sql`true`;
  const atLevel = level ? sql`c.level = ${level}` : sql`true`;
  return sql`${owner} and ${approach} and ${atLevel}`;
}

/** Whoever answers has no account any more. */
const withoutOwner = sql`not exists (select from account o
  where o.tenant_id = c.tenant_id and o.id = c.owner_id and o.active)`;

function inView(view: InboxView) {
  const states = statesOf[view];
  const state = states ? sql`c.state = any(${[...states]}::text[])` : sql`true`;
  if (view === 'write-out') return sql`${state} and ${notWrittenOut}`;
  return view === 'unowned' ? sql`${state} and ${withoutOwner}` : state;
}

/** Writing out has a date of its own, and its view is in that order. */
const dateOf = (view: InboxView) =>
  view === 'write-out' ? sql`coalesce(c.write_out_due_on, c.due_on)` : sql`c.due_on`;

/**
 * Of each contribution of `page` the answer that is being made: the one that waits for its check, else
 * the newest; and what was said of the newest answer of all. In one pass over the answers of the page.
 */
const newestAnswers = sql`select distinct on (d.contribution_id) d.contribution_id,
    first_value(d.reply) over (partition by d.contribution_id order by d.answer_id desc) as reply,
    a.written_by, a.status, a.checker_id
  from page join answer_delivery d on d.tenant_id = page.tenant_id and d.contribution_id = page.id
    left join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
      and a.status in ('draft', 'to-check', 'returned')
  order by d.contribution_id, a.id is null, a.status = 'to-check' desc, a.id desc`;

/** As the function `people_name` gives it, written out: many on one page. */
const nameOf = (column: string) => sql`(select o.name from account o
  where o.tenant_id = current_setting('app.tenant')::uuid and o.id = ${sql.ref(column)})`;

/** One page of the inbox, by key: what comes in meanwhile shifts nothing. */
export async function inboxPage(tx: Tx, tenantId: string, filter: InboxFilter): Promise<InboxPage> {
  const { view, after, before } = filter;
  const backwards = before !== null && after === null;
  const place = backwards ? before : after;
  const descending = isNewestFirst(view) !== backwards;
  const date = dateOf(view);
  const from = place
    ? sql`(${date}, c.id) ${descending ? sql`<` : sql`>`} (${place.dueOn}::date, ${place.id}::uuid)`
    : sql`true`;
  const direction = descending ? sql`desc` : sql`asc`;
  const rows = await tx.run(
    sql<InboxLine & { placeOn: Day }>`
      with page as materialized (select * from contribution c
        where c.tenant_id = ${tenantId} and ${inView(view)} and ${chosenBy(filter)} and ${from}
        order by ${date} ${direction}, c.id ${direction} limit ${pageLength + 1})
      select c.id, c.approach_id as "approachId", c.origin, c.form, c.locale, c.state,
        ${textOf('c.text_id')} as words, c.owner_id as "ownerId",
        coalesce(${nameOf('c.owner_id')}, '') as "ownerName", c.due_on as "dueOn", c.level,
        ${nameOf('p.written_by')} as "writerName", p.status is not distinct from 'returned' as "isReturned",
        case when p.status = 'to-check' then ${nameOf('p.checker_id')} end as "checkerName",
        ${nameOf('c.write_out_owner_id')} as "writeOutOwnerName",
        c.write_out_due_on as "writeOutDueOn", c.written_out_at is not null as "isWrittenOut",
        ${date} as "placeOn",
        (select count(*) from contribution_photo p
          where p.tenant_id = c.tenant_id and p.contribution_id = c.id) as "photoCount", p.reply
      from page c left join (${newestAnswers}) p on p.contribution_id = c.id
      order by ${date} ${direction}, c.id ${direction}`,
  );
  const hasMore = rows.length > pageLength;
  const shown = rows.slice(0, pageLength);
  if (backwards) shown.reverse();
  const placeAt = (row: (typeof rows)[number] | undefined): InboxPlace | null =>
    row ? { dueOn: row.placeOn, id: row.id } : null;
  return {
    lines: shown,
    previous: (backwards ? hasMore : place !== null) ? placeAt(shown[0]) : null,
    next: backwards || hasMore ? placeAt(shown.at(-1)) : null,
  };
}

export type InboxCounts = Readonly<Record<InboxView | 'late', number>>;

/** Messages that count alike: all of a state, those that wait to be written out, or that nobody owns. */
type Alike = {
  what: 'state' | 'waits' | 'unowned';
  state: AnswerState;
  count: number;
  late: number;
};

/** What is counted for a view. */
const countedFor = (view: InboxView): Alike['what'] =>
  view === 'write-out' ? 'waits' : view === 'unowned' ? 'unowned' : 'state';

/**
 * How many messages each view holds, and how many are past their date. All messages are counted from
 * an index alone, in its order; the few that wait to be written out or have no owner by themselves.
 */
export async function inboxCounts(
  tx: Tx,
  tenantId: string,
  choice: Choice,
  today: Day,
): Promise<InboxCounts> {
  // of one person a few, found by two indexes: once for all three counts
  const once = choice.ownerId ? sql`materialized` : sql`not materialized`;
  const rows = await tx.run(
    sql<Alike>`with chosen as ${once} (
        select c.approach_id, c.state, c.due_on, c.owner_id, c.form, c.written_out_at
        from contribution c where c.tenant_id = ${tenantId} and ${chosenBy(choice)})
      select 'state' as what, c.state, count(*) as count,
        count(*) filter (where c.due_on < ${today}) as late
      from chosen c group by c.approach_id, c.state
      union all
      select 'waits', c.state, count(*), 0
      from chosen c where ${notWrittenOut} group by c.state
      union all
      select 'unowned', c.state, count(*), 0
      from (${goneOwners(tenantId)}) gone join chosen c on c.owner_id = gone.id group by c.state`,
  );
  const isIn = (view: InboxView, { what, state }: Alike): boolean =>
    what === countedFor(view) && statesOf[view]?.includes(state) !== false;
  const sum = (view: InboxView, of: 'count' | 'late'): number =>
    rows.filter((alike) => isIn(view, alike)).reduce((total, alike) => total + alike[of], 0);
  const views = Object.keys(inboxViews) as InboxView[];
  const counts = Object.fromEntries(views.map((view) => [view, sum(view, 'count')]));
  return { ...(counts as Record<InboxView, number>), late: sum('todo', 'late') };
}
