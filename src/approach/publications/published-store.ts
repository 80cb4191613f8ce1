import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type FileFacts, fileFacts } from '../../thread/files/file-store.ts';
import { type TextByLocale, wordsOfTexts } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { PublishedKind, PublishedPart } from '../publish-source.ts';

/**
 * What a copy keeps beside its words, as it was when it was made, where it was kept; the rest is read from
 * the bead itself.
 */
export interface CopyFacts {
  /** Goal: who was there, described. */
  readonly residentsThere?: readonly string[] | null;
  readonly decidedOn?: Day | null;
  readonly withResidents?: boolean;
  /** Decision: the person who decided; null for a resident partner. */
  readonly byName?: string | null;
  /** Contribution: its themes; the thread forgets them when it is taken back. */
  readonly themes?: readonly string[];
}

/** A copy that anybody may read. */
export interface PublishedCopy {
  readonly id: string;
  /** Name in public addresses. */
  readonly publicId: string;
  readonly beadId: string;
  readonly kind: PublishedKind;
  readonly facts: CopyFacts;
  /** Only with consent to publish with a name. */
  readonly shownName: string | null;
  readonly publishedOn: Day;
  /** Whether a resident partner saw it and let it through. */
  readonly seenByPartner: boolean;
  /** When the copy was made. */
  readonly proposedAt: Date;
  readonly words: Readonly<Partial<Record<PublishedPart, TextByLocale>>>;
  readonly sound: FileFacts | null;
  readonly photos: readonly FileFacts[];
}

/** Second lock on what shows who somebody is: that use was allowed, and not withdrawn. */
const isAllowed = (use: 'name' | 'voice' | 'photo') => sql`exists (select from publication_consent k
  where k.tenant_id = p.tenant_id and k.publication_id = p.id and k.use = ${sql.lit(use)}
    and k.given_at is not null and k.refused_at is null and k.withdrawn_at is null)`;

type CopyRow = Omit<PublishedCopy, 'words' | 'sound' | 'photos'> & {
  textIds: Readonly<Partial<Record<PublishedPart, string>>> | null;
  soundId: string | null;
  photoIds: readonly string[];
};

/**
 * The copies of an approach that anybody may read, last published first.
 * @param worded kinds of which the words are read too; left out: all
 */
export async function publishedCopies(
  tx: Tx,
  tenantId: string,
  approachId: string,
  worded?: readonly PublishedKind[],
): Promise<PublishedCopy[]> {
  const rows = await tx.run(sql<CopyRow>`select p.id, p.public_id as "publicId",
      p.bead_id as "beadId", p.kind, p.facts, 
      case when p.shown_name is not null and ${isAllowed('name')} then p.shown_name end as "shownName",
      p.published_on as "publishedOn", p.seen_by_partner is not null as "seenByPartner",
      p.proposed_at as "proposedAt", 
      case when p.sound_file_id is not null and ${isAllowed('voice')} then p.sound_file_id end as "soundId",
      (select jsonb_object_agg(t.part, t.text_id) from publication_text t
        where t.tenant_id = p.tenant_id and t.publication_id = p.id) as "textIds",
      case when p.kind = 'contribution' then array(select f.file_id from publication_photo f
        where f.tenant_id = p.tenant_id and f.publication_id = p.id and f.is_allowed
          and ${isAllowed('photo')} order by f.file_id) else '{}'::uuid[] end as "photoIds"
    from publication p
    where p.tenant_id = ${tenantId} and p.approach_id = ${approachId} and p.state = 'published'
    order by p.published_on desc, p.id desc`);
  const texts = await wordsOfTexts(
    tx,
    tenantId,
    rows.flatMap(({ kind, textIds }) =>
      worded && !worded.includes(kind) ? [] : Object.values(textIds ?? {}),
    ),
  );
  const fileIds = rows.flatMap(({ soundId, photoIds }) => [...photoIds, soundId ?? []].flat());
  const files = new Map((await fileFacts(tx, tenantId, fileIds)).map((file) => [file.id, file]));
  return rows.map(({ textIds, soundId, photoIds, ...row }) => ({
    ...row,
    words: Object.fromEntries(
      Object.entries(textIds ?? {}).map(([part, id]) => [part, texts.get(id) ?? {}]),
    ),
    sound: (soundId && files.get(soundId)) || null,
    photos: photoIds.flatMap((id) => files.get(id) ?? []),
  }));
}

/** A copy that was on the public page and was taken back: what is left of it. */
export interface TakenBackCopy {
  readonly publicId: string;
  readonly beadId: string;
  readonly kind: PublishedKind;
  readonly facts: CopyFacts;
  readonly withdrawnOn: Day;
}

/** The copies of an approach that were published and are taken back, and that no newer copy replaced. */
export function takenBackCopies(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<TakenBackCopy[]> {
  return tx.run(sql<TakenBackCopy>`select p.public_id as "publicId", p.bead_id as "beadId",
      p.kind, p.facts, p.withdrawn_on as "withdrawnOn"
    from publication p
    where p.tenant_id = ${tenantId} and p.approach_id = ${approachId} and p.state = 'withdrawn'
      and p.published_on is not null and p.withdrawn_why is distinct from 'replaced'
      and not exists (select from publication n where n.tenant_id = p.tenant_id
        and n.bead_id = p.bead_id and n.state = 'published')
    order by p.withdrawn_on desc, p.id desc`);
}

/**
 * The files of one copy that anybody may see now: only while it is published, its approach has a public
 * page, and the person allows that use. None when there is no such copy.
 */
export async function publishedFiles(
  tx: Tx,
  tenantId: string,
  publicId: string,
): Promise<{ readonly id: string }[]> {
  return tx.run(sql<{ id: string }>`select f.id from publication p
    join approach_opening o on o.tenant_id = p.tenant_id and o.approach_id = p.approach_id
      and o.closed_on is null
    cross join lateral (
      select p.sound_file_id as id where p.sound_file_id is not null and ${isAllowed('voice')}
      union all
      select x.file_id from publication_photo x where x.tenant_id = p.tenant_id
        and x.publication_id = p.id and x.is_allowed and ${isAllowed('photo')}) f
    where p.tenant_id = ${tenantId} and p.public_id = ${publicId} and p.state = 'published'`);
}
