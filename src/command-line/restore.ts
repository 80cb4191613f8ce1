import { type RestoreResult, restoreBackup } from '../server/backup/restore-backup.ts';
import type { Verb } from './verb.ts';
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

/** Restores a backup into an empty database. */
export const restoreVerb: Verb = {
  name: 'restore',
  required: ['file'],
  optional: [],
  flags: ['codes-lost'],
  positional: ['file'],
  help: 'restore FILE [--codes-lost]   restore a backup into an empty database, all or nothing',
  async run(runtime, values, progress) {
    const { database, deps } = runtime;
    const result = await database.asOwner(({ driver, servingLogin }) =>
      restoreBackup({
        owner: driver,
        servingLogin,
        secret: deps.secret,
        file: values['file'] ?? '',
        codesLost: values['codes-lost'] === 'yes',
        say: progress,
        eraseAgain: async () => 0,
      }),
    );
    if (!result.ok) return { ok: false, fault: refusalInWords(result) };
    const lines = [`${result.rows} rows restored, as they were on ${result.manifest.startedAt}`];
    if (result.migrated.length > 0) lines.push(`brought on by ${result.migrated.join(', ')}`);
    if (values['codes-lost'] === 'yes') lines.push(codesLost);
    progress('Verifying …');
    const verified = await verifyVerb.run(runtime, {}, progress);
    const told = verified.ok ? verified.answer : verified.fault;
    const text = [...lines, told].join('\n');
    return verified.ok ? { ok: true, answer: text } : { ok: false, fault: text };
  },
};
