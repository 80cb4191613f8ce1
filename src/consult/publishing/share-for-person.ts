import {
  type ConsentFaults,
  type ConsentWay,
  type CopyToAsk,
  copiesToAsk,
  isConsentUse,
  publicationOfId,
  sayOfCopy,
  setAsker,
  stopUse,
} from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { accountForWork, may } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { lockContribution } from '../answers/reply-store.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import { contributionToPublish } from './publishing-store.ts';
import { shareWording, type TypedShare } from './sharing.ts';

/** How somebody of the team spoke with the person. */
export const heardWays = ['visit', 'phone', 'e-mail'] as const satisfies readonly ConsentWay[];
type HeardWay = (typeof heardWays)[number];
export const isHeardWay = (value: string): value is HeardWay =>
  (heardWays as readonly string[]).includes(value);

/** How many copies stand on the list of somebody who asks. */
const mostToAsk = 50;

/** Copies of which this person was asked to ask the one whose words they are. */
export const copiesToAskBy = (tx: Tx, tenantId: string, accountId: string): Promise<CopyToAsk[]> =>
  copiesToAsk(tx, tenantId, accountId, mostToAsk);

export type HeardResult =
  | { readonly ok: true; readonly outcome: 'given' | 'refused' }
  | { readonly ok: false; readonly reason: 'gone' | 'changed' | 'sent-already' }
  | { readonly ok: false; readonly reason: 'invalid'; readonly faults: ConsentFaults }
  | { readonly ok: false; readonly reason: 'how-missing' };

/** A copy by what somebody typed as its id; a key person only finds those that they were asked to ask. */
async function copyHere(
  tx: Tx,
  { workspace: { tenantId }, account }: Actor,
  approachId: string | null,
  id: string,
): Promise<CopyToAsk | null> {
  if (approachId === null) {
    const mine = await copiesToAskBy(tx, tenantId, account.id);
    return mine.find(({ publicationId }) => publicationId === id) ?? null;
  }
  const found = await publicationOfId(tx, tenantId, approachId, id);
  return found?.kind === 'contribution'
    ? { publicationId: found.id, approachId, beadId: found.beadId }
    : null;
}

/**
 * Writes down what a person said of a copy of their words, once per form: heard by one of the team, or by
 * a key person who was asked to ask.
 * @param approachId null: only what this person was asked to ask
 * @param how how they spoke; a key person's word counts as through a key person
 * @throws DatabaseAway
 */
export function hearConsent(
  actor: Actor,
  approachId: string | null,
  id: string,
  heard: { formKey: string; locale: string; how: string; typed: TypedShare },
): Promise<HeardResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const { formKey, locale, how, typed } = heard;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<HeardResult> => {
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, ['heard', id, how, typed]),
      subjectId: id,
    });
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    if (claim.outcome === 'same') {
      return { ok: true, outcome: typed.said.anonymous === 'yes' ? 'given' : 'refused' };
    }
    const copy = await copyHere(tx, actor, approachId, id);
    const contribution = copy && (await lockContribution(tx, tenantId, copy.beadId));
    if (!(copy && contribution)) return { ok: false, reason: 'gone' };
    const isKeyPerson = account.role === 'key-person';
    const through = isKeyPerson ? 'key-person' : how;
    if (through !== 'key-person' && !isHeardWay(through)) {
      return { ok: false, reason: 'how-missing' };
    }
    const bead = { approachId: copy.approachId, id: copy.beadId, lock: false };
    const said = await contributionToPublish(tx, tenantId, bead);
    return sayOfCopy(tx, deps, tenantId, copy.beadId, {
      ...typed,
      through,
      heardBy: account.id,
      actorRole: account.role,
      locale,
      sound: said?.soundId ?? null,
      wordingVersion: shareWording,
    });
  });
}

/** One of the team heard that a person wants one use stopped, or everything. Twice is the same as once. */
export function stopForPerson(
  actor: Actor,
  approachId: string,
  id: string,
  use: string,
): Promise<boolean> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    const copy = await copyHere(tx, actor, approachId, id);
    if (!(copy && isConsentUse(use))) return false;
    await lockContribution(tx, tenantId, copy.beadId);
    const how = { through: 'team', actorRole: account.role } as const;
    await stopUse(tx, deps, tenantId, copy.beadId, use, how);
    return true;
  });
}

/** Names who goes and asks; '' for nobody in particular. False when that is nobody who may. */
export function nameAsker(
  actor: Actor,
  approachId: string,
  id: string,
  askerId: string,
): Promise<boolean> {
  const { deps, workspace } = actor;
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    const copy = await copyHere(tx, actor, approachId, id);
    const asker = askerId === '' ? null : await accountForWork(tx, tenantId, askerId);
    const isRight = askerId === '' || (asker && may(asker, 'answers.bring'));
    if (!(copy && isRight)) return false;
    await sendAsker(tx, actor, copy, asker?.id ?? null);
    return true;
  });
}

async function sendAsker(
  tx: Tx,
  { deps, workspace: { tenantId }, account }: Actor,
  copy: CopyToAsk,
  askerId: string | null,
): Promise<void> {
  await setAsker(tx, tenantId, copy.publicationId, askerId);
  await appendEvent(tx, deps, {
    kind: 'publication-asker',
    approachId: copy.approachId,
    subjectId: copy.publicationId,
    actorRole: account.role,
    facts: { asker: askerId },
  });
}

/** Who was asked to ask cannot: the copy goes back to the team. */
export function cannotAsk(actor: Actor, id: string): Promise<boolean> {
  const { deps, workspace } = actor;
  return deps.db.tx(workspace, async (tx) => {
    const copy = await copyHere(tx, actor, null, id);
    if (copy) await sendAsker(tx, actor, copy, null);
    return copy !== null;
  });
}
