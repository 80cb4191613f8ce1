import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Installation } from '../../db/database.ts';
import type { OwnJob } from '../../jobs/jobs.ts';
import { allWorkspaces } from '../../people/index.ts';
import { type Erasure, erasuresAfter } from '../../thread/erasures.ts';
import type { Clock } from '../../thread/ids.ts';
import { erasedAgain } from './erase-again.ts';
import { appendErasures, readErasures } from './erasure-list.ts';

const kinds = erasedAgain.flatMap((source) => source.kinds);
/** So long before the newest line it looks again: ids do not commit in order, and clocks differ. */
const overlapMilliseconds = 86_400_000;

/** The smallest id that could have been made at a moment (UUID version 7). */
function firstIdAt(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

const momentOf = (id: string): number => Number.parseInt(id.slice(0, 13).replace('-', ''), 16);

function lookFrom(known: readonly Erasure[], clock: Clock): string | null {
  if (known.length === 0) return null;
  const newest = known.reduce((latest, { event }) => Math.max(latest, momentOf(event)), 0);
  return firstIdAt(Math.min(newest, clock.now().getTime()) - overlapMilliseconds);
}

/**
 * Brings a list of erasures up to what the database holds: what is not in it yet is written behind it.
 * The list is kept apart from the database, so that what was taken back stays so when the database is
 * lost and an older backup is restored. It holds ids and days, no words.
 * @returns how many lines were added, or null when the list holds a line that is none
 */
export async function keepErasures(
  installation: Installation,
  clock: Clock,
  file: string,
): Promise<number | null> {
  const list = await readErasures(file);
  if (!list.ok && list.reason === 'unreadable') return null;
  const known = list.ok ? list.erasures : [];
  const found = await installation.tx(async (tx) => {
    const all: Erasure[] = [];
    for (const { tenantId } of await allWorkspaces(tx)) {
      const ofTenant = known.filter(({ tenant }) => tenant === tenantId);
      all.push(...(await erasuresAfter(tx, tenantId, kinds, lookFrom(ofTenant, clock))));
    }
    return all;
  });
  const there = new Set(known.map((erasure) => erasure.event));
  const fresh = found.filter((erasure) => !there.has(erasure.event));
  if (fresh.length > 0) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendErasures(file, fresh);
  return fresh.length;
}

const everySeconds = 20;

/** Keeps the list of erasures up to date while the program runs. */
export function erasuresJob(installation: Installation, clock: Clock, file: string): OwnJob {
  return {
    name: 'write down what was erased',
    everySeconds,
    atStart: true,
    async runAlone() {
      const added = await keepErasures(installation, clock, file);
      if (added === null) throw new Error('the list of erasures holds a line that cannot be read');
      return added;
    },
  };
}
