import type { Approach } from '../../approach/index.ts';
import { type AppContext, accountOfId, activeAccounts, may } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { CheckNotesPage, type NotesFault } from './check-notes-page.tsx';
import { chosenFile, partsMacOf, reportAddress } from './chosen-file.ts';
import { dueLimits, usualDueOn } from './import-notes.ts';
import { type ImportRecord, importOfId } from './note-store.ts';
import { optionsOf, readingCode, type TypedNotes } from './notes-form.ts';
import { ChooseNotesPage, NotesDonePage } from './notes-pages.tsx';
import { type NotesPreviewResult, previewNotes } from './preview-notes.ts';
import { sayFailure } from './say-notes.ts';

/** A page answers for one approach. */
export type NotesRequest = { deps: Deps; c: AppContext; approach: Approach };
type Answer = Promise<Response>;

/** The page on which a file is chosen; with `fault` (in words) when the last one was of no use. */
export async function sendChoose(
  { c, approach }: NotesRequest,
  formKey: string,
  fault: string | null = null,
  carried: { ownerId?: string; dueOn?: string } = {},
): Answer {
  const page = { c, approach, formKey, fault, carried };
  return sendPage(c, <ChooseNotesPage {...page} />, { status: fault ? 422 : 200 });
}

type Checked = {
  preview: Extract<NotesPreviewResult, { ok: true }>;
  shown: string;
  fault: NotesFault | null;
};

const wordsFault = (key: NotesFault['key']): NotesFault => ({ field: 'column-words', key });

/** Reads the file as was chosen; where that cannot be, as it would be by itself, to choose anew. */
async function checked(
  bytes: Uint8Array,
  typed: TypedNotes,
): Promise<Checked | Extract<NotesPreviewResult, { ok: false }>> {
  const { fileName, headerless } = typed;
  const options = optionsOf(typed);
  const read = await previewNotes(
    bytes,
    fileName,
    options === 'words-missing' ? { headerless } : options,
  );
  if (read.ok) {
    if (options === 'words-missing') {
      return { preview: read, shown: '', fault: wordsFault('notes.fault.words-missing') };
    }
    const { mapping } = read;
    const nothing = mapping && read.goodCount === 0;
    const shown = mapping ? readingCode({ mapping, headerless }) : '';
    return { preview: read, shown, fault: nothing ? wordsFault('notes.fault.no-good-rows') : null };
  }
  if (read.failure.reason !== 'mapping-does-not-fit') return read;
  const anew = await previewNotes(bytes, fileName, { headerless });
  if (!anew.ok) return anew;
  const fault = wordsFault('notes.fault.mapping-does-not-fit');
  return { preview: anew, shown: '', fault };
}

/** The page on which notes are checked before any is taken, with all that was chosen on it. */
export async function sendCheck(
  request: NotesRequest,
  typed: TypedNotes,
  state: { faults?: readonly NotesFault[]; changed?: boolean; earlier?: ImportRecord } = {},
): Answer {
  const { deps, c, approach } = request;
  const { say } = c.var.words;
  const { workspace } = c.var;
  const { tenantId } = workspace;
  const partsMac = partsMacOf(deps, typed.fileKey);
  const bytes = partsMac && (await chosenFile(deps.db, workspace, partsMac));
  const { formKey, ownerId, dueOn } = typed;
  const carried = { ownerId, dueOn };
  if (!bytes) return sendChoose(request, formKey, say('notes.fault.file-gone'), carried);
  const accounts = await deps.db.tx(workspace, (tx) => activeAccounts(tx, tenantId));
  const found = await checked(bytes, typed);
  if (!('preview' in found)) {
    return sendChoose(request, formKey, sayFailure(say, found.failure), carried);
  }
  const { preview, shown, fault } = found;
  const now = deps.clock.now();
  const owners = accounts.filter((account) => may(account, 'contributions.answer'));
  const faults = [...(fault ? [fault] : []), ...(state.faults ?? [])];
  const { mapping } = preview;
  const reading = mapping && { mapping, headerless: typed.headerless };
  const page = CheckNotesPage({
    c,
    approach,
    typed: {
      ...typed,
      ownerId: ownerId || approach.coordinatorId,
      dueOn: dueOn || usualDueOn(workspace, approach, now),
    },
    preview,
    shown,
    owners,
    due: dueLimits(workspace, now),
    faults,
    changed: state.changed ?? false,
    earlier: state.earlier ?? null,
    download: reading
      ? reportAddress(deps, approach.slug, { partsMac, name: typed.fileName, reading })
      : '',
  });
  const unsent = faults.length > 0 || state.changed ? 422 : 200;
  return sendPage(c, page, { status: state.earlier ? 409 : unsent });
}

/** The page that tells what an import gave; null when there is no such import in this approach. */
export async function sendDone(
  { deps, c, approach }: NotesRequest,
  importId: string,
): Promise<Response | null> {
  const { workspace } = c.var;
  const { tenantId } = workspace;
  const found = await deps.db.tx(workspace, async (tx) => {
    const record = await importOfId(tx, tenantId, importId);
    if (!record || record.approachId !== approach.id) return null;
    const owner = await accountOfId(tx, tenantId, record.ownerId);
    return { record, owner: owner?.name ?? null };
  });
  if (!found) return null;
  const { record, owner } = found;
  const { fileName, partsMac, reading, badCount } = record;
  const bytes = partsMac && badCount > 0 ? await chosenFile(deps.db, workspace, partsMac) : null;
  const preview = bytes && (await previewNotes(bytes, fileName, reading));
  const bad =
    partsMac && preview?.ok
      ? {
          rows: preview.badRows,
          download: reportAddress(deps, approach.slug, { partsMac, name: fileName, reading }),
        }
      : null;
  const page = { c, approach, record, owner, bad };
  return sendPage(c, <NotesDonePage {...page} />);
}
