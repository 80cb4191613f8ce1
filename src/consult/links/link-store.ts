import type { Database, Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import { isResidentTag } from '../../web/locales.ts';
import type { Link } from './link.ts';

interface LinkTable {
  tenant_id: string;
  id: string;
  approach_id: string;
  slug: string;
  locales: string[];
  purpose_text_id: string;
  reward_text_id: string | null;
  read_by_text_id: string | null;
  asker_name: string;
  asker_phone: string;
  asker_photo_id: string | null;
  owner_id: string;
  answer_days: number;
  ends_on: Day;
  version: number;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    link: LinkTable;
  }
}

type LinkAnswer = Omit<Link, 'locales' | 'spoken'> & {
  locales: string[];
  spoken: Link['spoken'] | null;
};

/** The link with this slug and its words in every language, in one statement; null when there is none. */
export async function linkOfSlug(
  db: Database,
  tenantId: string,
  slug: string,
): Promise<Link | null> {
  const found = await db.call<LinkAnswer | null>({ tenantId }, 'link_of_slug', { slug });
  if (!found) return null;
  return { ...found, locales: found.locales.filter(isResidentTag), spoken: found.spoken ?? {} };
}

/** A link as the coalition edits it: with the ids of its texts. */
export interface LinkRecord extends Omit<Link, 'spoken'> {
  readonly purposeId: string;
  readonly rewardId: string | null;
  readonly readById: string | null;
}

/** What one writes of a link; its texts are written by themselves. */
export type LinkRow = Omit<LinkRecord, 'purpose' | 'reward' | 'readBy' | 'version'>;

const recordColumns = [
  'id',
  'approach_id as approachId',
  'slug',
  'locales',
  'purpose_text_id as purposeId',
  'reward_text_id as rewardId',
  'read_by_text_id as readById',
  'asker_name as askerName',
  'asker_phone as askerPhone',
  'asker_photo_id as askerPhotoId',
  'owner_id as ownerId',
  'answer_days as answerDays',
  'ends_on as endsOn',
  'version',
  sql<TextByLocale>`${textOf('purpose_text_id')}`.as('purpose'),
  sql<TextByLocale | null>`${textOf('reward_text_id')}`.as('reward'),
  sql<TextByLocale | null>`${textOf('read_by_text_id')}`.as('readBy'),
] as const;

const asRecord = <Row extends { locales: string[] }>(row: Row) => ({
  ...row,
  locales: row.locales.filter(isResidentTag),
});

/** All links of an approach, newest first. */
export async function linksOfApproach(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<LinkRecord[]> {
  const rows = await tx.run(
    query
      .selectFrom('link')
      .select(recordColumns)
      .where('tenant_id', '=', tenantId)
      .where('approach_id', '=', approachId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc'),
  );
  return rows.map(asRecord);
}

/** Addresses and last days of all links of an approach, newest first: without their words. */
export function linkEnds(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<Pick<LinkRecord, 'slug' | 'endsOn'>[]> {
  return tx.run(
    query
      .selectFrom('link')
      .select(['slug', 'ends_on as endsOn'])
      .where('tenant_id', '=', tenantId)
      .where('approach_id', '=', approachId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc'),
  );
}

/** All links that still take messages on this day, first to end first. */
export async function openLinks(tx: Tx, tenantId: string, day: Day): Promise<LinkRecord[]> {
  const rows = await tx.run(
    query
      .selectFrom('link')
      .select(recordColumns)
      .where('tenant_id', '=', tenantId)
      .where('ends_on', '>=', day)
      .orderBy('ends_on')
      .orderBy('id'),
  );
  return rows.map(asRecord);
}

/** The link at `/meedoen/<slug>` as the coalition edits it, or null. */
export async function linkRecordOfSlug(
  tx: Tx,
  tenantId: string,
  slug: string,
): Promise<LinkRecord | null> {
  const rows = await tx.run(
    query
      .selectFrom('link')
      .select(recordColumns)
      .where('tenant_id', '=', tenantId)
      .where('slug', '=', slug),
  );
  return rows[0] ? asRecord(rows[0]) : null;
}

/** A link as it is now, kept from changing until the transaction ends; or null. */
export async function lockLink(tx: Tx, tenantId: string, id: string): Promise<LinkRecord | null> {
  // first the lock, then the words: they are read as they are once it is had
  await tx.run(sql`select 1 from link where tenant_id = ${tenantId} and id = ${id} for update`);
  const rows = await tx.run(
    query
      .selectFrom('link')
      .select(recordColumns)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
  return rows[0] ? asRecord(rows[0]) : null;
}

/** The slug of a link, or null. */
export async function slugOfLink(tx: Tx, tenantId: string, id: string): Promise<string | null> {
  const rows = await tx.run(
    query.selectFrom('link').select('slug').where('tenant_id', '=', tenantId).where('id', '=', id),
  );
  return rows[0]?.slug ?? null;
}

const changeable = (link: Omit<LinkRow, 'id' | 'approachId' | 'slug'>) => ({
  locales: [...link.locales],
  purpose_text_id: link.purposeId,
  reward_text_id: link.rewardId,
  read_by_text_id: link.readById,
  asker_name: link.askerName,
  asker_phone: link.askerPhone,
  asker_photo_id: link.askerPhotoId,
  owner_id: link.ownerId,
  answer_days: link.answerDays,
  ends_on: link.endsOn,
});

/** Adds a link. False when its address was taken; nothing is written then. */
export async function insertLink(
  tx: Tx,
  tenantId: string,
  link: LinkRow,
  createdAt: Date,
): Promise<boolean> {
  const rows = await tx.run(
    query
      .insertInto('link')
      .values({
        tenant_id: tenantId,
        id: link.id,
        approach_id: link.approachId,
        slug: link.slug,
        ...changeable(link),
        version: 1,
        created_at: createdAt,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doNothing())
      .returning('id'),
  );
  return rows.length === 1;
}

/** Changes a link and raises its version, so that no kept page outlives the change. */
export async function updateLink(
  tx: Tx,
  tenantId: string,
  id: string,
  link: Omit<LinkRow, 'id' | 'approachId' | 'slug'>,
): Promise<void> {
  await tx.run(
    query
      .updateTable('link')
      .set({ ...changeable(link), version: sql<number>`version + 1` })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
}

/** Raises the version of one link, or of all: what their pages say or let hear has changed. */
export async function raiseLinkVersion(tx: Tx, tenantId: string, id?: string): Promise<void> {
  await tx.run(sql`update link set version = version + 1
    where tenant_id = ${tenantId} and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)`);
}
