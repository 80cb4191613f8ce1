import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/db/migrate.ts';
import { migrateServer, type OpenDatabase, openEmbedded, openServer } from '../src/db/open.ts';
import { startTestServer } from '../src/db/test-servers.ts';
import { restoreBackup } from '../src/server/backup/restore-backup.ts';
import { writeBackup } from '../src/server/backup/write-backup.ts';
import { fillContributions } from './support/hundred-thousand.ts';
import { report } from './support/report.ts';

const count = Number(process.env['BENCH_CONTRIBUTIONS'] ?? 100_000);
const files = Math.floor(count / 250);
const secret = 'a secret of the bench, at least 32 bytes long';
const clock = { now: () => new Date() };
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const megabyte = 1_000_000;
const everyMilliseconds = 100;

interface Measured {
  readonly seconds: number;
  /** Of this process and its workers, not of a PostgreSQL server. */
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
}

async function measured(work: () => Promise<{ ok: boolean }>): Promise<Measured> {
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, everyMilliseconds);
  const spent = process.cpuUsage();
  const begin = performance.now();
  const result = await work();
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(spent);
  clearInterval(looking);
  if (!result.ok) throw new Error(`it was refused: ${JSON.stringify(result)}`);
  return { seconds, processorSeconds: (user + system) / 1e6, peakMegabytes: peak / megabyte };
}

/** How long somebody waits at most who asks something small ten times a second. */
function longestWait(database: OpenDatabase): () => Promise<number> {
  let longest = 0;
  let going = true;
  const asking = (async () => {
    while (going) {
      const begin = performance.now();
      await database.driver.once('select 1', []);
      longest = Math.max(longest, performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
    }
  })();
  return async () => {
    going = false;
    await asking;
    return longest / 1000;
  };
}

async function measureOn(
  name: string,
  open: () => Promise<OpenDatabase>,
  folder: string,
): Promise<(string | number)[][]> {
  const file = join(folder, `${name}.backup`);
  const full = await open();
  say(`${name}: filling …`);
  await fillContributions(full, count, files);
  const waiting = longestWait(full);
  let bytes = 0;
  let rows = 0;
  const load = loadavg()[0] ?? 0;
  const backup = await measured(async () => {
    const about = { driver: full.driver, clock, secret, program: 'bench', file, say };
    const made = await writeBackup(about);
    if (made.ok) {
      bytes = made.bytes;
      rows = made.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    }
    return made;
  });
  const wait = await waiting();
  await full.close();
  const empty = await open();
  const restoreLoad = loadavg()[0] ?? 0;
  const restore = await measured(() =>
    empty.asOwner(({ driver: owner, servingLogin }) =>
      restoreBackup({
        ...{ owner, servingLogin, secret, file, say, codesLost: false },
        eraseAgain: async () => 0,
      }),
    ),
  );
  await empty.close();
  const size = bytes / megabyte;
  const line = (what: string, of: Measured, others: number | string, busy: number) => [
    ...[what, name, rows, of.seconds, of.processorSeconds, of.peakMegabytes, size, others, busy],
  ];
  return [line('backup', backup, wait, load), line('restore', restore, '–', restoreLoad)];
}

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-bench-backup-'));
const server = await startTestServer();
let databases = 0;

async function onPglite(): Promise<OpenDatabase> {
  const database = await openEmbedded(join(folder, `pglite-${databases++}`));
  await migrate(database.driver);
  return database;
}

async function onPostgres(): Promise<OpenDatabase> {
  const owner = new URL(server.url);
  const admin = new pg.Client({ connectionString: owner.href });
  await admin.connect();
  owner.pathname = `/bench_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${owner.pathname.slice(1)}`);
  await admin.end();
  const serving = new URL(owner);
  serving.username = 'hoofdrol_web';
  serving.password = 'web';
  await migrateServer(owner.href, serving.href);
  return openServer(serving.href, 4, owner.href);
}

try {
  const rows = [
    ...(await measureOn('PGlite', onPglite, folder)),
    ...(await measureOn('PostgreSQL', onPostgres, folder)),
  ];
  report(
    'backup',
    [
      `one workspace with ${count} contributions, ${count / 20} answers and ${files} photos and sounds`,
      'restore: checked to its end, loaded, every link between rows checked, analysed; verifying comes after it',
      'others wait: the longest that a small question waited, asked ten times a second during the backup',
      'processor: seconds of the program, both threads together, without those of a PostgreSQL server',
      'busy: how many processes stood in line for the two processors when it began; 0 is a machine of one’s own',
    ],
    [
      ...['what', 'database', 'rows', 'seconds', 'processor', 'peak MB', 'file MB'],
      ...['others wait s', 'busy'],
    ],
    rows,
  );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
