import { eraseAgain } from '../server/backup/erase-again.ts';
import { readErasures } from '../server/backup/erasure-list.ts';
import { type RestoreResult, restoreBackup } from '../server/backup/restore-backup.ts';
import type { Runtime } from '../server/open-runtime.ts';
import type { Erasure } from '../thread/erasures.ts';
import type { Progress, Verb, VerbResult } from './verb.ts';
import { verifyVerb } from './verify.ts';

function refusalInWords(result: Extract<RestoreResult, { ok: false }>): string {
  switch (result.reason) {
    case 'no-file':
      return 'There is no such file.';
    case 'not-a-backup':
      return 'That file is not a backup of Hoofdrol.';
    case 'cut-off':
      return 'This backup is not whole: it was interrupted while it was made, or cut off afterwards. Take another one.';
    case 'altered':
      return 'This backup was changed after it was made: a checksum does not agree. Take another one.';
    case 'newer':
      return 'This backup was made by a newer version of Hoofdrol. Use that version.';
    case 'newer-schema':
      return `This backup was made by a newer version of Hoofdrol: this one does not know "${result.name}". Use that version.`;
    case 'changed-schema':
      return `This backup was made with another "${result.name}" than this version has. Use an unchanged release.`;
    case 'other-secret':
      return 'This backup was made with another HOOFDROL_SECRET: with this one no code of any resident would work. Set that secret, or say --codes-lost if it is gone for good.';
    case 'not-empty':
      return `The database is not empty (there are rows in "${result.table}"). Restore into a new one; nothing was changed.`;
    case 'in-use':
      return 'Another program is using the tables. Stop what serves on this database, and try again.';
    case 'not-owner':
      return 'Restoring needs the owner of the tables: set DATABASE_OWNER_URL.';
  }
}

const codesLost =
  'The codes of residents work no more, and second steps and identity providers must be set up again.';

type Values = Readonly<Record<string, string>>;
type Found = { ok: true; erasures: readonly Erasure[] } | { ok: false; fault: string };

/** The list that was named, or else the one that this installation keeps. */
async function erasuresOf(runtime: Runtime, values: Values, progress: Progress): Promise<Found> {
  const named = values['erasures'];
  const file = named ?? runtime.erasuresFile;
  const list = file ? await readErasures(file) : null;
  if (list?.ok) {
    progress(`${list.erasures.length} erasures in ${file}`);
    return list;
  }
  if (list?.reason === 'unreadable') {
    return {
      ok: false,
      fault: `${file}: line ${list.line} is not an erasure. Nothing was changed.`,
    };
  }
  if (named) return { ok: false, fault: `${file}: there is no such file. Nothing was changed.` };
  return { ok: true, erasures: [] };
}

const noList =
  'There was no list of erasures: what people took back after the backup is back. Say --erasures FILE if you have one.';

function told(
  result: Extract<RestoreResult, { ok: true }>,
  erasures: readonly Erasure[],
  values: Values,
): string[] {
  const lines = [`${result.rows} rows restored, as they were on ${result.manifest.startedAt}`];
  if (result.migrated.length > 0) lines.push(`brought on by ${result.migrated.join(', ')}`);
  lines.push(erasures.length > 0 ? `${result.erased} erasures done again` : noList);
  if (values['codes-lost'] === 'yes') lines.push(codesLost);
  return lines;
}

async function run(runtime: Runtime, values: Values, progress: Progress): Promise<VerbResult> {
  const { database, deps } = runtime;
  const found = await erasuresOf(runtime, values, progress);
  if (!found.ok) return found;
  const result = await database.asOwner(({ driver, servingLogin }) =>
    restoreBackup({
      owner: driver,
      servingLogin,
      secret: deps.secret,
      file: values['file'] ?? '',
      codesLost: values['codes-lost'] === 'yes',
      say: progress,
      eraseAgain: (tx) => eraseAgain(tx, deps, found.erasures),
    }),
  );
  if (!result.ok) return { ok: false, fault: refusalInWords(result) };
  progress('Verifying …');
  const verified = await verifyVerb.run(runtime, {}, progress);
  const lines = [...told(result, found.erasures, values), 'Verified:'];
  const text = [...lines, verified.ok ? verified.answer : verified.fault].join('\n');
  return verified.ok ? { ok: true, answer: text } : { ok: false, fault: text };
}

/** Restores a backup into an empty database. */
export const restoreVerb: Verb = {
  name: 'restore',
  required: ['file'],
  optional: ['erasures'],
  flags: ['codes-lost'],
  paths: ['erasures'],
  positional: ['file'],
  help: 'restore FILE [--erasures FILE] [--codes-lost]   restore a backup into an empty database, all or nothing',
  run,
};
