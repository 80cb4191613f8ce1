import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { type TextByLocale, textOf } from '../thread/texts.ts';
import type { Day } from '../web/calendar.ts';

/** What an approach says of itself, to whoever reads of it. */
export interface ApproachStory {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly purpose: string;
  readonly description: TextByLocale | null;
  readonly forWhom: 'children' | 'adults' | 'everyone' | null;
  readonly coordinator: string;
  readonly createdAt: Date;
  readonly answerDays: number;
  /** Since when it has a public page; null: it has none. */
  readonly openedOn: Day | null;
  readonly version: number;
}

const columns = sql`a.id, a.slug, a.title, a.purpose,
  ${textOf('a.description_text_id')} as description, a.for_whom as "forWhom",
  coalesce(people_name(a.coordinator_id), '') as coordinator, a.created_at as "createdAt",
  a.answer_days as "answerDays", o.opened_on as "openedOn", a.publication_version as version`;
const withOpening = sql`left join approach_opening o on o.tenant_id = a.tenant_id
  and o.approach_id = a.id and o.closed_on is null`;

/** What one approach says of itself; or null. */
export async function storyOfApproach(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<ApproachStory | null> {
  const rows = await tx.run(sql<ApproachStory>`select ${columns} from approach a ${withOpening}
    where a.tenant_id = ${tenantId} and a.id = ${approachId}`);
  return rows[0] ?? null;
}

/** The approaches of a workspace that have a public page, by title as Dutch sorts it. */
export async function openApproaches(tx: Tx, tenantId: string): Promise<ApproachStory[]> {
  const rows = await tx.run(sql<ApproachStory>`select ${columns} from approach a ${withOpening}
    where a.tenant_id = ${tenantId} and o.opened_on is not null`);
  // PGlite has no Dutch collation
  return rows.sort((a, b) => a.title.localeCompare(b.title, 'nl'));
}
