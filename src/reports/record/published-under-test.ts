import type { AppUnderTest } from '../../app-under-test.ts';
import type { PublishedKind, PublishedPart } from '../../approach/publish-source.ts';
import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { addBead, linkBeads } from '../../thread/beads.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';

type House = Pick<AppUnderTest, 'deps' | 'workspace' | 'people'>;

/** Gives an approach its public page, from this day on. */
export async function openUnderTest(
  house: House,
  approachId: string,
  openedOn = '2026-11-01',
): Promise<void> {
  const { tenantId } = house.workspace;
  await house.deps.db.tx({ tenantId }, (tx) =>
    tx.run(sql`insert into approach_opening (tenant_id, approach_id, opened_on, opened_by)
      values (${tenantId}, ${approachId}, ${openedOn}, ${house.people.coordinator.id})`),
  );
}

export interface CopyUnderTest {
  readonly approachId: string;
  readonly beadId: string;
  readonly kind: PublishedKind;
  readonly words: Readonly<Partial<Record<PublishedPart, string>>>;
  readonly facts?: object;
  readonly state?: 'published' | 'held' | 'proposed';
  readonly name?: string;
  readonly soundId?: string;
  readonly photoId?: string;
  readonly publishedOn?: string;
  readonly seen?: boolean;
  /** What the person allowed; without it neither name, voice nor photo is shown. */
  readonly uses?: readonly ('name' | 'voice' | 'photo')[];
}

async function insertCopy(house: House, tx: Tx, copy: CopyUnderTest): Promise<string> {
  const { deps, people } = house;
  const { tenantId } = house.workspace;
  const id = newId(deps);
  const publicId = Buffer.from(deps.random.bytes(9)).toString('base64url');
  const now = deps.clock.now();
  const seenBy = copy.seen ? people.partner.id : null;
  await tx.run(sql`insert into publication (tenant_id, id, public_id, approach_id, bead_id, kind,
      state, facts, shown_name, sound_file_id, proposed_by, proposed_at, published_on, published_by,
      seen_by_partner, version)
    values (${tenantId}, ${id}, ${publicId}, ${copy.approachId}, ${copy.beadId}, ${copy.kind},
      ${copy.state ?? 'published'}, ${JSON.stringify(copy.facts ?? {})}::jsonb, ${copy.name ?? null},
      ${copy.soundId ?? null}, ${people.coordinator.id}, ${now}, ${copy.publishedOn ?? '2026-11-10'},
      ${people.coordinator.id}, ${seenBy}, 1)`);
  for (const [part, body] of Object.entries(copy.words)) {
    const textId = newId(deps);
    const text = { textId, version: 1, locale: 'nl-eenvoudig', body, status: 'written' } as const;
    await addText(tx, deps, text);
    await tx.run(sql`insert into publication_text (tenant_id, publication_id, part, text_id)
      values (${tenantId}, ${id}, ${part}, ${textId})`);
  }
  for (const use of copy.uses ?? []) {
    await tx.run(sql`insert into publication_consent (tenant_id, publication_id, use, asked_at,
        asked_by, given_at, through)
      values (${tenantId}, ${id}, ${use}, ${now}, ${people.coordinator.id}, ${now}, 'code')`);
  }
  if (copy.photoId) {
    await tx.run(sql`insert into publication_photo (tenant_id, publication_id, file_id, is_allowed)
      values (${tenantId}, ${id}, ${copy.photoId}, true)`);
  }
  return publicId;
}

/** Puts a copy on the public page, as rows; gives its public id. */
export async function publishUnderTest(house: House, copy: CopyUnderTest): Promise<string> {
  const { tenantId } = house.workspace;
  return house.deps.db.tx({ tenantId }, async (tx) => {
    const publicId = await insertCopy(house, tx, copy);
    await tx.run(sql`update approach set publication_version = publication_version + 1
      where tenant_id = ${tenantId} and id = ${copy.approachId}`);
    return publicId;
  });
}

/** Moves a copy to another state, as holding and taking back do. */
export async function moveUnderTest(
  house: House,
  publicId: string,
  state: 'held' | 'withdrawn' | 'published',
): Promise<void> {
  const { tenantId } = house.workspace;
  const gone = state === 'withdrawn' ? '2026-11-20' : null;
  await house.deps.db.tx({ tenantId }, async (tx) => {
    await tx.run(sql`update publication set state = ${state}, withdrawn_on = ${gone},
        withdrawn_why = ${gone && 'by-person'}
      where tenant_id = ${tenantId} and public_id = ${publicId}`);
    if (gone) {
      await tx.run(sql`delete from publication_text x using publication p
        where p.tenant_id = ${tenantId} and p.public_id = ${publicId}
          and x.tenant_id = p.tenant_id and x.publication_id = p.id`);
    }
    await tx.run(sql`update approach a set publication_version = publication_version + 1
      from publication p where p.tenant_id = ${tenantId} and p.public_id = ${publicId}
        and a.tenant_id = p.tenant_id and a.id = p.approach_id`);
  });
}

/** A decision that was not to do it, as rows; its words are not those of a copy. Gives its id. */
export async function decisionUnderTest(
  house: House,
  approachId: string,
  onBead: string | null = null,
  decidedOn = '2026-11-03',
): Promise<string> {
  const { deps, people } = house;
  const { tenantId } = house.workspace;
  const id = newId(deps);
  await deps.db.tx({ tenantId }, async (tx) => {
    await addBead(tx, deps, { id, approachId, kind: 'decision' });
    const [whatId, whyId] = [newId(deps), newId(deps)];
    for (const textId of [whatId, whyId]) {
      const body = 'Zo staat het in het verslag van 3 november, met naam en toenaam.';
      const text = { textId, version: 1, locale: 'nl', body, status: 'written' } as const;
      await addText(tx, deps, text);
    }
    await tx.run(sql`insert into decision (tenant_id, id, approach_id, level, outcome, decided_by,
        decided_on, valid_from, review_on, what_text_id, why_text_id, owner_id, recorded_by,
        recorded_at)
      values (${tenantId}, ${id}, ${approachId}, 'board', 'no', ${people.partner.id}, ${decidedOn},
        '2026-11-04', '2026-11-20', ${whatId}, ${whyId}, ${people.coordinator.id},
        ${people.coordinator.id}, now())`);
    if (onBead) {
      const link = { tenantId, fromId: id, toId: onBead, relation: 'decides-on' } as const;
      await linkBeads(tx, deps, link);
    }
  });
  return id;
}
