import type { SignedIn, Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import {
  type ControllerFaults,
  judgeController,
  judgeJoint,
  type TypedController,
} from './controller-form.ts';
import {
  type Controller,
  controllerOf,
  deleteJointController,
  insertJointController,
  saveController,
} from './controller-store.ts';

type By = { readonly workspace: Workspace; readonly account: SignedIn };

export type KeepController =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ControllerFaults }
  /** Somebody else changed it meanwhile. */
  | { readonly ok: false; readonly reason: 'changed'; readonly now: Controller };

/**
 * Keeps who is responsible for what stands in a workspace.
 * @param seen version that stood on the page; 0 where nobody filled it in yet
 */
export async function keepController(
  deps: Deps,
  { workspace, account }: By,
  { typed, seen }: { typed: TypedController; seen: string },
): Promise<KeepController> {
  const judged = judgeController(typed);
  if (!judged.ok) return { ok: false, reason: 'invalid', faults: judged.faults };
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx): Promise<KeepController> => {
    const now = await controllerOf(tx, tenantId);
    const version = (/^\d{1,6}$/.test(seen) ? Number(seen) : 0) + 1;
    const wanted = { ...judged.input, version, changedById: account.id };
    // the same post once more is a second press of the button
    if (now && (Object.keys(now) as (keyof Controller)[]).every((k) => now[k] === wanted[k])) {
      return { ok: true };
    }
    const isKept = await saveController(tx, tenantId, wanted, deps.clock.now());
    if (!isKept) {
      const other = now ?? (await controllerOf(tx, tenantId));
      if (!other) throw new Error('a controller that nobody else changed was not kept');
      return { ok: false, reason: 'changed', now: other };
    }
    await appendEvent(tx, deps, {
      kind: 'controller-changed',
      approachId: tenantId,
      subjectId: tenantId,
      actorRole: account.role,
      facts: { version },
    });
    return { ok: true };
  });
}

/** Adds a joint controller; the same name once more is refused, unless all of it is the same. */
export async function addJointController(
  deps: Deps,
  { workspace, account }: By,
  typed: TypedController,
): Promise<{ ok: true } | { ok: false; faults: ControllerFaults }> {
  const judged = judgeJoint(typed);
  if (!judged.ok) return judged;
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    const one = { id: newId(deps), ...judged.input };
    const by = { accountId: account.id, at: deps.clock.now() };
    const isAdded = await insertJointController(tx, tenantId, one, by);
    return isAdded ? { ok: true } : { ok: false, faults: { jointName: 'taken' } };
  });
}

/** Takes a joint controller away; what is not there any more is no fault. */
export async function removeJointController(
  deps: Deps,
  { tenantId }: Workspace,
  id: string,
): Promise<void> {
  await deps.db.tx({ tenantId }, (tx) => deleteJointController(tx, tenantId, id));
}
