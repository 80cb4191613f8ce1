import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Approach, allApproaches, approachOfSlug } from '../approach/index.ts';
import {
  columnOfName,
  type ImportNotesResult,
  importNotes,
  type NotesOptions,
  type NotesPreview,
  notesBytesLimit,
  previewNotes,
  sayBadReason,
  sayFailure,
  sayNotice,
  usualDueOn,
} from '../consult/index.ts';
import { DatabaseAway } from '../db/database.ts';
import { accountOfEmail, allWorkspaces, type Workspace } from '../people/index.ts';
import type { Runtime } from '../server/open-runtime.ts';
import { coalitionWords } from '../web/words.ts';
import type { Progress, Verb, VerbResult } from './verb.ts';

type Values = Readonly<Record<string, string>>;
type Fault = Extract<VerbResult, { ok: false }>;

const { say } = coalitionWords('en');
const fault = (words: string): Fault => ({ ok: false, fault: words });

/** The approach with this slug, in the workspace that was named or in the only one that has it. */
async function findApproach(
  { database }: Runtime,
  values: Values,
): Promise<{ ok: true; workspace: Workspace; approach: Approach } | Fault> {
  const slug = values['approach'] ?? '';
  const { found, known } = await database.installation('find an approach').tx(async (tx) => {
    const found: { workspace: Workspace; approach: Approach }[] = [];
    const known: string[] = [];
    for (const workspace of await allWorkspaces(tx)) {
      if (values['workspace'] && workspace.slug !== values['workspace']) continue;
      const approach = await approachOfSlug(tx, workspace.tenantId, slug);
      if (approach) found.push({ workspace, approach });
      const here = await allApproaches(tx, workspace.tenantId);
      known.push(...here.map((other) => other.slug));
    }
    return { found, known };
  });
  const [first, second] = found;
  if (!first) {
    return fault(`There is no approach "${slug}". There are: ${known.join(', ') || 'none yet'}.`);
  }
  if (!second) return { ok: true, ...first };
  const slugs = found.map(({ workspace }) => workspace.slug).join(', ');
  return fault(
    `There is an approach "${slug}" in several workspaces (${slugs}): add --workspace SLUG.`,
  );
}

async function readNotesFile(path: string): Promise<{ ok: true; bytes: Uint8Array } | Fault> {
  try {
    const { size } = await stat(path);
    if (size > notesBytesLimit) {
      return fault(sayFailure(say, { reason: 'too-large', limit: notesBytesLimit }));
    }
    return { ok: true, bytes: await readFile(path) };
  } catch (error) {
    return fault(`Cannot read ${path}: ${(error as Error).message}`);
  }
}

/** Which column is what: as the file tells, unless `--words` points at another for the words. */
async function readingOf(
  bytes: Uint8Array,
  fileName: string,
  values: Values,
): Promise<{ ok: true; options: NotesOptions } | Fault> {
  const headerless = ['yes', 'true', '1'].includes(values['headerless'] ?? '');
  const preview = await previewNotes(bytes, fileName, { headerless });
  if (!preview.ok) return fault(sayFailure(say, preview.failure));
  const { columns, mapping, reading } = preview;
  const list = columns.map(({ column, header, example }) => {
    const name = header || '(no name)';
    return `  ${column + 1}  ${name}${example ? `   e.g. ${example}` : ''}`;
  });
  const wanted = values['words'];
  if (wanted === undefined) {
    if (mapping && reading.sure) return { ok: true, options: { mapping, headerless } };
    const choose =
      'Not sure which column holds what was said. Add --words COLUMN (name or number):';
    return fault([choose, ...list].join('\n'));
  }
  const words = columnOfName(columns, wanted);
  if (words === null) {
    return fault([`--words: there is no column "${wanted}". There are:`, ...list].join('\n'));
  }
  const others = mapping ?? { date: null, meeting: null, locale: null, theme: null, notedBy: null };
  const kept = Object.entries(others).map(([role, at]) => [role, at === words ? null : at]);
  return { ok: true, options: { mapping: { ...Object.fromEntries(kept), words }, headerless } };
}

async function ownerOf(
  { database }: Runtime,
  workspace: Workspace,
  approach: Approach,
  email: string | undefined,
): Promise<string | null> {
  if (!email) return approach.coordinatorId;
  const account = await database
    .installation('find an account')
    .tx((tx) => accountOfEmail(tx, workspace.tenantId, email));
  return account?.id ?? null;
}

function refusalInWords(result: Extract<ImportNotesResult, { ok: false }>): string {
  switch (result.reason) {
    case 'unreadable':
      return sayFailure(say, result.failure);
    case 'owner-unknown':
      return '--owner: give the e-mail address of someone here who may answer.';
    case 'due-wrong':
      return '--due: give a day as YYYY-MM-DD, from today up to 42 days from now.';
    case 'no-good-rows':
    case 'columns-unknown':
    case 'already-sent':
      return say('notes.fault.no-good-rows');
  }
}

function nameBadRows(
  { badRows, badCount }: Pick<NotesPreview, 'badRows' | 'badCount'>,
  progress: Progress,
): void {
  for (const { row, reason, excerpt } of badRows) {
    progress(`Row ${row}: ${sayBadReason(say, reason)} ${excerpt}`.trimEnd());
  }
  const unnamed = badCount - badRows.length;
  if (unnamed > 0) progress(`… and ${unnamed} more rows.`);
}

function report(result: ImportNotesResult, progress: Progress): VerbResult {
  if (!result.ok) {
    if (result.reason === 'no-good-rows') nameBadRows(result.preview, progress);
    return fault(refusalInWords(result));
  }
  nameBadRows({ badRows: result.bad, badCount: result.badCount }, progress);
  for (const notice of result.notices) progress(sayNotice(say, notice).trimEnd());
  return {
    ok: true,
    answer: `${result.added} added, ${result.alreadyThere} already there, ${result.badCount} not taken.`,
  };
}

async function run(runtime: Runtime, values: Values, progress: Progress): Promise<VerbResult> {
  const found = await findApproach(runtime, values);
  if (!found.ok) return found;
  const { workspace, approach } = found;
  const path = values['file'] ?? '';
  const read = await readNotesFile(path);
  if (!read.ok) return read;
  const { bytes } = read;
  const fileName = basename(path);
  const reading = await readingOf(bytes, fileName, values);
  if (!reading.ok) return reading;
  const ownerId = await ownerOf(runtime, workspace, approach, values['owner']);
  if (!ownerId) return fault(refusalInWords({ ok: false, reason: 'owner-unknown' }));
  const dueOn = values['due'] ?? usualDueOn(workspace, approach, runtime.deps.clock.now());
  const { options } = reading;
  const request = { approach, bytes, fileName, options, ownerId, dueOn, by: null, form: null };
  let heard = 0;
  try {
    const result = await importNotes(runtime.deps, workspace, request, (done, total) => {
      if (done - heard < 2_000) return;
      heard = done;
      progress(`${done} of ${total} rows …`);
    });
    return report(result, progress);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return fault(
      'The database went away. Run the same command again: it goes on where it was, and nothing is doubled.',
    );
  }
}

/** Imports the notes of a meeting from a CSV or XLSX file. */
export const importNotesVerb: Verb = {
  name: 'import notes',
  required: ['file', 'approach'],
  optional: ['owner', 'due', 'workspace', 'words', 'headerless'],
  positional: ['file'],
  help: 'import notes FILE --approach SLUG [--owner EMAIL] [--due YYYY-MM-DD] [--words COLUMN] [--headerless yes] [--workspace SLUG]   take the notes of a meeting (CSV, XLSX); the same file twice adds nothing twice',
  run,
};
