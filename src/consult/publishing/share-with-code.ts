import {
  approachOfId,
  type ConsentFaults,
  type ConsentUse,
  isConsentUse,
  sayOfCopy,
  sharedCopyOf,
  stopUse,
} from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Workspace } from '../../people/index.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { lockByCode } from '../answers/reply-store.ts';
import { codeMac } from '../contributions/contribution-code.ts';
import { contributionToPublish } from './publishing-store.ts';
import { type Sharing, shareWording, type TypedShare } from './sharing.ts';

/** What the page behind the code says about publishing this message; null when nothing is asked. */
export function sharingOf(
  deps: Deps,
  { tenantId }: Workspace,
  message: { readonly id: string; readonly approachId: string },
  tag: string,
): Promise<Sharing | null> {
  return deps.db.tx({ tenantId }, async (tx) => {
    const copy = await sharedCopyOf(tx, tenantId, message.id);
    if (!copy) return null;
    const bead = { approachId: message.approachId, id: message.id, lock: false };
    const said = await contributionToPublish(tx, tenantId, bead);
    const isShown = copy.publication.state === 'published';
    const approach = isShown ? await approachOfId(tx, tenantId, message.approachId) : null;
    return {
      copy,
      sound: said?.soundId ?? null,
      publicHref: approach && `/openbaar/${approach.slug}/${tag}`,
    };
  });
}

export type ShareResult =
  | { readonly ok: true; readonly outcome: 'given' | 'refused' }
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'sent-already' }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ConsentFaults };

/**
 * The person with the code says what may be done with the copy that stood on their page, once per form.
 * @param code sixteen digits, read by `readCode`
 * @throws DatabaseAway
 */
export function shareWithCode(
  deps: Deps,
  workspace: Workspace,
  input: { code: string; formKey: string; locale: string; typed: TypedShare },
): Promise<ShareResult> {
  const { tenantId } = workspace;
  const { code, formKey, locale, typed } = input;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ShareResult> => {
    const contribution = await lockByCode(tx, tenantId, codeMac(deps.secret, code));
    if (!contribution || contribution.state === 'withdrawn') return { ok: false, reason: 'gone' };
    const { id, approachId } = contribution;
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['share', typed]),
      subjectId: id,
    });
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    if (claim.outcome === 'same') {
      return { ok: true, outcome: typed.said.anonymous === 'yes' ? 'given' : 'refused' };
    }
    const said = await contributionToPublish(tx, tenantId, { approachId, id, lock: false });
    return sayOfCopy(tx, deps, tenantId, id, {
      ...typed,
      ...{ through: 'code', heardBy: null, actorRole: 'resident', locale },
      sound: said?.soundId ?? null,
      wordingVersion: shareWording,
    });
  });
}

/**
 * The person with the code stops one use, or everything ('anonymous'). Doing it twice is the same as once.
 * @param use what stood on the button
 * @throws DatabaseAway
 */
export function stopWithCode(
  deps: Deps,
  workspace: Workspace,
  code: string,
  use: string,
): Promise<void> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    const contribution = await lockByCode(tx, tenantId, codeMac(deps.secret, code));
    if (!(contribution && isConsentUse(use))) return;
    const how = { through: 'code', actorRole: 'resident' } as const;
    await stopUse(tx, deps, tenantId, contribution.id, use satisfies ConsentUse, how);
  });
}
