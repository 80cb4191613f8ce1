import type { OpenDatabase } from '../../src/db/open.ts';
import { sql } from '../../src/db/sql.ts';

/** Which parts the copy of each kind has. */
const parts = {
  theme: ['heard', 'said-by'],
  goal: ['change', 'notice', 'input'],
  decision: ['what', 'why'],
  contribution: ['words'],
} as const;

/** How many contributions of the large approach are public. */
const quotes = 500;

/**
 * Publishes what stands in the approach that `fillLargeApproach` filled: every theme, goal and decision, and
 * 500 contributions, with words of two hundred to five hundred characters in easy Dutch and Arabic.
 */
export async function publishLargeApproach(database: OpenDatabase): Promise<void> {
  await database.installation('publish the approach that is measured').tx(async (tx) => {
    const [found] = await tx.run(
      sql<{ tenantId: string; id: string; owner: string }>`select tenant_id as "tenantId", id,
        coordinator_id as owner from approach order by created_at limit 1`,
    );
    if (!found) throw new Error('there is no approach');
    const { tenantId, id, owner } = found;
    await tx.run(sql`insert into approach_opening (tenant_id, approach_id, opened_on, opened_by)
      values (${tenantId}, ${id}, current_date - 30, ${owner}) on conflict do nothing`);
    await tx.run(sql`insert into publication (tenant_id, id, public_id, approach_id, bead_id, kind,
        state, facts, proposed_by, proposed_at, published_on, published_by, version)
      select ${tenantId}::uuid, gen_random_uuid(), substr(encode(sha256(b.id::text::bytea), 'hex'), 1, 12),
        ${id}::uuid, b.id, b.kind, 'published', '{}'::jsonb, ${owner}::uuid, now(),
        current_date - (b.place % 90)::int, ${owner}::uuid, 1
      from (select bead.*, row_number() over (partition by kind order by id desc) as place
        from bead where tenant_id = ${tenantId} and approach_id = ${id}) b
      where b.kind in ('theme', 'goal', 'decision') or (b.kind = 'contribution' and b.place <= ${quotes})
      on conflict do nothing`);
    for (const [kind, names] of Object.entries(parts)) {
      for (const part of names) {
        await tx.run(sql`with copied as (
            select p.tenant_id, p.id, gen_random_uuid() as text_id, row_number() over () as n
            from publication p where p.tenant_id = ${tenantId} and p.approach_id = ${id}
              and p.kind = ${kind} and p.state = 'published'
              and not exists (select from publication_text t where t.tenant_id = p.tenant_id
                and t.publication_id = p.id and t.part = ${part})
          ), texts as (
            insert into text (tenant_id, id, created_at) select tenant_id, text_id, now() from copied
          ), words as (
            insert into text_version (tenant_id, text_id, version, locale, body, status, digest, created_at)
            select c.tenant_id, c.text_id, l.version, l.locale, l.body || c.n || '. ' ||
              repeat(l.body, (c.n % 5)::int + 1), 'written', decode('00', 'hex'), now()
            from copied c cross join (values
              (1, 'nl-eenvoudig', 'Het is hier druk en de kinderen kunnen nergens spelen. Nummer '),
              (2, 'ar', 'المكان مزدحم هنا ولا يجد الأطفال مكانا للعب فيه بعد المدرسة. رقم ')
            ) l(version, locale, body)
          )
          insert into publication_text (tenant_id, publication_id, part, text_id)
          select tenant_id, id, ${part}, text_id from copied`);
      }
    }
    await tx.run(sql`update approach set publication_version = publication_version + 1
      where tenant_id = ${tenantId} and id = ${id}`);
  });
}
