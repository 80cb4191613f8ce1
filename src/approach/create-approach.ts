import type { Tx } from '../db/database.ts';
import { accountForWork, may, type SignedIn, type Workspace } from '../people/index.ts';
import { appendEvent } from '../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../thread/form-keys.ts';
import { newId } from '../thread/ids.ts';
import type { Deps } from '../web/deps.ts';
import type { Approach } from './approach.ts';
import {
  type ApproachFaults,
  type ApproachInput,
  judgeApproach,
  slugsToTry,
  type TypedApproach,
} from './approach-form.ts';
import { approachOfId, insertApproach } from './approach-store.ts';

export type CreateApproachResult =
  | { ok: true; slug: string }
  | { ok: false; reason: 'invalid'; faults: ApproachFaults }
  /** This form already made an approach, from other words. */
  | { ok: false; reason: 'already-sent'; earlier: Approach };

type NewApproach = Omit<Approach, 'publicationVersion' | 'slug'>;

/** Whether this person may lead an approach. */
export async function isCoordinator(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const account = await accountForWork(tx, tenantId, id);
  return account !== null && may(account, 'approaches.manage');
}

async function insertUnderFreeSlug(
  tx: Tx,
  tenantId: string,
  input: ApproachInput,
  approach: NewApproach,
): Promise<string | null> {
  const tries = input.slug === null ? slugsToTry(input.title) : [input.slug];
  for (const slug of tries) {
    if (await insertApproach(tx, tenantId, { ...approach, slug })) return slug;
  }
  return null;
}

/** Makes an approach from a form. A resend of the same form gives the approach that it made before. */
export async function createApproach(
  deps: Deps,
  workspace: Workspace,
  account: SignedIn,
  typed: TypedApproach,
  formKey: string,
): Promise<CreateApproachResult> {
  const judged = judgeApproach(typed);
  if (!judged.ok) return judged;
  const { input } = judged;
  const { tenantId } = workspace;
  const { title, purpose, coordinatorId, answerDays } = input;
  const id = newId(deps);
  const create = async (tx: Tx): Promise<CreateApproachResult> => {
    if (!(await isCoordinator(tx, tenantId, coordinatorId))) {
      return { ok: false, reason: 'invalid', faults: { coordinatorId: 'coordinator-missing' } };
    }
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, { ...input }),
      subjectId: id,
    });
    if (claim.outcome !== 'new') {
      const earlier = claim.subjectId ? await approachOfId(tx, tenantId, claim.subjectId) : null;
      if (!earlier) throw new Error('a form key of an approach leads to no approach');
      return claim.outcome === 'same'
        ? { ok: true, slug: earlier.slug }
        : { ok: false, reason: 'already-sent', earlier };
    }
    const slug = await insertUnderFreeSlug(tx, tenantId, input, {
      id,
      title,
      purpose,
      coordinatorId,
      answerDays,
      createdAt: deps.clock.now(),
    });
    if (slug === null) throw new SlugTaken();
    await appendEvent(tx, deps, {
      kind: 'approach-made',
      approachId: id,
      subjectId: id,
      actorRole: account.role,
      facts: { coordinator: coordinatorId, answerDays },
    });
    return { ok: true, slug };
  };
  try {
    return await deps.db.tx(workspace, create);
  } catch (error) {
    if (error instanceof SlugTaken) return slugTaken;
    throw error;
  }
}

/** Thrown to give the form key back: the person sends the same form again with another address. */
class SlugTaken extends Error {}
const slugTaken: CreateApproachResult = {
  ok: false,
  reason: 'invalid',
  faults: { slug: 'slug-taken' },
};
