import { type SignedIn, today, type Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import type { Deps } from '../../web/deps.ts';
import {
  extendedDueOn,
  mayExtend,
  type PersonRequest,
  type Refusal,
  type RequestState,
} from './request.ts';
import { closeRequest, extendRequest, lockRequest } from './request-store.ts';

type By = { readonly workspace: Workspace; readonly account: SignedIn };

export type HandleResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'gone' }
  /** Somebody else handled it meanwhile, or it cannot be extended any more. */
  | { readonly ok: false; readonly reason: 'changed' | 'too-late'; readonly now: PersonRequest };

const stateOf = (refusedWhy: Refusal | null): RequestState =>
  refusedWhy === null ? 'done' : 'refused';

/** Closes a request as done, or refused for a reason of the list. The same twice is once. */
export function finishRequest(
  deps: Deps,
  { workspace, account }: By,
  { id, seen, refusedWhy }: { id: string; seen: string; refusedWhy: Refusal | null },
): Promise<HandleResult> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx): Promise<HandleResult> => {
    const now = await lockRequest(tx, tenantId, id);
    if (!now) return { ok: false, reason: 'gone' };
    if (now.state === stateOf(refusedWhy) && now.refusedWhy === refusedWhy) return { ok: true };
    if (now.state !== 'open' || String(now.version) !== seen) {
      return { ok: false, reason: 'changed', now };
    }
    const on = today(workspace, deps.clock.now());
    await closeRequest(tx, tenantId, { id, refusedWhy, on, by: account.id });
    await appendEvent(tx, deps, {
      kind: 'request-closed',
      approachId: tenantId,
      subjectId: id,
      actorRole: account.role,
      facts: { state: stateOf(refusedWhy), why: refusedWhy, on },
    });
    return { ok: true };
  });
}

/** Takes two months more, once, when the person was told so within the first. */
export function takeMoreTime(
  deps: Deps,
  { workspace, account }: By,
  { id, seen }: { id: string; seen: string },
): Promise<HandleResult> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx): Promise<HandleResult> => {
    const now = await lockRequest(tx, tenantId, id);
    if (!now) return { ok: false, reason: 'gone' };
    if (now.extendedOn !== null && String(now.version - 1) === seen) return { ok: true };
    if (now.state !== 'open' || String(now.version) !== seen) {
      return { ok: false, reason: 'changed', now };
    }
    const on = today(workspace, deps.clock.now());
    if (!mayExtend(now, on)) return { ok: false, reason: 'too-late', now };
    const dueOn = extendedDueOn(now.askedOn);
    await extendRequest(tx, tenantId, { id, on, dueOn });
    await appendEvent(tx, deps, {
      kind: 'request-extended',
      approachId: tenantId,
      subjectId: id,
      actorRole: account.role,
      facts: { on, dueOn },
    });
    return { ok: true };
  });
}
