import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { SignedIn, Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { endShare, putShare } from './share-store.ts';

export type ShareFault = 'programme-missing' | 'programme-self' | 'programme-wrong';
export type ShareResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: ShareFault };

/** Judges a short name of a workspace, as it was typed. */
function judgeProgramme(typed: string, own: string): ShareFault | null {
  if (typed === '') return 'programme-missing';
  if (typed === own) return 'programme-self';
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed) && typed.length <= 60 ? null : 'programme-wrong';
}

/**
 * Shares the published part of an approach with a programme, or stops. The same form sent twice does it
 * once. @throws DatabaseAway
 */
export async function shareApproach(
  deps: Deps,
  workspace: Workspace,
  post: {
    readonly approachId: string;
    readonly programme: string;
    readonly does: 'share' | 'stop';
    readonly by: SignedIn;
    readonly formKey: string;
  },
): Promise<ShareResult> {
  const { tenantId, slug } = workspace;
  const { approachId, does, by, formKey } = post;
  const programme = post.programme.trim().toLowerCase();
  const fault = judgeProgramme(programme, slug);
  if (fault) return { ok: false, reason: fault };
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ShareResult> => {
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['programme', approachId, programme, does]),
      subjectId: approachId,
    });
    if (claim.outcome === 'same') return { ok: true };
    const at = deps.clock.now();
    if (does === 'share') await putShare(tx, tenantId, { approachId, programme, by: by.id, at });
    else await endShare(tx, tenantId, { approachId, programme, at });
    await appendEvent(tx, deps, {
      kind: does === 'share' ? 'shared-with-programme' : 'sharing-ended',
      ...{ approachId, subjectId: approachId, actorRole: by.role, facts: { programme } },
    });
    return { ok: true };
  });
}
