import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { isId } from '../../thread/ids.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { Consent, Publication, PublicationState } from './publication.ts';

const columns = sql`p.id, p.public_id as "publicId", p.approach_id as "approachId",
  p.bead_id as "beadId", p.kind, p.state, p.facts, p.shown_name as "shownName",
  p.sound_file_id as "soundFileId", p.proposed_by as "proposedBy", p.proposed_at as "proposedAt",
  p.published_on as "publishedOn", p.seen_by_partner as "seenByPartner",
  p.withdrawn_on as "withdrawnOn", p.withdrawn_why as "withdrawnWhy", p.version,
  (select coalesce(jsonb_object_agg(t.part, ${textOf('t.text_id')}), '{}'::jsonb)
    from publication_text t where t.tenant_id = p.tenant_id and t.publication_id = p.id) as texts`;

/** One publication of an approach, or null; `id` may be what someone typed. */
export async function publicationOfId(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Publication | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(sql<Publication>`select ${columns} from publication p
    where p.tenant_id = ${tenantId} and p.approach_id = ${approachId} and p.id = ${id}`);
  return rows[0] ?? null;
}

/** Keeps a publication from changing until the transaction ends, and reads it as it is then. */
export async function lockPublication(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Publication | null> {
  if (!isId(id)) return null;
  await tx.run(sql`select 1 from publication where tenant_id = ${tenantId} and id = ${id}
    for update`);
  return publicationOfId(tx, tenantId, approachId, id);
}

/** Locks every publication of a bead that is not withdrawn; there is at most one. */
export async function lockPublicationsOfBead(
  tx: Tx,
  tenantId: string,
  beadId: string,
): Promise<Pick<Publication, 'id' | 'approachId' | 'facts'>[]> {
  return tx.run(sql<Pick<Publication, 'id' | 'approachId' | 'facts'>>`
    select id, approach_id as "approachId", facts from publication
    where tenant_id = ${tenantId} and bead_id = ${beadId} and state <> 'withdrawn'
    order by id for update`);
}

/** The publication of a bead that is not withdrawn, or null. */
export async function publicationOfBead(
  tx: Tx,
  tenantId: string,
  beadId: string,
): Promise<Publication | null> {
  const rows = await tx.run(sql<Publication>`select ${columns} from publication p
    where p.tenant_id = ${tenantId} and p.bead_id = ${beadId} and p.state <> 'withdrawn'`);
  return rows[0] ?? null;
}

/** Which of these beads have a publication that is not withdrawn. */
export async function publishedBeads(
  tx: Tx,
  tenantId: string,
  beadIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<Publication, 'id' | 'state' | 'seenByPartner'>>> {
  if (beadIds.length === 0) return new Map();
  const rows = await tx.run(
    sql<Pick<Publication, 'id' | 'beadId' | 'state' | 'seenByPartner'>>`
      select p.id, p.bead_id as "beadId", p.state, p.seen_by_partner as "seenByPartner"
      from publication p
      where p.tenant_id = ${tenantId} and p.bead_id = any(${[...beadIds]}::uuid[])
        and p.state <> 'withdrawn'`,
  );
  return new Map(rows.map(({ beadId, ...one }) => [beadId, one]));
}

/** What of an approach is in one of these states: by kind, the newest proposal first; at most `limit`. */
export async function publicationsIn(
  tx: Tx,
  tenantId: string,
  approachId: string,
  states: readonly PublicationState[],
  limit: number,
): Promise<Publication[]> {
  return tx.run(sql<Publication>`select ${columns} from (select * from publication q
      where q.tenant_id = ${tenantId} and q.approach_id = ${approachId}
        and q.state = any(${[...states]}::text[])
      order by q.proposed_at desc, q.id desc limit ${limit}) p
    order by p.proposed_at desc, p.id desc`);
}

/** How many publications of an approach there are in each state. */
export async function countPublications(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<Readonly<Record<PublicationState, number>>> {
  const rows = await tx.run(
    sql<{ state: PublicationState; count: number }>`select state, count(*)::int as count
      from publication where tenant_id = ${tenantId} and approach_id = ${approachId} group by state`,
  );
  const counts = { asked: 0, proposed: 0, held: 0, published: 0, withdrawn: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** Who did what with a publication, for signed-in people; and why it was held. */
export interface PublicationPeople {
  readonly proposedBy: string | null;
  readonly publishedBy: string | null;
  readonly seenByPartner: string | null;
  readonly hold: {
    readonly by: string | null;
    readonly at: Date;
    readonly reason: TextByLocale | null;
  } | null;
}

/** The names of the people behind a publication, and the hold that is on it. */
export async function peopleOfPublication(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<PublicationPeople> {
  const rows = await tx.run(
    sql<Omit<PublicationPeople, 'hold'>>`select people_name(proposed_by) as "proposedBy",
        people_name(published_by) as "publishedBy", people_name(seen_by_partner) as "seenByPartner"
      from publication where tenant_id = ${tenantId} and id = ${id}`,
  );
  const holds = await tx.run(
    sql<{ by: string | null; at: Date; reason: TextByLocale | null }>`
      select people_name(h.held_by) as by, h.held_at as at, ${textOf('h.reason_text_id')} as reason
      from publication_hold h where h.tenant_id = ${tenantId} and h.publication_id = ${id}
        and h.lifted_at is null order by h.held_at desc limit 1`,
  );
  const [row] = rows;
  if (!row) throw new Error('the publication was there a moment ago');
  return { ...row, hold: holds[0] ?? null };
}

/** What a person was asked of a copy, and what they said. */
export async function consentsOf(tx: Tx, tenantId: string, id: string): Promise<Consent[]> {
  return tx.run(sql<Consent>`select c.use, c.asked_at as "askedAt", c.given_at as "givenAt",
      c.refused_at as "refusedAt", c.withdrawn_at as "withdrawnAt", c.through,
      people_name(c.heard_by) as "heardBy"
    from publication_consent c where c.tenant_id = ${tenantId} and c.publication_id = ${id}
    order by array_position(array['anonymous', 'name', 'voice', 'photo'], c.use)`);
}

/** Photos of a copy: those that the person was asked for, and whether they said yes. */
export async function photosOf(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<{ fileId: string; isAllowed: boolean }[]> {
  return tx.run(sql<{ fileId: string; isAllowed: boolean }>`
    select file_id as "fileId", is_allowed as "isAllowed" from publication_photo
    where tenant_id = ${tenantId} and publication_id = ${id} order by file_id`);
}

/** Since when an approach has a public page, or null. */
export async function openedOn(tx: Tx, tenantId: string, approachId: string): Promise<Day | null> {
  const rows = await tx.run(sql<{ day: Day }>`select opened_on as day from approach_opening
    where tenant_id = ${tenantId} and approach_id = ${approachId} and closed_on is null`);
  return rows[0]?.day ?? null;
}
