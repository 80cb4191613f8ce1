import { contributionOfCode, contributionsOfContact } from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import { everyPerson, type SignedIn, today, type Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { dueOnOf } from './request.ts';
import {
  judgeRequest,
  type KnownBy,
  type RequestFaults,
  type TypedRequest,
} from './request-form.ts';
import { insertRequest, openAbout, requestOfId, wasServed } from './request-store.ts';

export type RecordResult =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly faults: RequestFaults;
      /** The open request about the same, if that is what is wrong. */
      readonly openId?: string;
    };

type Found =
  | { ok: true; accountId: string | null; contributionIds: readonly string[] }
  | { ok: false; faults: RequestFaults };

async function find(tx: Tx, deps: Deps, tenantId: string, known: KnownBy): Promise<Found> {
  const found = { ok: true, accountId: null, contributionIds: [] } as const;
  if (known.by === 'nothing') return found;
  if (known.by === 'code') {
    const id = await contributionOfCode(tx, deps, tenantId, known.code);
    return id
      ? { ...found, contributionIds: [id] }
      : { ok: false, faults: { code: 'code-unknown' } };
  }
  if (known.by === 'contact') {
    const ids = await contributionsOfContact(tx, tenantId, known.contact);
    if (ids.length === 0) return { ok: false, faults: { contact: 'contact-unknown' } };
    return { ...found, contributionIds: ids };
  }
  const people = await everyPerson(tx, tenantId);
  const person = people.find(({ id }) => id === known.accountId);
  return { ...found, accountId: person?.id ?? null };
}

/**
 * Writes down that somebody asks about their own data; what they are known by (code, contact) finds the
 * contributions and is not kept. The same form twice is one request; a second one about the same, while the
 * first is open, is refused with the way to it.
 */
export async function recordRequest(
  deps: Deps,
  { workspace, account }: { workspace: Workspace; account: SignedIn },
  { typed, formKey }: { typed: TypedRequest; formKey: string },
): Promise<RecordResult> {
  const { tenantId } = workspace;
  const judged = judgeRequest(typed, today(workspace, deps.clock.now()));
  if (!judged.ok) return judged;
  const { kind, through, askedOn, known } = judged.input;
  return deps.db.tx({ tenantId }, async (tx): Promise<RecordResult> => {
    const found = await find(tx, deps, tenantId, known);
    if (!found.ok) return found;
    const { accountId, contributionIds } = found;
    const id = newId(deps);
    const keyMac = formKeyMac(deps.secret, formKey);
    const claim = { keyMac, contentHash: contentHash(formKey, typed), subjectId: id };
    const claimed = await claimFormKey(tx, deps, claim);
    const earlierId = claimed.outcome === 'new' ? null : claimed.subjectId;
    if (earlierId && (await requestOfId(tx, tenantId, earlierId))) {
      return { ok: true, id: earlierId };
    }
    const openId = await openAbout(tx, tenantId, { kind, accountId, contributionIds });
    if (openId !== null) return { ok: false, faults: { kind: 'already-open' }, openId };
    await insertRequest(tx, tenantId, {
      ...{ id, kind, through, accountId, contributionIds, askedOn },
      dueOn: dueOnOf(askedOn),
      state: 'open',
      closedOn: null,
      recordedBy: account.id,
      recordedAt: deps.clock.now(),
    });
    await appendEvent(tx, deps, {
      kind: 'request-recorded',
      approachId: tenantId,
      subjectId: id,
      actorRole: account.role,
      facts: { kind, through, on: askedOn },
    });
    return { ok: true, id };
  });
}

/**
 * Notes that somebody saw their own data with their code or account: asked and done at once. Once a day for
 * the same, however often they look.
 */
export async function noteServed(
  tx: Tx,
  deps: Deps,
  workspace: Workspace,
  about: { through: 'code' | 'account'; subjectId: string },
): Promise<void> {
  const { tenantId } = workspace;
  const on = today(workspace, deps.clock.now());
  if (await wasServed(tx, tenantId, { ...about, on })) return;
  const id = newId(deps);
  const isCode = about.through === 'code';
  await insertRequest(tx, tenantId, {
    ...{ id, kind: 'export', through: about.through, askedOn: on, dueOn: dueOnOf(on) },
    accountId: isCode ? null : about.subjectId,
    contributionIds: isCode ? [about.subjectId] : [],
    state: 'done',
    closedOn: on,
    recordedBy: null,
    recordedAt: deps.clock.now(),
  });
}
