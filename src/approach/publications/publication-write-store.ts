import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { PublishedFacts, PublishedPart } from '../publish-source.ts';
import type { ConsentUse, Publication, PublicationState, WithdrawnWhy } from './publication.ts';

/** Keeps a new copy; false when there is one of this bead already. */
export async function insertPublication(
  tx: Tx,
  tenantId: string,
  made: Pick<
    Publication,
    | 'id'
    | 'publicId'
    | 'approachId'
    | 'beadId'
    | 'kind'
    | 'state'
    | 'facts'
    | 'proposedBy'
    | 'proposedAt'
  >,
): Promise<boolean> {
  const rows = await tx.run(sql`insert into publication (tenant_id, id, public_id, approach_id,
      bead_id, kind, state, facts, proposed_by, proposed_at, version)
    values (${tenantId}, ${made.id}, ${made.publicId}, ${made.approachId}, ${made.beadId},
      ${made.kind}, ${made.state}, ${JSON.stringify(made.facts)}::jsonb, ${made.proposedBy},
      ${made.proposedAt}, 1)
    on conflict do nothing returning id`);
  return rows.length === 1;
}

/** Ties a text to a part of a copy. */
export async function nameText(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  part: PublishedPart,
  textId: string,
): Promise<void> {
  await tx.run(sql`insert into publication_text (tenant_id, publication_id, part, text_id)
    values (${tenantId}, ${publicationId}, ${part}, ${textId})`);
}

/** The texts of a copy, by part. */
export async function textIdsOf(
  tx: Tx,
  tenantId: string,
  publicationId: string,
): Promise<ReadonlyMap<PublishedPart, string>> {
  const rows = await tx.run(
    sql<{ part: PublishedPart; id: string }>`select part, text_id as id from publication_text
      where tenant_id = ${tenantId} and publication_id = ${publicationId} order by part`,
  );
  return new Map(rows.map(({ part, id }) => [part, id]));
}

/** What becomes of a publication; what is left out stays. Raises its version. */
export async function movePublication(
  tx: Tx,
  tenantId: string,
  id: string,
  to: {
    readonly state?: PublicationState;
    readonly facts?: PublishedFacts;
    readonly seenByPartner?: string | null;
    readonly shownName?: string | null;
    readonly soundFileId?: string | null;
    readonly proposed?: { readonly by: string; readonly at: Date };
    /** Null: not on the public page any more. */
    readonly published?: { readonly on: Day; readonly by: string } | null;
    readonly withdrawn?: { readonly on: Day; readonly why: WithdrawnWhy };
  },
): Promise<void> {
  const changes = [sql`version = version + 1`];
  if (to.state) changes.push(sql`state = ${to.state}`);
  if (to.facts) changes.push(sql`facts = ${JSON.stringify(to.facts)}::jsonb`);
  if (to.seenByPartner !== undefined) {
    changes.push(sql`seen_by_partner = ${to.seenByPartner}::uuid`);
  }
  if (to.shownName !== undefined) changes.push(sql`shown_name = ${to.shownName}::text`);
  if (to.soundFileId !== undefined) changes.push(sql`sound_file_id = ${to.soundFileId}::uuid`);
  if (to.proposed) {
    changes.push(sql`proposed_by = ${to.proposed.by}, proposed_at = ${to.proposed.at}`);
  }
  if (to.published) {
    changes.push(sql`published_on = ${to.published.on}, published_by = ${to.published.by}`);
  }
  if (to.withdrawn) {
    changes.push(sql`withdrawn_on = ${to.withdrawn.on}, withdrawn_why = ${to.withdrawn.why}`);
  }
  await tx.run(sql`update publication set ${sql.join(changes)}
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** A resident partner holds it from now on. */
export async function insertHold(
  tx: Tx,
  tenantId: string,
  hold: {
    readonly id: string;
    readonly publicationId: string;
    readonly heldBy: string;
    readonly heldAt: Date;
    readonly reasonTextId: string;
  },
): Promise<void> {
  await tx.run(sql`insert into publication_hold (tenant_id, id, publication_id, held_by, held_at,
      reason_text_id)
    values (${tenantId}, ${hold.id}, ${hold.publicationId}, ${hold.heldBy}, ${hold.heldAt},
      ${hold.reasonTextId})`);
}

/** Nobody holds it any more. */
export async function liftHolds(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  by: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`update publication_hold set lifted_by = ${by}, lifted_at = ${at}
    where tenant_id = ${tenantId} and publication_id = ${publicationId} and lifted_at is null`);
}

/** The texts with reasons why it was held: they may tell what was said, and go with the copy. */
export async function reasonsOf(
  tx: Tx,
  tenantId: string,
  publicationId: string,
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select reason_text_id as id from publication_hold
      where tenant_id = ${tenantId} and publication_id = ${publicationId}
        and reason_text_id is not null`,
  );
  return rows.map(({ id }) => id);
}

/** Nobody holds what is gone. */
export async function clearHold(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`update publication_hold set lifted_at = ${at}
    where tenant_id = ${tenantId} and publication_id = ${publicationId} and lifted_at is null`);
}

/** What was allowed of this copy counts no more. */
export async function endConsents(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`update publication_consent set withdrawn_at = ${at}
    where tenant_id = ${tenantId} and publication_id = ${publicationId}
      and given_at is not null and withdrawn_at is null`);
}

/** Photos that a person is asked for; not shown yet. */
export async function insertPhotos(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  await tx.run(sql`insert into publication_photo (tenant_id, publication_id, file_id)
    select ${tenantId}::uuid, ${publicationId}::uuid, id from unnest(${[...fileIds]}::uuid[]) id`);
}

/** No photo stands with it any more. */
export async function dropPhotos(tx: Tx, tenantId: string, publicationId: string): Promise<void> {
  await tx.run(sql`delete from publication_photo
    where tenant_id = ${tenantId} and publication_id = ${publicationId}`);
}

/** The person is asked for these uses of the copy. */
export async function insertConsents(
  tx: Tx,
  tenantId: string,
  asked: {
    readonly publicationId: string;
    readonly uses: readonly ConsentUse[];
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into publication_consent (tenant_id, publication_id, use, asked_at, asked_by)
    select ${tenantId}::uuid, ${asked.publicationId}::uuid, use, ${asked.at}::timestamptz,
      ${asked.by}::uuid from unnest(${[...asked.uses]}::text[]) use`);
}

/** Gives an approach a public page from this day on, or takes it away. */
export async function setOpening(
  tx: Tx,
  tenantId: string,
  approachId: string,
  to: { readonly isOpen: boolean; readonly on: Day; readonly by: string },
): Promise<void> {
  await tx.run(
    to.isOpen
      ? sql`insert into approach_opening (tenant_id, approach_id, opened_on, opened_by)
          values (${tenantId}, ${approachId}, ${to.on}, ${to.by})
          on conflict (tenant_id, approach_id)
          do update set opened_on = excluded.opened_on, opened_by = excluded.opened_by,
            closed_on = null`
      : sql`update approach_opening set closed_on = ${to.on}
          where tenant_id = ${tenantId} and approach_id = ${approachId}`,
  );
}
