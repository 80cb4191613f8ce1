import type { Driver } from '../../db/database.ts';
import { openEmbedded, openServer } from '../../db/open.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

/** What a process is asked to do, and after how many statements it is killed. */
export interface DyingWork {
  readonly what: 'backup' | 'restore';
  readonly file: string;
  /** Folder of the embedded database, or address of the owner of the tables. */
  readonly database: { readonly folder: string } | { readonly url: string };
  readonly secret: string;
  readonly statements: number;
}

const work = JSON.parse(process.argv[2] ?? '{}') as DyingWork;

/** Lets nothing of this process end in order: no rollback, no closing of files. */
function dying(driver: Driver, statements: number): Driver {
  let left = statements;
  const count = (): void => {
    left -= 1;
    if (left < 0) process.kill(process.pid, 'SIGKILL');
  };
  return {
    ...driver,
    async begin(preamble) {
      const session = await driver.begin(preamble);
      return {
        query: (text, parameters) => {
          count();
          return session.query(text, parameters);
        },
        script: (text) => {
          count();
          return session.script(text);
        },
        end: (how) => {
          count();
          return session.end(how);
        },
      };
    },
  };
}

const opened =
  'folder' in work.database
    ? await openEmbedded(work.database.folder)
    : openServer(work.database.url, 2);
const driver = dying(opened.driver, work.statements);
const common = { secret: work.secret, file: work.file, say: () => undefined };
if (work.what === 'backup') {
  await writeBackup({ ...common, driver, clock: { now: () => new Date() }, program: 'test' });
} else {
  await restoreBackup({
    ...common,
    owner: driver,
    servingLogin: null,
    codesLost: false,
    eraseAgain: async () => 0,
  });
}
await opened.close();
process.stdout.write('it lived on\n');
