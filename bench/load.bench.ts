import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Program, startOnPostgres, startProgram } from '../e2e/support/program.ts';
import { startTestServer, type TestServer } from '../src/db/test-servers.ts';
import { megabytes } from './support/memory.ts';
import { ask, type LoadResult, openLoop } from './support/open-loop.ts';
import { report } from './support/report.ts';
import { makeTenApproaches } from './support/ten-approaches.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 60);
const locale = 'nl-eenvoudig';
const html = { accept: 'text/html', 'accept-encoding': 'gzip' };

type Row = readonly (string | number)[];

function rowOf(what: string, where: string, rate: number, result: LoadResult): Row {
  const { acknowledged, failed, perSecond, p50, p95, p99 } = result;
  return [what, where, rate, acknowledged, failed, perSecond, p50, p95, p99];
}

/** Resident pages: made anew for each request, and asked for again with the tag that the browser keeps. */
async function pages(
  url: string,
  slugs: readonly string[],
  where: string,
  rate: number,
): Promise<Row[]> {
  const pageOf = (i: number) => `${url}/meedoen/${slugs[i % slugs.length]}`;
  const words = await openLoop(
    rate,
    seconds,
    async (i) => (await ask(`${pageOf(i)}/${locale}`, { headers: html })).status === 200,
  );
  const first = await openLoop(
    rate,
    seconds,
    async (i) => (await ask(pageOf(i), { headers: html })).status === 200,
  );
  return [
    rowOf('page "your words" (a fresh form each)', where, rate, words),
    rowOf('page "language"', where, rate, first),
  ];
}

type Sent = Map<string, string>;

function formOf(formKey: string, i: number): { body: string; headers: Record<string, string> } {
  const body = new URLSearchParams({
    formKey,
    words: `Bericht ${i} van de proef: er is te weinig te doen voor kinderen in de buurt.`,
    at: new Date().toISOString(),
  }).toString();
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...html,
      'accept-encoding': 'identity',
    },
  };
}

/** Contributions, each with a key of its own, over ten approaches; every acknowledged code is kept. */
async function contributions(
  url: string,
  slugs: readonly string[],
  where: string,
  rate: number,
  sent: Sent,
): Promise<Row> {
  const result = await openLoop(rate, seconds, async (i) => {
    const formKey = randomBytes(16).toString('hex');
    const slug = slugs[i % slugs.length] ?? '';
    const reply = await ask(`${url}/meedoen/${slug}/${locale}/versturen`, {
      method: 'POST',
      ...formOf(formKey, i),
    });
    const code = codeOn(reply.body);
    if (reply.status !== 200 || !code) return false;
    sent.set(code, slug);
    return true;
  });
  return rowOf('contributions acknowledged', where, rate, result);
}

/** The code on the page: sixteen digits in fours, each four in an element of its own. */
function codeOn(page: string): string | null {
  const groups = [...page.matchAll(/<bdi>(\d{4})<\/bdi>/g)].map((match) => match[1]);
  return groups.length === 4 ? groups.join('') : null;
}

interface Place {
  readonly where: string;
  readonly program: Program;
  readonly pageRate: number;
  readonly sendRate: number;
  /** Memory of the database server, in MB; 0 where the program holds the database itself. */
  databaseMemory(): number;
  /** How many contributions there are beyond those of the demo. */
  stop(): Promise<void>;
}

async function measure(place: Place): Promise<{ load: Row[]; memory: Row; kept: Row }> {
  const { program, where } = place;
  const pid = program.child.pid ?? 0;
  const atStart = megabytes(pid);
  const databaseAtStart = place.databaseMemory();
  const team = await makeTenApproaches(program.url);
  const before = await team.countReceived();
  let most = 0;
  let databaseMost = 0;
  const watch = setInterval(() => {
    most = Math.max(most, megabytes(pid));
    databaseMost = Math.max(databaseMost, place.databaseMemory());
  }, 1_000);
  const sent: Sent = new Map();
  const load = [
    ...(await pages(program.url, team.slugs, where, place.pageRate)),
    await contributions(program.url, team.slugs, where, place.sendRate, sent),
  ];
  clearInterval(watch);
  const kept = (await team.countReceived()) - before;
  return {
    load,
    memory: [where, atStart, databaseAtStart, most, databaseMost],
    kept: [where, sent.size, kept, sent.size - kept],
  };
}

async function embedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-bench-'));
  const program = await startProgram({ DATA_DIR: join(folder, 'data') });
  return {
    where: 'PGlite',
    program,
    pageRate: 1_000,
    sendRate: 300,
    databaseMemory: () => 0,
    async stop() {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function remote(): Promise<Place> {
  const server: TestServer = await startTestServer();
  const { program, owner } = await startOnPostgres(server);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  const pids = await client.query('select pg_backend_pid() as pid');
  const postmaster = await client.query<{ ppid: string }>(
    "select pg_read_file('postmaster.pid', 0, 20) as ppid",
  );
  const serverPid = Number(postmaster.rows[0]?.ppid.split('\n')[0] ?? pids.rows[0]?.pid ?? 0);
  return {
    where: 'PostgreSQL',
    program,
    pageRate: 1_000,
    sendRate: 600,
    databaseMemory: () => megabytes(serverPid),
    async stop() {
      await client.end();
      await program.stop();
      await server.stop();
    },
  };
}

const results = [];
for (const open of [embedded, remote]) {
  const place = await open();
  try {
    results.push(await measure(place));
  } finally {
    await place.stop();
  }
}
const loop = `arrivals spread evenly over ${seconds} s (open loop) and 10 approaches, at most 100 in flight; the load generator runs on the same processors; milliseconds from the moment a request was due`;
report(
  'load',
  [loop, 'pages are sent compressed (gzip)'],
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
  results.flatMap((result) => result.load),
);
report(
  'kept',
  ['every acknowledged contribution, counted afterwards in the inbox'],
  ['database', 'acknowledged', 'kept', 'difference'],
  results.map((result) => result.kept),
);
report(
  'memory',
  ['proportional set size in MB, of the program and of the database server'],
  ['database', 'program at start', 'server at start', 'program at most', 'server at most'],
  results.map((result) => result.memory),
);
