import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { ConsentUse, SharedCopy, Speaking } from './publication.ts';
import { consentsOf, photosOf, publicationOfBead } from './publication-store.ts';

/** The copy of a person's words that is not withdrawn, with what they were asked of it; or null. */
export async function sharedCopyOf(
  tx: Tx,
  tenantId: string,
  beadId: string,
): Promise<SharedCopy | null> {
  const publication = await publicationOfBead(tx, tenantId, beadId);
  if (!publication) return null;
  const photos = await photosOf(tx, tenantId, publication.id);
  return {
    publication,
    consents: await consentsOf(tx, tenantId, publication.id),
    photos: photos.map(({ fileId }) => fileId),
  };
}

/** Notes what a person said of uses. */
export async function noteConsent(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  noted: Pick<Speaking, 'through' | 'heardBy' | 'locale' | 'wordingVersion'> & {
    readonly given: readonly ConsentUse[];
    readonly refused: readonly ConsentUse[];
    readonly at: Date;
  },
): Promise<void> {
  const said = (column: 'given_at' | 'refused_at', uses: readonly ConsentUse[]) =>
    sql`update publication_consent set ${sql.ref(column)} = ${noted.at},
        through = ${noted.through}, heard_by = ${noted.heardBy}, locale = ${noted.locale},
        wording_version = ${noted.wordingVersion}
      where tenant_id = ${tenantId} and publication_id = ${publicationId}
        and use = any(${[...uses]}::text[])`;
  await tx.run(said('given_at', noted.given));
  await tx.run(said('refused_at', noted.refused));
}

/** Notes that one use is allowed no more. */
export async function noteWithdrawn(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  use: ConsentUse,
  at: Date,
): Promise<void> {
  await tx.run(sql`update publication_consent set withdrawn_at = ${at}
    where tenant_id = ${tenantId} and publication_id = ${publicationId} and use = ${use}`);
}

/** The person said yes to the photos. */
export async function allowConsentPhotos(
  tx: Tx,
  tenantId: string,
  publicationId: string,
): Promise<void> {
  await tx.run(sql`update publication_photo set is_allowed = true
    where tenant_id = ${tenantId} and publication_id = ${publicationId}`);
}

/** Who goes and asks the person; null: nobody in particular. */
export async function setAsker(
  tx: Tx,
  tenantId: string,
  publicationId: string,
  askerId: string | null,
): Promise<void> {
  await tx.run(sql`update publication set asker_id = ${askerId}::uuid
    where tenant_id = ${tenantId} and id = ${publicationId}`);
}

/** A copy of which somebody was asked to ask the person. */
export interface CopyToAsk {
  readonly publicationId: string;
  readonly approachId: string;
  readonly beadId: string;
}

/** Copies of which this person was asked to ask the one whose words they are; oldest first. */
export async function copiesToAsk(
  tx: Tx,
  tenantId: string,
  askerId: string,
  limit: number,
): Promise<CopyToAsk[]> {
  return tx.run(sql<CopyToAsk>`select id as "publicationId", approach_id as "approachId",
      bead_id as "beadId" from publication
    where tenant_id = ${tenantId} and asker_id = ${askerId} and state = 'asked'
    order by id limit ${limit}`);
}

/** Who was asked to ask, by name; null: nobody. */
export async function askerOf(
  tx: Tx,
  tenantId: string,
  publicationId: string,
): Promise<{ id: string; name: string | null } | null> {
  const rows = await tx.run(sql<{ id: string; name: string | null }>`
    select asker_id as id, people_name(asker_id) as name from publication
    where tenant_id = ${tenantId} and id = ${publicationId} and asker_id is not null`);
  return rows[0] ?? null;
}
