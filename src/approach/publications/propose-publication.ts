import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { NotPublishable, Publishable, PublishSource } from '../publish-source.ts';
import type { Recording } from '../recording.ts';
import { judgeTyped, keepCopy, markOfOriginal, newPublicId } from './make-copy.ts';
import {
  type ConsentUse,
  type CopyFaults,
  publicationLimits,
  type TypedWords,
} from './publication.ts';
import { publicationOfBead } from './publication-store.ts';
import { insertConsents, insertPhotos, insertPublication } from './publication-write-store.ts';

/** What somebody wants to publish, as it was typed. */
export interface TypedCopy {
  readonly beadId: string;
  readonly words: readonly TypedWords[];
  /** Languages of which the words were made by a machine. */
  readonly machine: readonly string[];
  /** They looked, and what looks like a phone number may stay. */
  readonly keepsTraces: boolean;
  /** For one person's words: what they are asked beside the words without a name. */
  readonly uses: readonly ConsentUse[];
  readonly photos: readonly string[];
}

export type ProposeResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'not-publishable'; why: NotPublishable }
  | { ok: false; reason: 'invalid'; faults: CopyFaults }
  /** Somebody else made a copy of it; or this form did, with other words. */
  | { ok: false; reason: 'already-there'; id: string };

/** The room that knows this kind of bead. */
export function sourceOf(
  sources: readonly PublishSource[],
  kind: Publishable['kind'],
): PublishSource {
  const source = sources.find(({ kinds }) => kinds.includes(kind));
  if (!source) throw new Error(`no room publishes ${kind}`);
  return source;
}

/** The bead with this id, in whichever room it is. */
export async function findPublishable(
  tx: Tx,
  sources: readonly PublishSource[],
  tenantId: string,
  bead: { readonly approachId: string; readonly id: string; readonly lock: boolean },
): Promise<{ publishable: Publishable; source: PublishSource } | null> {
  for (const source of sources) {
    const publishable = await source.find(tx, tenantId, bead);
    if (publishable) return { publishable, source };
  }
  return null;
}

/** For what the person is asked: the words always, sound and photos where there are any. */
export function usesAsked(
  publishable: Publishable,
  typed: Pick<TypedCopy, 'uses' | 'photos'>,
): { uses: ConsentUse[]; photos: string[] } {
  const wanted = publishable.photos.filter((id) => typed.photos.includes(id));
  const photos = typed.uses.includes('photo') ? wanted.slice(0, publicationLimits.photos) : [];
  const uses: ConsentUse[] = ['anonymous'];
  if (typed.uses.includes('name')) uses.push('name');
  if (typed.uses.includes('voice') && publishable.sound !== null) uses.push('voice');
  if (photos.length > 0) uses.push('photo');
  return { uses, photos };
}

/** Makes the copy; the bead is locked. Null when there is one already. */
export async function insertCopy(
  tx: Tx,
  { deps, workspace: { tenantId }, account, approach }: Recording,
  id: string,
  { publishable, source }: { publishable: Publishable; source: PublishSource },
  typed: TypedCopy,
): Promise<boolean> {
  const { beadId, kind } = publishable;
  const state = source.needsConsent ? 'asked' : 'proposed';
  const now = deps.clock.now();
  const isNew = await insertPublication(tx, tenantId, {
    ...{ id, beadId, kind, state },
    publicId: newPublicId(deps.random),
    approachId: approach.id,
    facts: { ...publishable.facts, mark: markOfOriginal(publishable) },
    proposedBy: account.id,
    proposedAt: now,
  });
  if (!isNew) return false;
  const known = new Set(publishable.parts.map(({ part }) => part));
  const words = typed.words.filter(({ part }) => known.has(part));
  const kept = await keepCopy(tx, deps, {
    ...{ tenantId, publicationId: id, words, publishable, by: account.id },
    machine: typed.machine,
  });
  const asked = source.needsConsent ? usesAsked(publishable, typed) : { uses: [], photos: [] };
  await insertPhotos(tx, tenantId, id, asked.photos);
  await insertConsents(tx, tenantId, {
    ...{ publicationId: id, uses: asked.uses, by: account.id, at: now },
  });
  await appendEvent(tx, deps, {
    kind: source.needsConsent ? 'publication-asked' : 'publication-proposed',
    approachId: approach.id,
    subjectId: id,
    actorRole: account.role,
    facts: {
      ...{ of: beadId, what: kind, uses: asked.uses, photos: asked.photos.length },
      ...{ texts: kept.map(({ text }) => text), digests: kept.map(({ digest }) => digest) },
    },
  });
  await raisePublicationVersion(tx, tenantId, approach.id);
  return true;
}

/**
 * Makes a copy of a bead's words, once per form: it waits for a resident partner, or for the person
 * whose words they are. The original never becomes public.
 * @throws DatabaseAway
 */
export function proposePublication(
  recording: Recording,
  sources: readonly PublishSource[],
  typed: TypedCopy,
  formKey: string,
): Promise<ProposeResult> {
  const { deps, workspace, approach } = recording;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ProposeResult> => {
    const id = newId(deps);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, typed),
      subjectId: id,
    });
    if (claim.outcome !== 'new') {
      const earlier = claim.subjectId ?? '';
      return claim.outcome === 'same'
        ? { ok: true, id: earlier }
        : { ok: false, reason: 'already-there', id: earlier };
    }
    const bead = { approachId: approach.id, id: typed.beadId, lock: true };
    const found = await findPublishable(tx, sources, tenantId, bead);
    if (!found) return { ok: false, reason: 'gone' };
    const { publishable } = found;
    if (publishable.refusal) {
      return { ok: false, reason: 'not-publishable', why: publishable.refusal };
    }
    const faults = judgeTyped(publishable.kind, typed.words, typed.keepsTraces);
    if (Object.keys(faults).length > 0) return { ok: false, reason: 'invalid', faults };
    if (await insertCopy(tx, recording, id, found, typed)) return { ok: true, id };
    const there = await publicationOfBead(tx, tenantId, typed.beadId);
    return { ok: false, reason: 'already-there', id: there?.id ?? '' };
  });
}
