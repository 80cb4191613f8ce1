import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approachTrustTables } from '../src/approach/trust-tables.ts';
import { consultTrustTables } from '../src/consult/trust-tables.ts';
import { migrate } from '../src/db/migrate.ts';
import { type OpenDatabase, openEmbedded, openServer } from '../src/db/open.ts';
import { sql } from '../src/db/sql.ts';
import { startTestServer } from '../src/db/test-servers.ts';
import { tidyTables } from '../src/db/tidy.ts';
import { reportTrustTables } from '../src/reports/trust-tables.ts';
import { systemClock, systemRandom } from '../src/thread/ids.ts';
import { sealNext } from '../src/thread/seal-thread.ts';
import { threadTrustTables } from '../src/thread/trust-table.ts';
import { verifyWorkspace } from '../src/thread/verify.ts';
import { fillContributions } from './support/hundred-thousand.ts';
import { report } from './support/report.ts';

const count = Number(process.env['BENCH_CONTRIBUTIONS'] ?? 100_000);
const source = { clock: systemClock, random: systemRandom };
// not through the rooms' doors: those bring pages along, which Node cannot read by itself
const trustTables = [
  ...threadTrustTables,
  ...approachTrustTables,
  ...consultTrustTables,
  ...reportTrustTables,
];
const million = 1_000_000;
const second = 1_000;

async function measure(where: string, database: OpenDatabase): Promise<(string | number)[]> {
  await fillContributions(database, count, 0);
  if (database.db.kind === 'pglite') await tidyTables(database.driver, 'all');
  const house = database.installation('measure');
  const [workspace] = await house.tx((tx) =>
    tx.run(sql<{ tenantId: string }>`select tenant_id as "tenantId" from workspace`),
  );
  if (!workspace) throw new Error('no workspace');
  const { tenantId } = workspace;
  const seal = () => house.tx((tx) => sealNext(tx, source, tenantId, trustTables));
  const begin = performance.now();
  const cpuBegin = process.cpuUsage();
  let [rows, seals, longest] = [0, 0, 0];
  for (let isMore = true; isMore; seals += 1) {
    const from = performance.now();
    const sealed = await seal();
    longest = Math.max(longest, performance.now() - from);
    rows += sealed.rows;
    isMore = sealed.isMore;
    if (seals % 20 === 0) {
      process.stderr.write(`${where}: ${rows} rows, longest ${Math.round(longest)} ms\n`);
      if (database.db.kind === 'pglite') await tidyTables(database.driver, 'grown');
    }
  }
  const sealing = (performance.now() - begin) / second;
  const cpu = process.cpuUsage(cpuBegin);
  const working = (cpu.user + cpu.system) / million;
  const idleFrom = performance.now();
  await seal();
  const idle = performance.now() - idleFrom;
  const before = process.memoryUsage().rss;
  let most = before;
  const verifyFrom = performance.now();
  const { breakCount, rowLeaves } = await verifyWorkspace(house, tenantId, trustTables, {
    tell: () => {
      most = Math.max(most, process.memoryUsage().rss);
    },
  });
  const verifying = (performance.now() - verifyFrom) / second;
  const grown = (most - before) / million;
  return [where, rowLeaves, seals, sealing, working, longest, idle, verifying, grown, breakCount];
}

async function embedded(): Promise<(string | number)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-bench-'));
  const database = await openEmbedded(join(folder, 'data'));
  await migrate(database.driver);
  const row = await measure('PGlite', database);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return row;
}

async function remote(): Promise<(string | number)[]> {
  const server = await startTestServer();
  const url = new URL(server.url);
  url.pathname = '/hoofdrol_template';
  const database = openServer(url.href, 2);
  const row = await measure('PostgreSQL', database);
  await database.close();
  await server.stop();
  return row;
}

report(
  'seal',
  [
    `${count} contributions with their answers, none of them sealed; each seal is a transaction of its own`,
    'longest: the longest of these transactions, which is how long others wait with PGlite',
    'CPU: of this process, in which PGlite runs and PostgreSQL does not',
    'idle: one more time, with nothing to seal; verify: everything recomputed, in pages',
  ],
  [
    ...[
      'where',
      'rows sealed',
      'seals',
      'sealing (s)',
      'CPU (s)',
      'longest (ms)',
      'idle (ms)',
      'verify (s)',
    ],
    ...['memory of verify (MB)', 'breaks'],
  ],
  [await remote(), await embedded()],
);
process.exit(0);
