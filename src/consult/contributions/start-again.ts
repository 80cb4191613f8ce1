import type { Workspace } from '../../people/index.ts';
import { movePendingFiles } from '../../thread/files/file-store.ts';
import { formKeyMac, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import type { Draft } from './say-draft.ts';

/**
 * Gives a draft a fresh form key, and takes its waiting files along; files that were sent already
 * stay with the message they were sent with (`lostFiles`).
 */
export async function startAgain(
  deps: Deps,
  { tenantId }: Workspace,
  draft: Draft,
): Promise<{ draft: Draft; lostFiles: boolean }> {
  const formKey = newFormKey(deps.random);
  const wanted = draft.soundId ? [draft.soundId, ...draft.photoIds] : draft.photoIds;
  if (wanted.length === 0) return { draft: { ...draft, formKey }, lostFiles: false };
  const from = formKeyMac(deps.secret, draft.formKey);
  const to = formKeyMac(deps.secret, formKey);
  const moved = await deps.db.tx({ tenantId }, (tx) =>
    movePendingFiles(tx, tenantId, wanted, { from, to }),
  );
  return {
    draft: {
      ...draft,
      formKey,
      soundId: moved.find((id) => id === draft.soundId) ?? null,
      photoIds: draft.photoIds.filter((id) => moved.includes(id)),
    },
    lostFiles: moved.length < wanted.length,
  };
}
