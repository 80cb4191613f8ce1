import { type BackupResult, writeBackup } from '../server/backup/write-backup.ts';
import { programVersion } from '../server/program-version.ts';
import type { Verb } from './verb.ts';

const refusals: Readonly<Record<Extract<BackupResult, { ok: false }>['reason'], string>> = {
  busy: 'A backup is being made already. Try again when it is done.',
  'file-exists': 'There is a file of that name already. Name another, or remove it first.',
  'disk-full': 'The disk is full. Nothing was kept; the database is as it was.',
  'cannot-write': 'That file cannot be written: look at the folder, and at who may write there.',
};

const megabyte = 1_000_000;

/** Writes everything that the database holds into one file. */
export const backupVerb: Verb = {
  name: 'backup',
  required: ['file'],
  optional: [],
  positional: ['file'],
  help: 'backup FILE   write everything that the database holds into one new file; keep the secret elsewhere',
  async run({ database, deps }, values, progress) {
    const { driver } = database;
    const request = { driver, clock: deps.clock, secret: deps.secret, program: programVersion() };
    const file = values['file'] ?? '';
    const result = await writeBackup({ ...request, file, say: progress });
    if (!result.ok) return { ok: false, fault: refusals[result.reason] };
    const { tables, seals } = result.manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const size = (result.bytes / megabyte).toFixed(1);
    const lines = seals.map(
      ({ workspace, hash }) => `${workspace}: latest seal ${hash ?? 'none yet'}`,
    );
    return { ok: true, answer: [`${file}: ${rows} rows, ${size} MB`, ...lines].join('\n') };
  },
};
