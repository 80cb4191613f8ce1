import { Hono } from 'hono';
import { approachOfSlug } from '../../approach/index.ts';
import { type AppContext, type AppEnv, requireRight } from '../../people/index.ts';
import { newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import type { FormLimits, FormPost } from '../../web/form-post.ts';
import { readForm } from '../../web/multipart.ts';
import { badRowsReport } from './bad-rows-report.ts';
import type { NotesFault } from './check-notes-page.tsx';
import { chosenFile, keepChosenFile, partsMacOf, partsMacOfToken } from './chosen-file.ts';
import { importNotes } from './import-notes.ts';
import type { BadRow } from './judge-rows.ts';
import { optionsOf, plainFileName, readingCode, readingOfCode, typedNotes } from './notes-form.ts';
import { notesPath } from './notes-parts.tsx';
import { readNotes } from './read-notes.ts';
import { sayBadReason, sayFailure } from './say-notes.ts';
import { type NotesRequest, sendCheck, sendChoose, sendDone } from './send-notes.tsx';
import { NOTES_BYTES_LIMIT } from './table/table.ts';

const limits: FormLimits = { files: { file: { maxBytes: NOTES_BYTES_LIMIT, maxCount: 1 } } };
const base = '/aanpak/:slug/notities';

async function requestHere(deps: Deps, c: AppContext): Promise<NotesRequest | null> {
  const workspace = c.get('workspace');
  const slug = c.req.param('slug') ?? '';
  const approach = await deps.db.tx(workspace, (tx) =>
    approachOfSlug(tx, workspace.tenantId, slug),
  );
  return approach && { deps, c, approach };
}

/** Answers a post for the approach in its address. */
async function answerPost(
  deps: Deps,
  c: AppContext,
  answer: (request: NotesRequest, form: FormPost, whole: boolean) => Promise<Response>,
): Promise<Response> {
  const { ok, form } = await readForm(c, limits);
  const request = await requestHere(deps, c);
  return request ? answer(request, form, ok) : c.notFound();
}

/** What is wrong with an uploaded file before it is even looked at, in words; null when nothing is. */
function uploadFault(c: AppContext, form: FormPost, whole: boolean): string | null {
  const { say } = c.var.words;
  const problem = form.problems.find(({ field }) => field === 'file')?.reason;
  if (problem === 'too-large')
    return sayFailure(say, { reason: problem, limit: NOTES_BYTES_LIMIT });
  if (problem === 'empty') return say('notes.fault.file-empty');
  if (!whole || form.cutShort) return say('notes.fault.upload-broken');
  return form.files.length === 0 ? say('notes.fault.file-missing') : null;
}

async function takeUpload(
  request: NotesRequest,
  form: FormPost,
  whole: boolean,
): Promise<Response> {
  const { deps, c } = request;
  const typed = typedNotes(form, deps.random);
  const { ownerId, dueOn, formKey } = typed;
  const [file] = form.files;
  const fault = uploadFault(c, form, whole);
  if (fault || !file) return sendChoose(request, formKey, fault, { ownerId, dueOn });
  const fileKey = await keepChosenFile(deps, c.get('workspace'), file.bytes);
  const fileName = plainFileName(file.fileName) || 'notities';
  return sendCheck(request, { ...typed, columns: null, shown: '', fileKey, fileName });
}

const refused = {
  'owner-unknown': { field: 'ownerId', key: 'notes.fault.owner-unknown' },
  'due-wrong': { field: 'dueOn', key: 'notes.fault.due-wrong' },
} as const satisfies Record<string, NotesFault>;

async function takeNotes(request: NotesRequest, form: FormPost): Promise<Response> {
  const { deps, c, approach } = request;
  const workspace = c.get('workspace');
  const typed = typedNotes(form, deps.random);
  const { formKey, fileName, headerless, ownerId, dueOn } = typed;
  const options = optionsOf(typed);
  if (options === 'words-missing' || !options.mapping) return sendCheck(request, typed);
  // nobody imports what they did not see
  if (readingCode({ mapping: options.mapping, headerless }) !== typed.shown) {
    return sendCheck(request, typed, { changed: true });
  }
  const partsMac = partsMacOf(deps, typed.fileKey);
  const bytes = partsMac && (await chosenFile(deps.db, workspace, partsMac));
  if (!bytes) return sendCheck(request, typed);
  const result = await importNotes(deps, workspace, {
    approach,
    bytes,
    fileName,
    options,
    ownerId,
    dueOn,
    by: c.get('account'),
    form: { key: formKey, partsMac },
  });
  if (result.ok) return c.redirect(`${notesPath(approach)}/${result.importId}`, 303);
  if (result.reason === 'owner-unknown' || result.reason === 'due-wrong') {
    return sendCheck(request, typed, { faults: [refused[result.reason]] });
  }
  if (result.reason !== 'already-sent') return sendCheck(request, typed);
  const again = { ...typed, formKey: newFormKey(deps.random) };
  return sendCheck(request, again, { earlier: result.earlier });
}

/** All rows of a stored file that are not taken, as CSV. */
async function sendReport({ deps, c, approach }: NotesRequest): Promise<Response> {
  const { say } = c.var.words;
  const workspace = c.get('workspace');
  const partsMac = partsMacOfToken(deps, c.req.query('bestand') ?? '');
  const reading = readingOfCode(c.req.query('kolommen') ?? '');
  const bytes = partsMac && (await chosenFile(deps.db, workspace, partsMac));
  if (!bytes || !reading) return c.redirect(notesPath(approach), 303);
  const bad: BadRow[] = [];
  for await (const item of readNotes(bytes, c.req.query('naam') ?? '', reading)) {
    if (item.kind === 'bad-row') bad.push(item);
  }
  const csv = badRowsReport(bad, {
    row: say('notes.bad.row'),
    reason: say('notes.bad.reason'),
    excerpt: say('notes.bad.excerpt'),
    sayReason: (reason) => sayBadReason(say, reason),
  });
  return c.body(csv, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${say('notes.bad.file-name')}.csv"`,
    'cache-control': 'private, no-store',
  });
}

/** `/aanpak/<slug>/notities`: choose a file of notes, check it, import it, see what that gave. */
export function notesRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const mayImport = requireRight(deps, 'notes.import');

  routes.get(base, mayImport, async (c) => {
    const request = await requestHere(deps, c);
    return request ? sendChoose(request, newFormKey(deps.random)) : c.notFound();
  });
  routes.post(base, mayImport, (c) => answerPost(deps, c, takeUpload));
  routes.post(`${base}/kolommen`, mayImport, (c) =>
    answerPost(deps, c, (request, form) => sendCheck(request, typedNotes(form, deps.random))),
  );
  routes.post(`${base}/overnemen`, mayImport, (c) => answerPost(deps, c, takeNotes));
  routes.get(`${base}/niet-overgenomen`, mayImport, async (c) => {
    const request = await requestHere(deps, c);
    return request ? sendReport(request) : c.notFound();
  });
  routes.get(`${base}/:import`, mayImport, async (c) => {
    const request = await requestHere(deps, c);
    if (!request) return c.notFound();
    const id = c.req.param('import');
    // the address of a form that was posted, opened again
    if (!isId(id)) return c.redirect(notesPath(request.approach), 303);
    return (await sendDone(request, id)) ?? c.notFound();
  });
  return routes;
}
