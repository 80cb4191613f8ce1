import { type Approach, approachOfSlug } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import type { AppContext } from '../../people/index.ts';
import { outdatedLocales } from '../../thread/outdated-texts.ts';
import { type LinkText, sourceTag } from './link-form.ts';
import { type LinkRecord, linkRecordOfSlug } from './link-store.ts';

/** The approach and the link that an address names, or null when they do not belong together. */
export async function linkHere(
  tx: Tx,
  c: AppContext,
): Promise<{ approach: Approach; link: LinkRecord } | null> {
  const { tenantId } = c.get('workspace');
  const approach = await approachOfSlug(tx, tenantId, c.req.param('slug') ?? '');
  const link = await linkRecordOfSlug(tx, tenantId, c.req.param('link') ?? '');
  return approach && link && link.approachId === approach.id ? { approach, link } : null;
}

/** In which languages each text of a link translates what is no longer said. */
export async function outdatedTexts(
  tx: Tx,
  tenantId: string,
  link: LinkRecord,
): Promise<Record<LinkText, readonly string[]>> {
  const of = async (textId: string | null) =>
    textId ? outdatedLocales(tx, tenantId, textId, sourceTag) : [];
  return {
    purpose: await of(link.purposeId),
    readBy: await of(link.readById),
    reward: await of(link.rewardId),
  };
}
