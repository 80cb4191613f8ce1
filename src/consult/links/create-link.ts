import { type Approach, raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { addBead } from '../../thread/beads.ts';
import { newId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { insertLink, type LinkRow } from './link-store.ts';
import {
  claimSaving,
  invalidLink,
  type JudgedLink,
  judgeSaving,
  type SaveLinkResult,
  type Saving,
  storeFace,
  tellOfLink,
  writeTexts,
} from './save-link.ts';
import { sayableSlug } from './sayable-slug.ts';

/** Thrown to roll back: the same form may be sent again with another address. */
class SlugTaken extends Error {}

const triesForSlug = 20;

/** Makes a link of an approach from a form. A resend of the same form gives the link it made before. */
export async function createLink(
  deps: Deps,
  saving: Saving,
  approach: Approach,
): Promise<SaveLinkResult> {
  const judged = await judgeSaving(deps, saving);
  if (!judged.ok) return judged;
  const linkId = newId(deps);
  const create = async (tx: Tx): Promise<SaveLinkResult> => {
    const { input } = judged;
    const answered = await claimSaving(tx, deps, saving, { input, linkId });
    if (answered) return answered;
    const slug = await writeNewLink(tx, deps, saving, { linkId, approach, judged });
    await raisePublicationVersion(tx, saving.workspace.tenantId, approach.id);
    return { ok: true, slug };
  };
  try {
    return await deps.db.tx(saving.workspace, create);
  } catch (error) {
    if (error instanceof SlugTaken) return invalidLink(saving, { slug: 'slug-taken' });
    throw error;
  }
}

async function writeNewLink(
  tx: Tx,
  deps: Deps,
  saving: Saving,
  { linkId, approach, judged }: { linkId: string; approach: Approach; judged: JudgedLink },
): Promise<string> {
  const { tenantId } = saving.workspace;
  const { input, face } = judged;
  const texts = await writeTexts(tx, deps, saving, { input, earlier: null });
  if (!texts.purpose.textId) throw new Error('a link without a purpose passed the form');
  await addBead(tx, deps, { id: linkId, approachId: approach.id, kind: 'link' });
  const slug = await insertUnderFreeSlug(tx, deps, tenantId, input.slug, {
    ...input,
    id: linkId,
    approachId: approach.id,
    askerPhotoId: await storeFace(tx, deps, tenantId, face),
    purposeId: texts.purpose.textId,
    readById: texts.readBy.textId,
    rewardId: texts.reward.textId,
  });
  await tellOfLink(tx, deps, saving, {
    kind: 'link-made',
    linkId,
    approachId: approach.id,
    input,
    texts,
  });
  return slug;
}

async function insertUnderFreeSlug(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  chosen: string | null,
  link: Omit<LinkRow, 'slug'>,
): Promise<string> {
  for (let tries = 0; tries < (chosen ? 1 : triesForSlug); tries++) {
    const slug = chosen ?? sayableSlug(deps.random);
    if (await insertLink(tx, tenantId, { ...link, slug }, deps.clock.now())) return slug;
  }
  throw new SlugTaken();
}
