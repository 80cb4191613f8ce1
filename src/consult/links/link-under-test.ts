import type { AppUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { residentTags } from '../../web/locales.ts';

/** Puts an approach and a link into a test's workspace; gives their ids. */
export async function linkUnderTest(
  { deps, workspace, people }: Pick<AppUnderTest, 'deps' | 'workspace' | 'people'>,
  wanted: {
    slug?: string;
    endsOn?: string;
    answerDays?: number;
    locales?: readonly string[];
    askerPhotoId?: string | null;
  } = {},
): Promise<{ approachId: string; linkId: string; slug: string }> {
  const { tenantId } = workspace;
  const approachId = newId(deps);
  const linkId = newId(deps);
  const slug = wanted.slug ?? 'demo';
  const now = deps.clock.now();
  const answerDays = wanted.answerDays ?? 21;
  await deps.db.tx({ tenantId }, async (tx) => {
    await tx.run(sql`insert into approach (tenant_id, id, slug, title, purpose, coordinator_id,
        answer_days, publication_version, created_at)
      values (${tenantId}, ${approachId}, ${`aanpak-${slug}`}, 'Gezond opgroeien', 'Samen',
        ${people.coordinator.id}, ${answerDays}, 1, ${now})`);
    const words = async (dutch: string, english: string): Promise<string> => {
      const textId = newId(deps);
      const text = { textId, status: 'written' } as const;
      await addText(tx, deps, { ...text, version: 1, locale: 'nl-eenvoudig', body: dutch });
      await addText(tx, deps, { ...text, version: 2, locale: 'en', body: english });
      return textId;
    };
    const purpose = await words(
      'Kinderen in De Wilgenhoek moeten gezond kunnen opgroeien. Wat gaat goed? Wat is moeilijk?',
      'Children in De Wilgenhoek should grow up healthy. What goes well? What is hard?',
    );
    const reward = await words('U krijgt geen geld voor uw bericht.', 'You do not get money.');
    await tx.run(sql`insert into link (tenant_id, id, approach_id, slug, locales, purpose_text_id,
        reward_text_id, asker_name, asker_phone, asker_photo_id, owner_id, answer_days, ends_on,
        version, created_at)
      values (${tenantId}, ${linkId}, ${approachId}, ${slug}, ${[...(wanted.locales ?? residentTags)]},
        ${purpose}, ${reward}, 'Fatma Yıldırım', '000-555 01 20', ${wanted.askerPhotoId ?? null},
        ${people.coordinator.id}, ${answerDays}, ${wanted.endsOn ?? '2027-03-31'}, 1, ${now})`);
  });
  return { approachId, linkId, slug };
}
