import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { endContribution } from '../contributions/end-contribution.ts';
import { type ErasureProposal, erasureReasons, mayDecide } from './erasure.ts';
import {
  deleteErasure,
  type ErasableMessage,
  erasureProposalOf,
  insertErasure,
  lockErasable,
  noteErased,
} from './erasure-store.ts';

export type EraseResult =
  | { readonly ok: true }
  /** 'gone': nothing to erase (any more); 'changed': somebody else was first. */
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'reason-missing' };

/** What one second person may say of a proposal; who proposed it may only take it back. */
export type Verdict = 'erase' | 'keep';

interface Here {
  readonly message: ErasableMessage;
  readonly proposal: ErasureProposal | null;
}

function once(
  { deps, workspace, account }: Actor,
  post: { id: string; formKey: string; content: unknown },
  work: (tx: Tx, here: Here) => Promise<EraseResult>,
): Promise<EraseResult> {
  const { tenantId } = workspace;
  const { id, formKey, content } = post;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<EraseResult> => {
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['erase', account.id, id, content]),
      subjectId: id,
    });
    if (claim.outcome === 'same') return { ok: true };
    const message = await lockErasable(tx, tenantId, id);
    if (!message || message.state === 'withdrawn') return { ok: false, reason: 'gone' };
    if (claim.outcome === 'other') return { ok: false, reason: 'changed' };
    return work(tx, { message, proposal: await erasureProposalOf(tx, tenantId, id) });
  });
}

/** Proposes to erase what somebody said, for a reason of the list. @throws DatabaseAway */
export function proposeErasure(
  actor: Actor,
  post: { id: string; formKey: string; reason: string },
): Promise<EraseResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const reason = erasureReasons.find((one) => one === post.reason);
  return once(actor, { ...post, content: ['propose', post.reason] }, async (tx, here) => {
    if (!reason) return { ok: false, reason: 'reason-missing' };
    if (here.proposal) return { ok: false, reason: 'changed' };
    const { id, approachId } = here.message;
    await insertErasure(tx, tenantId, { id, reason, by: account.id, at: deps.clock.now() });
    await appendEvent(tx, deps, {
      ...{ kind: 'erasure-proposed', approachId, subjectId: id, actorRole: account.role },
      facts: { reason },
    });
    return { ok: true };
  });
}

/**
 * A second person erases: the same as taking back with the code (`endContribution`), for good. Or leaves
 * it: then the proposal goes. Who proposed it can only take the proposal back. @throws DatabaseAway
 */
export function decideErasure(
  actor: Actor,
  post: { id: string; formKey: string; verdict: Verdict },
): Promise<EraseResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  return once(actor, { ...post, content: post.verdict }, async (tx, { message, proposal }) => {
    if (!proposal) return { ok: false, reason: 'changed' };
    const { id, approachId } = message;
    const isSecond = mayDecide(proposal, account.id);
    const event = { approachId, subjectId: id, actorRole: account.role };
    if (post.verdict === 'keep') {
      await deleteErasure(tx, tenantId, id);
      const kind = isSecond ? 'erasure-refused' : 'erasure-proposal-ended';
      await appendEvent(tx, deps, { ...event, kind, facts: { reason: proposal.reason } });
      return { ok: true };
    }
    if (!isSecond) return { ok: false, reason: 'changed' };
    await noteErased(tx, tenantId, { id, by: account.id, at: deps.clock.now() });
    await endContribution(tx, deps, tenantId, message, 'by-team');
    return { ok: true };
  });
}
