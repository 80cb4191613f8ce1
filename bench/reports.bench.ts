import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { type Program, startProgram } from '../e2e/support/program.ts';
import { openEmbedded } from '../src/db/open.ts';
import { tidyTables } from '../src/db/tidy.ts';
import { databaseFolder } from '../src/server/data-folder.ts';
import { fillLargeApproach, large, tokenOf } from './support/large-approach.ts';
import { megabytes } from './support/memory.ts';
import { publishLargeApproach } from './support/published-approach.ts';
import { report } from './support/report.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const pollMilliseconds = 20;

async function largeProgram(folder: string): Promise<{ program: Program; slug: string }> {
  const settings = { DATA_DIR: join(folder, 'data') };
  await (await startProgram(settings)).stop();
  const database = await openEmbedded(databaseFolder(settings.DATA_DIR));
  const { slug } = await fillLargeApproach(database);
  await publishLargeApproach(database);
  await tidyTables(database.driver, 'all');
  await database.close();
  return { program: await startProgram(settings), slug };
}

/** Somebody of the team at a browser. */
function person({ url }: Program) {
  const cookie = `hoofdrol=${tokenOf(1)}`;
  const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie } });
  return {
    get,
    read: async (path: string) => (await get(path)).text(),
    post: (path: string, fields: [string, string][]) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { cookie, origin: url },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
  };
}
type Person = ReturnType<typeof person>;

async function begin(somebody: Person, slug: string): Promise<string> {
  const page = await somebody.read(`/stukken/${slug}`);
  const formKey = /name="formKey" value="([0-9a-f]{32})"/.exec(page)?.[1] ?? '';
  const answer = await somebody.post(`/stukken/${slug}`, [
    ['kind', 'council-letter'],
    ['locale', 'nl'],
    ['formKey', formKey],
  ]);
  return new URL(answer.headers.get('location') ?? '', 'http://x').pathname;
}

/** Ticks everything there is, as far as one report may hold. */
async function chooseAll(somebody: Person, path: string): Promise<void> {
  const page = await somebody.read(`${path}/kiezen`);
  const gezien = /name="gezien" value="(\d+)"/.exec(page)?.[1] ?? '';
  const ticks = [...page.matchAll(/name="(kies-[a-z]+)"[^>]*value="([^"]+)"/g)];
  const perName = Map.groupBy(ticks, ([, name = '']) => name);
  const fields = [...perName].flatMap(([name, found]) =>
    found.slice(0, 400).map(([, , value = '']): [string, string] => [name, value]),
  );
  await somebody.post(`${path}/kiezen`, [['gezien', gezien], ...fields]);
}

interface Timed {
  readonly seconds: number;
  readonly bytes: Uint8Array;
  /** The longest that another page had to wait meanwhile, in ms. */
  readonly others: number;
  readonly memory: number;
}

/** Asks a file while somebody else asks a page again and again. */
async function time({ url, child }: Program, somebody: Person, path: string): Promise<Timed> {
  let others = 0;
  let memory = 0;
  let isDone = false;
  const watch = (async () => {
    while (!isDone) {
      const asked = performance.now();
      await fetch(`${url}/status`);
      others = Math.max(others, performance.now() - asked);
      memory = Math.max(memory, megabytes(child.pid ?? 0));
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
    }
  })();
  const begun = performance.now();
  const answer = await somebody.get(path);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const seconds = (performance.now() - begun) / 1000;
  isDone = true;
  await watch;
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return { seconds, bytes, others, memory };
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function measure(
  program: Program,
  somebody: Person,
  name: string,
  path: string,
): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const type of ['pdf', 'docx']) {
    const took: Timed[] = [];
    for (let round = 0; round < rounds; round += 1) {
      took.push(await time(program, somebody, `${path}/bestand/${type}`));
    }
    const [first] = took;
    const pages =
      type === 'pdf' && first ? (await getDocumentProxy(new Uint8Array(first.bytes))).numPages : '';
    rows.push([
      name,
      type.toUpperCase(),
      pages,
      Math.round((first?.bytes.length ?? 0) / 1000),
      (first?.seconds ?? 0).toFixed(2),
      middle(took.slice(1).map(({ seconds }) => seconds)).toFixed(2),
      Math.max(...took.slice(1).map(({ seconds }) => seconds)).toFixed(2),
      Math.round(Math.max(...took.map(({ others }) => others))),
      Math.round(Math.max(...took.map(({ memory }) => memory))),
    ]);
  }
  return rows;
}

const busy = Math.round(loadavg()[0] ?? 0);
const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-bench-'));
const { program, slug } = await largeProgram(folder);
try {
  const somebody = person(program);
  const usual = await begin(somebody, slug);
  const rows = await measure(program, somebody, 'council letter as it begins', usual);
  const whole = await begin(somebody, slug);
  await chooseAll(somebody, whole);
  rows.push(...(await measure(program, somebody, 'everything chosen that may be', whole)));
  report(
    'reports',
    [
      `one approach with ${large.contributions} contributions, everything else as in coalition.md and published, on PGlite; over HTTP with the record read anew each time`,
      `load average of the machine when it began: ${busy} (on 2 processors, above 2 means that others worked too)`,
      `first: nothing was started yet (for the first row) or changed since; then ${rounds - 1} more; "another page": the longest that /status took meanwhile; memory of the program, its workers and its browser`,
    ],
    [
      'document',
      'file',
      'pages',
      'kB',
      'first (s)',
      'median (s)',
      'longest (s)',
      'another page (ms)',
      'memory (MB)',
    ],
    rows,
  );
} finally {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}
