import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { type Account, may } from '../accounts/account.ts';
import {
  activeAccounts,
  hasOtherAdministrator,
  lockPeople,
  personOfId,
  setActive,
} from '../accounts/account-store.ts';
import type { OwnedWork } from '../owned-work.ts';
import { today, type Workspace } from '../workspaces/workspace.ts';
import { endWaysIn } from './leaving-store.ts';
import { type WorkItem, workOf } from './work-of.ts';

/** Whose work goes to whom, and whether that person leaves. */
export interface HandOverPost {
  readonly accountId: string;
  /** Who takes over, by the name of each kind's field; '' is nobody yet. */
  readonly takers: ReadonlyMap<string, string>;
  readonly leaves: boolean;
  readonly formKey: string;
}

export type HandOverResult =
  /** `isHere`: whether they have an account still, open or closed. */
  | { ok: true; isHere: boolean }
  /** 'gone': nothing is known of this person; 'last-administrator': nobody would be left to manage. */
  | { ok: false; reason: 'gone' | 'last-administrator' }
  /** Fields without somebody who may take it over; new work may have come in meanwhile. */
  | { ok: false; reason: 'takers'; fields: readonly string[] };

type Actor = { deps: Deps; workspace: Workspace; account: Account };

const isTakenBy = (item: WorkItem, taker: string | undefined, accounts: readonly Account[]) =>
  accounts.some(({ id, role }) => id === taker && may({ role }, item.kind.right));

async function giveAway(
  tx: Tx,
  { workspace, account }: Actor,
  post: HandOverPost,
  items: readonly WorkItem[],
): Promise<void> {
  for (const { field, work, kind } of items) {
    const to = post.takers.get(field);
    if (!to) continue;
    await work.handOver(tx, {
      tenantId: workspace.tenantId,
      key: kind.key,
      approachId: kind.approach.id,
      from: post.accountId,
      to,
      actorRole: account.role,
    });
  }
}

async function handOverIn(
  tx: Tx,
  actor: Actor,
  works: readonly OwnedWork[],
  post: HandOverPost,
): Promise<HandOverResult> {
  const { deps, workspace } = actor;
  const { tenantId } = workspace;
  const { accountId, takers, leaves, formKey } = post;
  const claim = await claimFormKey(tx, deps, {
    keyMac: formKeyMac(deps.secret, formKey),
    contentHash: contentHash(formKey, [accountId, leaves, [...takers].sort()]),
    subjectId: null,
  });
  if (!isId(accountId)) return { ok: false, reason: 'gone' };
  // everyone who gives or takes: who takes over cannot leave meanwhile
  await lockPeople(tx, tenantId, [accountId, ...takers.values()].filter(isId));
  const person = await personOfId(tx, tenantId, accountId);
  const done = { ok: true, isHere: person !== null } as const;
  if (claim.outcome === 'same' || (leaves && person?.active === false)) return done;
  const items = await workOf(tx, tenantId, works, accountId);
  if (!person && (leaves || items.length === 0)) return { ok: false, reason: 'gone' };
  if (leaves && !(await hasOtherAdministrator(tx, tenantId, accountId))) {
    return { ok: false, reason: 'last-administrator' };
  }
  const others = (await activeAccounts(tx, tenantId)).filter(({ id }) => id !== accountId);
  const open = items.filter((item) => {
    const taker = takers.get(item.field);
    return (leaves || taker) && !isTakenBy(item, taker, others);
  });
  if (open.length > 0) return { ok: false, reason: 'takers', fields: open.map((one) => one.field) };
  await giveAway(tx, actor, post, items);
  if (leaves) {
    const leaving = { tenantId, accountId, actorRole: actor.account.role };
    for (const work of works) await work.leave?.(tx, leaving);
    await endWaysIn(tx, tenantId, accountId);
    await setActive(tx, tenantId, accountId, today(workspace, deps.clock.now()));
  }
  return done;
}

/**
 * Hands over what hangs on a person, and lets them leave, in one transaction: nothing is left with
 * nobody, and what they wrote keeps their name. Whoever is given work at this very moment waits for it
 * to end (`accountForWork`).
 * @throws DatabaseAway
 */
export async function handOverWork(
  actor: Actor,
  works: readonly OwnedWork[],
  post: HandOverPost,
): Promise<HandOverResult> {
  const { deps, workspace } = actor;
  const context = { tenantId: workspace.tenantId };
  const result = await allOrNothing<HandOverResult>(deps.db, context, (tx) =>
    handOverIn(tx, actor, works, post),
  );
  for (const work of works) work.forget();
  return result;
}
