import { createHash } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import { accountForWork, may, type SignedIn, today, type Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { type PreparedFace, prepareFace } from '../../thread/files/index.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import type { Day } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import {
  judgeLink,
  type LinkFault,
  type LinkFaults,
  type LinkInput,
  type LinkText,
  type TypedLink,
} from './link-form.ts';
import { type LinkRecord, slugOfLink } from './link-store.ts';
import { type WrittenText, writeLinkText } from './write-link-texts.ts';

/** Who saves a link, from which form. */
export interface Saving {
  readonly workspace: Workspace;
  readonly account: SignedIn;
  readonly formKey: string;
  readonly typed: TypedLink;
  /** The photo that was chosen, as it came; null for none. */
  readonly photo: Uint8Array | null;
}

export type InvalidLink = { ok: false; reason: 'invalid'; faults: LinkFaults };
export type SaveLinkResult =
  | { ok: true; slug: string }
  | InvalidLink
  /** This form was carried out before, with other words; `slug` is what it made or changed. */
  | { ok: false; reason: 'already-sent'; slug: string };

/** What passed: particulars, and the face if a photo was sent. */
export type JudgedLink = { ok: true; input: LinkInput; face: PreparedFace | null };

/** The faults of a form. A photo that came with it must be chosen again: browsers keep no file. */
export function invalidLink(saving: Pick<Saving, 'photo'>, faults: LinkFaults): InvalidLink {
  const photo = faults['photo'] ?? (saving.photo ? 'photo-again' : undefined);
  return { ok: false, reason: 'invalid', faults: photo ? { ...faults, photo } : faults };
}

function faultOfFace(face: Extract<PreparedFace, { ok: false }>): LinkFault {
  if (face.reason === 'not-a-photo' && face.found === 'heic') return 'photo-heic';
  return `photo-${face.reason}`;
}

/**
 * Judges all that came with a form, the photo too, so that every fault is told at once.
 * @param endedOn the end that the link has already
 */
export async function judgeSaving(
  deps: Deps,
  saving: Saving,
  endedOn: Day | null = null,
): Promise<JudgedLink | InvalidLink> {
  const { workspace, typed, photo } = saving;
  const judged = judgeLink(typed, today(workspace, deps.clock.now()), endedOn);
  const face = photo ? await prepareFace(photo) : null;
  const photoFault = face && !face.ok ? { photo: faultOfFace(face) } : {};
  if (!judged.ok) return invalidLink(saving, { ...judged.faults, ...photoFault });
  if (face && !face.ok) return invalidLink(saving, photoFault);
  return { ok: true, input: judged.input, face };
}

/**
 * Claims the form's key for the link with this id, after looking whether its owner may answer.
 * Null: go on; else what to answer.
 */
export async function claimSaving(
  tx: Tx,
  deps: Deps,
  saving: Saving,
  { input, linkId }: { input: LinkInput; linkId: string },
): Promise<SaveLinkResult | null> {
  const { tenantId } = saving.workspace;
  const owner = await accountForWork(tx, tenantId, input.ownerId);
  if (!owner || !may(owner, 'contributions.answer')) {
    return invalidLink(saving, { ownerId: 'owner-missing' });
  }
  const photo = saving.photo && createHash('sha256').update(saving.photo).digest('hex');
  const { removePhoto } = saving.typed;
  const claim = await claimFormKey(tx, deps, {
    keyMac: formKeyMac(deps.secret, saving.formKey),
    contentHash: contentHash(saving.formKey, { ...input, photo, removePhoto }),
    subjectId: linkId,
  });
  if (claim.outcome === 'new') return null;
  const slug = claim.subjectId ? await slugOfLink(tx, tenantId, claim.subjectId) : null;
  if (!slug) throw new Error('a form key of a link leads to no link');
  return claim.outcome === 'same'
    ? { ok: true, slug }
    : { ok: false, reason: 'already-sent', slug };
}

/** Stores a judged face and gives the id of its file; null for none. */
export async function storeFace(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  face: PreparedFace | null,
): Promise<string | null> {
  if (!face?.ok) return null;
  const { bytes, mediaType } = face;
  const file = { kind: 'photo', mediaType, bytes, seconds: null, playable: true } as const;
  return addFile(tx, deps, tenantId, { ...file, pendingMac: null });
}

type EarlierTexts = Pick<
  LinkRecord,
  'purpose' | 'purposeId' | 'readBy' | 'readById' | 'reward' | 'rewardId'
>;

/** Writes what changed in the three texts of a link; `earlier` is null for a new one. */
export async function writeTexts(
  tx: Tx,
  deps: Deps,
  { workspace, account }: Saving,
  { input, earlier }: { input: LinkInput; earlier: EarlierTexts | null },
): Promise<Record<LinkText, WrittenText>> {
  const { tenantId } = workspace;
  const write = (name: LinkText) =>
    writeLinkText(tx, deps, {
      tenantId,
      name,
      textId: earlier?.[`${name}Id`] ?? null,
      current: earlier?.[name] ?? null,
      typed: input.words,
      by: account.id,
    });
  const purpose = await write('purpose');
  const readBy = await write('readBy');
  const reward = await write('reward');
  return { purpose, readBy, reward };
}

/** Tells the trail that a link was made or changed: ids, dates and digests, never words. */
export async function tellOfLink(
  tx: Tx,
  deps: Deps,
  { account }: Saving,
  told: {
    kind: 'link-made' | 'link-changed';
    linkId: string;
    approachId: string;
    input: LinkInput;
    texts: Record<LinkText, WrittenText>;
  },
): Promise<void> {
  const { kind, linkId, approachId, input, texts } = told;
  const { ownerId, endsOn, answerDays, locales } = input;
  const facts = Object.values(texts).flatMap((text) => text.facts);
  await appendEvent(tx, deps, {
    kind,
    approachId,
    subjectId: linkId,
    actorRole: account.role,
    facts: { owner: ownerId, endsOn, answerDays, locales, texts: facts },
  });
}
