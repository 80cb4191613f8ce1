import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram } from '../e2e/support/program.ts';
import { openEmbedded } from '../src/db/open.ts';
import { tidyTables } from '../src/db/tidy.ts';
import { databaseFolder } from '../src/server/data-folder.ts';
import { fillLargeApproach, idOf, large, tokenOf } from './support/large-approach.ts';
import { ask, openLoop } from './support/open-loop.ts';
import { report } from './support/report.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 10);
const peopleAtOnce = 20;
/** Twenty people who each open two pages a second: far busier than a coalition. */
const rate = peopleAtOnce * 2;
const bursts = 10;

async function largeProgram(folder: string): Promise<{ program: Program; slug: string }> {
  const settings = { DATA_DIR: join(folder, 'data') };
  await (await startProgram(settings)).stop();
  const database = await openEmbedded(databaseFolder(settings.DATA_DIR));
  const { slug } = await fillLargeApproach(database);
  await tidyTables(database.driver, 'all');
  await database.close();
  return { program: await startProgram(settings), slug };
}

/** Pages that somebody of a coalition opens in an ordinary week. */
const pagesOf = (slug: string): Readonly<Record<string, string>> => ({
  'Deze week': '/week',
  'Deze week, alles': '/week/alles',
  inbox: '/berichten',
  'inbox, mine': '/berichten?wie=mij',
  message: `/berichten/${idOf('contribution', 4_200)}`,
  'message, answered': `/berichten/${idOf('contribution', 1_200)}`,
  approach: `/aanpak/${slug}`,
  themes: `/aanpak/${slug}/onderwerpen`,
  theme: `/aanpak/${slug}/onderwerpen/${idOf('theme', 7)}`,
  goals: `/aanpak/${slug}/doelen`,
  goal: `/aanpak/${slug}/doelen/${idOf('goal', 7)}`,
  decisions: `/aanpak/${slug}/besluiten`,
  decision: `/aanpak/${slug}/besluiten/${idOf('decision', 7)}`,
  'ROCKET view': `/aanpak/${slug}/rocket`,
  'thread of a message': `/draad/${idOf('contribution', 1_200)}`,
  'thread of a theme': `/draad/${idOf('theme', 7)}`,
});

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Everybody presses at the same instant. */
async function burst(open: (i: number) => Promise<boolean>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < bursts; round += 1) {
    await Promise.all(
      Array.from({ length: peopleAtOnce }, async (_, i) => {
        const begin = performance.now();
        if (await open(i)) took.push(performance.now() - begin);
      }),
    );
  }
  return took.sort((a, b) => a - b);
}

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-bench-'));
const { program, slug } = await largeProgram(folder);
try {
  const rows: (string | number)[][] = [];
  for (const [name, path] of Object.entries(pagesOf(slug))) {
    const open = async (i: number): Promise<boolean> => {
      const cookie = `hoofdrol=${tokenOf((i % large.people) + 1)}`;
      const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip' };
      return (await ask(`${program.url}${path}`, { headers })).status === 200;
    };
    for (let i = 0; i < peopleAtOnce; i += 1) await open(i);
    const result = await openLoop(rate, seconds, open);
    const together = await burst(open);
    rows.push([
      name,
      result.acknowledged,
      result.failed,
      result.p50,
      result.p95,
      percentile(together, 0.5),
      percentile(together, 0.95),
    ]);
  }
  report(
    'coalition',
    [
      `one approach with ${large.contributions} contributions, ${large.themes} themes, ${large.goals} goals, ${large.decisions} decisions, ${large.answers} answers, ${large.people} people, on PGlite`,
      `spread: ${peopleAtOnce} people who each open 2 pages a second for ${seconds} s (open loop); together: ${peopleAtOnce} people at the same instant, ${bursts} times; milliseconds; the load generator runs on the same processors`,
    ],
    ['page', 'opened', 'failed', 'spread p50', 'spread p95', 'together p50', 'together p95'],
    rows,
  );
} finally {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}
