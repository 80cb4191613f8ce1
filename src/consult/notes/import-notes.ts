import { createHash } from 'node:crypto';
import type { Approach } from '../../approach/index.ts';
import { answerDays } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type Account, accountForWork, may, today, type Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addDays, type Day, isDay } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { macOf, type NoteImport, noteRow } from './note-rows.ts';
import {
  addNotes,
  finishImport,
  type ImportRecord,
  importOfId,
  insertImport,
  type NotesReading,
} from './note-store.ts';
import { type NotesPreview, previewNotes } from './preview-notes.ts';
import { type NotesFailure, type NotesOptions, readNotes } from './read-notes.ts';
import { rowIdentifier } from './row-identity.ts';

/** A file of notes, and who answers to what is in it. */
export interface ImportRequest {
  readonly approach: Approach;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: NotesOptions;
  readonly ownerId: string;
  readonly dueOn: Day;
  /** Who imports; null on the command line. */
  readonly by: Pick<Account, 'id' | 'role'> | null;
  /** From a form: its key, and under which MAC the chosen file waits; null on the command line. */
  readonly form: { readonly key: string; readonly partsMac: string } | null;
}

export interface ImportOutcome {
  readonly importId: string;
  /** Notes that are new here. */
  readonly added: number;
  /** Notes that this approach had already. */
  readonly alreadyThere: number;
  readonly badCount: number;
  /** The first rows that were not taken, with their reasons. */
  readonly bad: NotesPreview['badRows'];
  readonly notices: NotesPreview['notices'];
}

export type ImportRefusal =
  | { readonly ok: false; readonly reason: 'unreadable'; readonly failure: NotesFailure }
  /** Nobody said which column holds the words, and the file does not tell. */
  | { readonly ok: false; readonly reason: 'columns-unknown' }
  | { readonly ok: false; readonly reason: 'no-good-rows'; readonly preview: NotesPreview }
  | { readonly ok: false; readonly reason: 'owner-unknown' | 'due-wrong' }
  /** This form imported something else before. */
  | { readonly ok: false; readonly reason: 'already-sent'; readonly earlier: ImportRecord };
export type ImportNotesResult = ({ readonly ok: true } & ImportOutcome) | ImportRefusal;

/** Rows that are taken in one transaction: others wait for no more than these. */
const ROWS_AT_ONCE = 250;
const CHARACTERS_AT_ONCE = 250_000;
const FILE_NAME_LIMIT = 200;

/** Between which days the answers of an import may be due: the same that may be promised to anybody. */
export function dueLimits(workspace: Workspace, now: Date): { first: Day; last: Day } {
  const first = today(workspace, now);
  return { first, last: addDays(first, answerDays.most) };
}

/** By when notes are answered unless somebody says otherwise. */
export function usualDueOn(workspace: Workspace, approach: Approach, now: Date): Day {
  return addDays(today(workspace, now), approach.answerDays);
}

/**
 * Imports notes of a meeting: every good row becomes a contribution that waits for an answer. A row
 * is known by its cells and its place among equal rows, so a file that was imported before, or half,
 * adds only what is not there yet. Rows are taken some hundreds at a time, each time in a transaction.
 * @param progress called with how many of all good rows are done
 * @throws DatabaseAway; what was taken until then stays, and the same import once more completes it
 */
export async function importNotes(
  deps: Deps,
  workspace: Workspace,
  request: ImportRequest,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<ImportNotesResult> {
  const { bytes, fileName, options } = request;
  if (!dueIsRight(workspace, request.dueOn, deps.clock.now())) {
    return { ok: false, reason: 'due-wrong' };
  }
  // the whole file is judged before its first row is taken: 20,001 rows give none
  const preview = await previewNotes(bytes, fileName, options);
  if (!preview.ok) return { ok: false, reason: 'unreadable', failure: preview.failure };
  const { mapping } = preview;
  if (mapping === null) return { ok: false, reason: 'columns-unknown' };
  if (preview.goodCount === 0) return { ok: false, reason: 'no-good-rows', preview };

  const reading = { mapping, headerless: options.headerless ?? false };
  const begun = await deps.db.tx(workspace, (tx) =>
    beginImport(tx, deps, workspace.tenantId, request, { reading, preview }),
  );
  if (!begun.ok) return begun;
  const { into, finished } = begun;
  if (finished === null) {
    await takeRows(deps, workspace, request, { into, reading }, (done) =>
      progress(done, preview.goodCount),
    );
  }
  const added = finished ?? (await endImport(deps, workspace.tenantId, into, preview));
  return {
    ok: true,
    importId: into.id,
    added,
    alreadyThere: preview.goodCount - added,
    badCount: preview.badCount,
    bad: preview.badRows,
    notices: preview.notices,
  };
}

function dueIsRight(workspace: Workspace, dueOn: string, now: Date): boolean {
  const { first, last } = dueLimits(workspace, now);
  return isDay(dueOn) && dueOn >= first && dueOn <= last;
}

type Begun = { ok: true; into: NoteImport; finished: number | null } | ImportRefusal;

/** Writes down that this file is being imported, once per form. */
async function beginImport(
  tx: Tx,
  deps: Deps,
  tenantId: string,
  request: ImportRequest,
  { reading, preview }: { reading: NotesReading; preview: NotesPreview },
): Promise<Begun> {
  const { approach, ownerId, dueOn, by, form } = request;
  const owner = await accountForWork(tx, tenantId, ownerId);
  if (!owner || !may(owner, 'contributions.answer')) return { ok: false, reason: 'owner-unknown' };

  const digest = createHash('sha256').update(request.bytes).digest('hex');
  const fileMac = macOf(deps.secret, 'note-file', digest);
  const into = {
    id: newId(deps),
    approachId: approach.id,
    ownerId,
    dueOn,
    byId: by?.id ?? null,
    actorRole: by?.role ?? ('system' as const),
  };
  if (form) {
    const content = { approach: approach.id, fileMac, reading, ownerId, dueOn };
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, form.key),
      contentHash: contentHash(form.key, content),
      subjectId: into.id,
    });
    if (claim.outcome !== 'new') {
      const earlier = claim.subjectId ? await importOfId(tx, tenantId, claim.subjectId) : null;
      if (!earlier) throw new Error('a form key of an import leads to no import');
      if (claim.outcome === 'other') return { ok: false, reason: 'already-sent', earlier };
      // sent twice, or broken off: the same import goes on where it was
      return { ok: true, into: { ...into, id: earlier.id }, finished: earlier.addedCount };
    }
  }
  await insertImport(tx, tenantId, into, {
    fileName: request.fileName.slice(0, FILE_NAME_LIMIT).toWellFormed(),
    fileMac,
    partsMac: form?.partsMac ?? null,
    reading,
    goodCount: preview.goodCount,
    badCount: preview.badCount,
    importedAt: deps.clock.now(),
  });
  return { ok: true, into, finished: null };
}

async function takeRows(
  deps: Deps,
  workspace: Workspace,
  { approach, bytes, fileName }: ImportRequest,
  { into, reading }: { into: NoteImport; reading: NotesReading },
  progress: (done: number) => void,
): Promise<void> {
  const identify = rowIdentifier(approach.id);
  let rows: Record<string, unknown>[] = [];
  let characters = 0;
  let done = 0;
  const take = async () => {
    const taken = rows;
    rows = [];
    characters = 0;
    await deps.db.tx(workspace, (tx) => addNotes(tx, into, taken, deps.clock.now()));
    done += taken.length;
    progress(done);
  };
  for await (const item of readNotes(bytes, fileName, reading)) {
    if (item.kind !== 'note') continue;
    rows.push(noteRow(deps, deps.secret, into, item.note, identify(item.note)));
    characters += item.note.words.length;
    if (rows.length >= ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) await take();
  }
  if (rows.length > 0) await take();
}

async function endImport(
  deps: Deps,
  tenantId: string,
  into: NoteImport,
  preview: NotesPreview,
): Promise<number> {
  return deps.db.tx({ tenantId }, async (tx) => {
    const added = await finishImport(tx, tenantId, into.id, deps.clock.now());
    if (added === null) {
      // the same form, sent twice at once: the other one closed it
      return (await importOfId(tx, tenantId, into.id))?.addedCount ?? 0;
    }
    await appendEvent(tx, deps, {
      kind: 'notes-imported',
      approachId: into.approachId,
      subjectId: into.id,
      actorRole: into.actorRole,
      facts: {
        owner: into.ownerId,
        dueOn: into.dueOn,
        added,
        alreadyThere: preview.goodCount - added,
        notTaken: preview.badCount,
      },
    });
    return added;
  });
}
