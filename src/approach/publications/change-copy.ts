import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { NotPublishable, PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import { isSameCopy, judgeTyped, keepCopy, markOfOriginal } from './make-copy.ts';
import { findPublishable, insertCopy, type TypedCopy } from './propose-publication.ts';
import { type CopyFaults, isAlive, type Publication, type TypedWords } from './publication.ts';
import { lockPublication } from './publication-store.ts';
import { liftHolds, movePublication } from './publication-write-store.ts';
import { endPublication } from './withdraw-publication.ts';

export type ChangeCopyResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'gone' }
  /** Somebody else changed, held or withdrew it since the form was opened. */
  | { ok: false; reason: 'changed'; current: Publication }
  /** The copy says the same; or this form was sent before, with other words. */
  | { ok: false; reason: 'nothing-changed' | 'sent-already' }
  | { ok: false; reason: 'not-publishable'; why: NotPublishable }
  | { ok: false; reason: 'invalid'; faults: CopyFaults };

/** The words of a copy as they stand, one entry per part and language. */
export function wordsOfCopy({ texts }: Pick<Publication, 'texts'>): TypedWords[] {
  return Object.entries(texts).flatMap(([part, text]) =>
    Object.entries(text ?? {}).flatMap(([locale, { body }]) =>
      body ? [{ part: part as TypedWords['part'], locale, body }] : [],
    ),
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof findPublishable>>>;

/** The team's own words: the same copy says something else, and waits for a resident partner anew. */
async function changeOwn(
  tx: Tx,
  { deps, workspace: { tenantId }, account, approach }: Recording,
  { id, version }: Publication,
  { publishable }: Found,
  typed: TypedCopy,
): Promise<string> {
  const now = deps.clock.now();
  const kept = await keepCopy(tx, deps, {
    ...{ tenantId, publicationId: id, words: typed.words, publishable, by: account.id },
    machine: typed.machine,
  });
  await liftHolds(tx, tenantId, id, account.id, now);
  await movePublication(tx, tenantId, id, {
    state: 'proposed',
    facts: { ...publishable.facts, mark: markOfOriginal(publishable) },
    seenByPartner: null,
    proposed: { by: account.id, at: now },
  });
  await appendEvent(tx, deps, {
    kind: 'publication-changed',
    approachId: approach.id,
    subjectId: id,
    actorRole: account.role,
    facts: { over: version, digests: kept.map(({ digest }) => digest) },
  });
  await raisePublicationVersion(tx, tenantId, approach.id);
  return id;
}

/**
 * Gives a copy other words, over the version that somebody had before them. It leaves the public page
 * until a resident partner let it through; a hold is lifted by it. What a person was asked was exactly
 * this copy: other words of theirs are another copy, and they are asked anew.
 * @throws DatabaseAway
 */
export function changeCopy(
  recording: Recording,
  sources: readonly PublishSource[],
  id: string,
  typed: TypedCopy,
  { seen, formKey }: { readonly seen: string; readonly formKey: string },
): Promise<ChangeCopyResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ChangeCopyResult> => {
    // the bead before its copy: who takes the bead back locks in the same order
    const bead = { approachId: approach.id, id: typed.beadId, lock: true };
    const found = await findPublishable(tx, sources, tenantId, bead);
    const next = found?.source.needsConsent ? newId(deps) : id;
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, [id, typed]),
      subjectId: next,
    });
    if (claim.outcome === 'same') return { ok: true, id: claim.subjectId ?? id };
    if (claim.outcome === 'other') return { ok: false, reason: 'sent-already' };
    const current = await lockPublication(tx, tenantId, approach.id, id);
    if (!(found && current) || current.beadId !== typed.beadId)
      return { ok: false, reason: 'gone' };
    if (!isAlive(current) || String(current.version) !== seen) {
      return { ok: false, reason: 'changed', current };
    }
    const { refusal, kind } = found.publishable;
    if (refusal) return { ok: false, reason: 'not-publishable', why: refusal };
    const faults = judgeTyped(kind, typed.words, typed.keepsTraces);
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
    if (isSameCopy(typed.words, wordsOfCopy(current))) {
      return { ok: false, reason: 'nothing-changed' };
    }
    if (!found.source.needsConsent) {
      return { ok: true, id: await changeOwn(tx, recording, current, found, typed) };
    }
    await endPublication(tx, deps, tenantId, current, 'replaced', account.role);
    await insertCopy(tx, recording, next, found, typed);
    return { ok: true, id: next };
  });
}
