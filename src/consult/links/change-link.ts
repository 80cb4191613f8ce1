import { type Approach, raisePublicationVersion } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { deleteFiles } from '../../thread/files/file-store.ts';
import type { Deps } from '../../web/deps.ts';
import { type LinkRecord, lockLink, updateLink } from './link-store.ts';
import { forgetLinks } from './read-link.ts';
import {
  claimSaving,
  type JudgedLink,
  judgeSaving,
  type SaveLinkResult,
  type Saving,
  storeFace,
  tellOfLink,
  writeTexts,
} from './save-link.ts';

/** Changes a link from a form. Its address stays: it hangs on doors, printed. */
export async function changeLink(
  deps: Deps,
  saving: Saving,
  { approach, link }: { approach: Approach; link: LinkRecord },
): Promise<SaveLinkResult> {
  const typed = { ...saving.typed, slug: link.slug };
  const judged = await judgeSaving(deps, { ...saving, typed }, link.endsOn);
  if (!judged.ok) return judged;
  const { input } = judged;
  const saved = await deps.db.tx<SaveLinkResult>(saving.workspace, async (tx) => {
    const answered = await claimSaving(tx, deps, saving, { input, linkId: link.id });
    if (answered) return answered;
    // two people with the same form: the second writes on what the first made of it
    const locked = await lockLink(tx, saving.workspace.tenantId, link.id);
    if (!locked) throw new Error('a link was found and is gone');
    await writeChange(tx, deps, saving, { link: locked, judged });
    await raisePublicationVersion(tx, saving.workspace.tenantId, approach.id);
    return { ok: true, slug: link.slug };
  });
  forgetLinks(deps);
  return saved;
}

async function writeChange(
  tx: Tx,
  deps: Deps,
  saving: Saving,
  { link, judged }: { link: LinkRecord; judged: JudgedLink },
): Promise<void> {
  const { tenantId } = saving.workspace;
  const { input, face } = judged;
  const texts = await writeTexts(tx, deps, saving, { input, earlier: link });
  const keptPhotoId = saving.typed.removePhoto ? null : link.askerPhotoId;
  const askerPhotoId = (await storeFace(tx, deps, tenantId, face)) ?? keptPhotoId;
  await updateLink(tx, tenantId, link.id, {
    ...input,
    askerPhotoId,
    purposeId: texts.purpose.textId ?? link.purposeId,
    readById: texts.readBy.textId,
    rewardId: texts.reward.textId,
  });
  if (link.askerPhotoId && link.askerPhotoId !== askerPhotoId) {
    await deleteFiles(tx, tenantId, [link.askerPhotoId]);
  }
  await tellOfLink(tx, deps, saving, {
    kind: 'link-changed',
    linkId: link.id,
    approachId: link.approachId,
    input,
    texts,
  });
}
