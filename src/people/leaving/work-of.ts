import type { Tx } from '../../db/database.ts';
import type { OwnedKind, OwnedWork } from '../owned-work.ts';

/** One kind of work of one person, with the room that knows it. */
export interface WorkItem {
  /** Its name in a form. */
  readonly field: string;
  readonly work: OwnedWork;
  readonly kind: OwnedKind;
}

/** Everything that hangs on one person, per room, approach and kind. */
export async function workOf(
  tx: Tx,
  tenantId: string,
  works: readonly OwnedWork[],
  accountId: string,
): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for (const work of works) {
    for (const kind of await work.count(tx, tenantId, accountId)) {
      const field = `to.${work.room}.${kind.key}.${kind.approach.id}`;
      items.push({ field, work, kind });
    }
  }
  return items.sort((a, b) => a.kind.approach.title.localeCompare(b.kind.approach.title, 'nl'));
}

/**
 * Who has work and no account any more, by id.
 * @param activeIds everyone with an active account
 */
export async function peopleGoneWithWork(
  tx: Tx,
  tenantId: string,
  works: readonly OwnedWork[],
  activeIds: ReadonlySet<string>,
): Promise<string[]> {
  const gone = new Set<string>();
  for (const work of works) {
    const owners = (await work.owners(tx, tenantId)).filter((id) => !activeIds.has(id));
    for (const id of owners) {
      if ((await work.count(tx, tenantId, id)).length > 0) gone.add(id);
    }
  }
  return [...gone];
}
