import { approachOfId } from '../../approach/index.ts';
import { today, type Workspace } from '../../people/index.ts';
import { newId } from '../../thread/ids.ts';
import { latestSeal } from '../../thread/seals.ts';
import type { Deps } from '../../web/deps.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import { approachRecord } from '../record/read-record.ts';
import { emptyShared, keepShared, noteCopied, type Share, sharesOf } from './share-store.ts';
import { sharedRecord } from './shared-record.ts';

/** What stands in the source now, and what tells whether the programme has it. */
interface Standing {
  readonly slug: string;
  readonly state: string;
  /** Null: it has no public page, or is not shared any more. */
  readonly record: ApproachRecord | null;
}

async function standingOf(
  deps: Deps,
  source: Workspace,
  share: Share,
  isKnown: boolean,
): Promise<Standing | null> {
  const { tenantId } = source;
  const day = today(source, deps.clock.now());
  return deps.db.tx(source, async (tx): Promise<Standing | null> => {
    const approach = await approachOfId(tx, tenantId, share.approachId);
    if (!approach) return null;
    const { slug, publicationVersion } = approach;
    const seal = await latestSeal(tx, tenantId);
    const isShared = share.state !== 'ended';
    const state = JSON.stringify([
      isShared,
      isKnown,
      publicationVersion,
      seal?.number ?? 0,
      day,
      source.name,
    ]);
    if (state === share.copiedState) return { slug, state, record: null };
    const record = isShared
      ? await approachRecord(tx, tenantId, share.approachId, 'public', day)
      : null;
    return { slug, state, record };
  });
}

/** Brings one share up to date; false when the programme has everything already. */
async function copyOne(
  deps: Deps,
  source: Workspace,
  share: Share,
  programme: Workspace | undefined,
): Promise<boolean> {
  const standing = await standingOf(deps, source, share, programme !== undefined);
  if (!standing || standing.state === share.copiedState) return false;
  const { slug, record, state: copiedState } = standing;
  if (programme) {
    const { tenantId } = programme;
    const now = deps.clock.now();
    await deps.db.tx(programme, (tx) =>
      record
        ? keepShared(tx, tenantId, {
            ...{ id: newId(deps), source: source.slug, sourceName: source.name, slug },
            sourceUrl: source.baseUrl ?? deps.baseUrl,
            record: sharedRecord(record),
            receivedAt: now,
          })
        : emptyShared(tx, tenantId, { source: source.slug, slug, on: today(programme, now) }),
    );
  }
  const state = programme ? 'shared' : 'unknown';
  const { approachId, programme: name } = share;
  await deps.db.tx(source, (tx) =>
    noteCopied(tx, source.tenantId, { approachId, programme: name, state, copiedState }),
  );
  return true;
}

/**
 * Copies what workspaces share to their programmes, as it is public now; what was taken back, held or is
 * shared no more goes from the copy. Each side in a transaction of its own workspace; done twice is the
 * same as once.
 * @returns how many copies were made or emptied
 */
export async function copyShared(deps: Deps, workspaces: readonly Workspace[]): Promise<number> {
  let copied = 0;
  for (const source of workspaces) {
    const shares = await deps.db.tx(source, (tx) => sharesOf(tx, source.tenantId));
    for (const share of shares) {
      const programme = workspaces.find(
        ({ slug, tenantId }) => slug === share.programme && tenantId !== source.tenantId,
      );
      if (await copyOne(deps, source, share, programme)) copied += 1;
    }
  }
  return copied;
}
