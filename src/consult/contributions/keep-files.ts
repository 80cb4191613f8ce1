import { createHash } from 'node:crypto';
import type { Workspace } from '../../people/index.ts';
import {
  addFile,
  deleteFiles,
  type FileFacts,
  type NewFile,
  pendingFiles,
} from '../../thread/files/file-store.ts';
import {
  type PhotoRefusal,
  photoLimits,
  preparePhoto,
  prepareSound,
  soundLimits,
} from '../../thread/files/index.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import type { FileProblem, FormLimits, FormPost, UploadedFile } from '../../web/multipart.ts';
import { type PhotoFault, photosLimit, type SayFault, type SoundFault } from './contribution.ts';
import type { Draft } from './say-draft.ts';

/** What the screens' forms may hold. */
export const sayLimits: FormLimits = {
  files: {
    sound: { maxBytes: soundLimits.maxBytes, maxCount: 1 },
    photo: { maxBytes: photoLimits.maxBytes, maxCount: photosLimit },
  },
};

/** The draft with the files that came with this post, and what was wrong with others. */
export interface KeptFiles {
  readonly draft: Draft;
  readonly faults: readonly SayFault[];
  /** SHA-256 of what was sent, by the id that it got. */
  readonly fileHashes: Readonly<Record<string, string>>;
}

type Judged = { file: Omit<NewFile, 'pendingMac'>; hash: string };

const photoReasons: Record<PhotoRefusal['reason'], PhotoFault> = {
  'not-a-photo': 'photo-not-a-photo',
  'too-large-picture': 'photo-too-large',
  unreadable: 'photo-unreadable',
};
const photoFault = (reason: PhotoFault): SayFault => ({ field: 'photo', reason });
const soundFault = (reason: SoundFault): SayFault => ({ field: 'sound', reason });

/** What the reading of the form had against files; text that was cut is judged by its length. */
function faultsOfReading(problems: readonly FileProblem[]): SayFault[] {
  return problems.flatMap(({ field, reason }) => {
    if (reason === 'text-too-long') return [];
    if (field === 'sound') return [soundFault(`sound-${reason}`)];
    return field === 'photo' ? [photoFault(`photo-${reason}`)] : [];
  });
}

async function judge(upload: UploadedFile): Promise<Judged | SayFault> {
  const hash = createHash('sha256').update(upload.bytes).digest('hex');
  if (upload.field === 'sound') {
    const sound = await prepareSound(upload.bytes);
    if (!sound.ok) return soundFault(`sound-${sound.reason}`);
    return { hash, file: { ...sound, kind: 'sound' } };
  }
  const photo = await preparePhoto(upload.bytes);
  if (photo.ok) return { hash, file: { ...photo, kind: 'photo', seconds: null, playable: true } };
  if (photo.reason === 'not-a-photo' && photo.found === 'heic') return photoFault('photo-heic');
  return photoFault(photoReasons[photo.reason]);
}

/**
 * Judges the files of a post, cleans them, and keeps the good ones as pending under the form key.
 * A new sound takes the place of the old; photos are added up to three.
 */
export async function keepFiles(
  deps: Deps,
  workspace: Workspace,
  draft: Draft,
  form: FormPost,
): Promise<KeptFiles> {
  const faults = faultsOfReading(form.problems);
  const judged = await Promise.all(form.files.map(judge));
  const good = judged.filter((one) => 'file' in one);
  faults.push(...judged.filter((one) => 'reason' in one));
  const room = photosLimit - draft.photoIds.length;
  const photos = good.filter(({ file }) => file.kind === 'photo');
  const sounds = good.filter(({ file }) => file.kind === 'sound');
  if (photos.length > room) faults.push(photoFault('photo-too-many'));
  const kept = [...sounds, ...photos.slice(0, room)];
  if (kept.length === 0) return { draft, faults, fileHashes: {} };
  const ids = await store(deps, workspace, draft.formKey, kept);
  const photoIds = ids.slice(sounds.length);
  return {
    draft: {
      ...draft,
      soundId: sounds.length > 0 ? (ids[0] ?? null) : draft.soundId,
      photoIds: [...draft.photoIds, ...photoIds],
    },
    faults,
    fileHashes: Object.fromEntries(ids.map((id, index) => [id, kept[index]?.hash ?? ''])),
  };
}

function store(
  deps: Deps,
  { tenantId }: Workspace,
  formKey: string,
  kept: readonly Judged[],
): Promise<string[]> {
  const pendingMac = formKeyMac(deps.secret, formKey);
  return deps.db.tx({ tenantId }, async (tx) => {
    const ids: string[] = [];
    for (const { file } of kept)
      ids.push(await addFile(tx, deps, tenantId, { ...file, pendingMac }));
    return ids;
  });
}

/** The files of a draft that are still there, and what is missing. */
export interface DraftFiles {
  readonly sound: FileFacts | null;
  readonly photos: readonly FileFacts[];
  readonly faults: readonly SayFault[];
}

/** Looks up the files of a draft among those that wait under its form key. */
export async function filesOfDraft(
  deps: Deps,
  { tenantId }: Workspace,
  draft: Draft,
): Promise<DraftFiles> {
  if (!draft.soundId && draft.photoIds.length === 0) return { sound: null, photos: [], faults: [] };
  const mac = formKeyMac(deps.secret, draft.formKey);
  const pending = await deps.db.tx({ tenantId }, (tx) => pendingFiles(tx, tenantId, mac));
  const sound = pending.find(({ id, kind }) => id === draft.soundId && kind === 'sound') ?? null;
  const photos = pending.filter(({ id, kind }) => kind === 'photo' && draft.photoIds.includes(id));
  const faults: SayFault[] = [];
  if (draft.soundId && !sound) faults.push({ field: 'sound', reason: 'files-gone' });
  if (photos.length < draft.photoIds.length) faults.push({ field: 'photo', reason: 'files-gone' });
  return { sound, photos, faults };
}

/** The draft without files that are not there any more. */
export function withoutMissing(draft: Draft, files: DraftFiles): Draft {
  return { ...draft, soundId: files.sound?.id ?? null, photoIds: files.photos.map(({ id }) => id) };
}

/** Throws away what a resend stored a second time. */
export async function dropFiles(
  deps: Deps,
  { tenantId }: Workspace,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await deps.db.tx({ tenantId }, (tx) => deleteFiles(tx, tenantId, ids));
}
