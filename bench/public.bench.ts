import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startOnPostgres, startProgram } from '../e2e/support/program.ts';
import { openEmbedded, openServer } from '../src/db/open.ts';
import { startTestServer } from '../src/db/test-servers.ts';
import { tidyTables } from '../src/db/tidy.ts';
import { databaseFolder } from '../src/server/data-folder.ts';
import { residentTags } from '../src/web/locales.ts';
import { fillLargeApproach, large } from './support/large-approach.ts';
import { ask, openLoop } from './support/open-loop.ts';
import { publishLargeApproach } from './support/published-approach.ts';
import { report } from './support/report.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 30);
const rates = [1_000, 1_500];
const zipped = { accept: 'text/html', 'accept-encoding': 'gzip' };

interface Place {
  readonly where: string;
  readonly program: Program;
  readonly slug: string;
  stop(): Promise<void>;
}

async function embedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-bench-'));
  const settings = { DATA_DIR: join(folder, 'data') };
  await (await startProgram(settings)).stop();
  const database = await openEmbedded(databaseFolder(settings.DATA_DIR));
  const { slug } = await fillLargeApproach(database);
  await publishLargeApproach(database);
  await tidyTables(database.driver, 'all');
  await database.close();
  const program = await startProgram(settings);
  const stop = async () => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { where: 'PGlite', program, slug, stop };
}

async function remote(): Promise<Place> {
  const server = await startTestServer();
  const { program, owner } = await startOnPostgres(server);
  const database = openServer(owner, 1);
  const { slug } = await fillLargeApproach(database);
  await publishLargeApproach(database);
  await database.close();
  const stop = async () => {
    await program.stop();
    await server.stop();
  };
  return { where: 'PostgreSQL', program, slug, stop };
}

/** The tag by which a browser asks whether a page is still the same. */
function tagOfPage(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: zipped }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.headers.etag ?? ''));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function measure({ where, program, slug }: Place): Promise<(string | number)[][]> {
  const pages = residentTags.map((tag) => `${program.url}/openbaar/${slug}/${tag}`);
  const tags = new Map<string, string>();
  let first = 0;
  for (const page of pages) {
    const begin = performance.now();
    tags.set(page, await tagOfPage(page));
    first = Math.max(first, performance.now() - begin);
  }
  const pageOf = (i: number) => pages[i % pages.length] ?? '';
  const rows: (string | number)[][] = [
    ['made anew, first of a language', where, 1, 1, 0, '', first, '', ''],
  ];
  for (const rate of rates) {
    const whole = await openLoop(
      rate,
      seconds,
      async (i) => (await ask(pageOf(i), { headers: zipped })).status === 200,
    );
    // something may have been sealed meanwhile
    for (const page of pages) tags.set(page, await tagOfPage(page));
    const same = await openLoop(rate, seconds, async (i) => {
      const headers = { ...zipped, 'if-none-match': tags.get(pageOf(i)) ?? '' };
      return (await ask(pageOf(i), { headers })).status === 304;
    });
    for (const [what, result] of [
      ['page in six languages', whole],
      ['asked again, unchanged (304)', same],
    ] as const) {
      const { acknowledged, failed, perSecond, p50, p95, p99 } = result;
      rows.push([what, where, rate, acknowledged, failed, perSecond, p50, p95, p99]);
    }
  }
  return rows;
}

const pause = 5_000;
const longestWait = 180_000;

/** Waits until what was filled in is sealed: sealing would be measured along with the first page. */
async function untilSealed({ program, slug }: Place): Promise<void> {
  const begin = performance.now();
  let before = '';
  while (performance.now() - begin < longestWait) {
    const { body } = await ask(`${program.url}/api/v1/approaches/${slug}`);
    const seal = /"seal":\s*\{[^}]*\}/.exec(body)?.[0] ?? '';
    if (seal !== '' && seal === before) return;
    before = seal;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** What travels, and what it is unpacked, in bytes. */
async function weigh({ program, slug }: Place): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const tag of residentTags) {
    for (const part of ['', '/besluiten', '/doelen', '/gehoord', '/woorden']) {
      const url = `${program.url}/openbaar/${slug}/${tag}${part}`;
      const gzip = await ask(url, { headers: zipped });
      const plain = await ask(url, { headers: { accept: 'text/html' } });
      const scripts = plain.body.split('<script').length - 1;
      rows.push([tag, part || '(the page)', gzip.bytes, plain.bytes, scripts]);
    }
  }
  return rows;
}

const results: (string | number)[][] = [];
let weights: (string | number)[][] = [];
for (const open of [embedded, remote]) {
  const place = await open();
  try {
    await untilSealed(place);
    results.push(...(await measure(place)));
    weights = await weigh(place);
  } finally {
    await place.stop();
  }
}
const published = `one approach with ${large.contributions} contributions, of which published: ${large.themes} themes, ${large.goals} goals, ${large.decisions} decisions, 500 contributions`;
report(
  'public',
  [
    published,
    `arrivals spread evenly over ${seconds} s (open loop), at most 100 in flight; each request asks the database whether anything changed; the load generator runs on the same processors; milliseconds from the moment a request was due`,
  ],
  [
    'what',
    'database',
    'asked per s',
    'acknowledged',
    'failed',
    'per s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
  ],
  results,
);
report(
  'public-weight',
  [published, 'bytes of the page itself; the stylesheet beside it is 5.5 kB with gzip'],
  ['language', 'page', 'gzip', 'plain', 'scripts'],
  weights,
);
