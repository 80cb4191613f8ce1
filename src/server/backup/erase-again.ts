import { publicationsWithdrawnAgain } from '../../approach/index.ts';
import { contributionsErasedAgain } from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { reportsWithdrawnAgain } from '../../reports/index.ts';
import {
  type EraseAgain,
  type Erasure,
  eventsThere,
  textsErasedAgain,
} from '../../thread/erasures.ts';
import type { Source } from '../../thread/ids.ts';

/** What each room erases again. Words that only their event names come last: most are gone by then. */
export const erasedAgain: readonly EraseAgain[] = [
  contributionsErasedAgain,
  publicationsWithdrawnAgain,
  reportsWithdrawnAgain,
  textsErasedAgain,
];

const idsAtOnce = 1_000;

async function missingHere(
  tx: Tx,
  tenantId: string,
  erasures: readonly Erasure[],
): Promise<Erasure[]> {
  const missing: Erasure[] = [];
  for (let from = 0; from < erasures.length; from += idsAtOnce) {
    const part = erasures.slice(from, from + idsAtOnce);
    const there = await eventsThere(
      tx,
      tenantId,
      part.map(({ event }) => event),
    );
    missing.push(...part.filter(({ event }) => !there.has(event)));
  }
  return missing;
}

/**
 * Erases again what a list says was erased and the rows that came back do not know of. In the
 * transaction that brings them back.
 * @returns how many erasures had something left to erase
 */
export async function eraseAgain(
  tx: Tx,
  source: Source,
  erasures: readonly Erasure[],
): Promise<number> {
  // every key begins with its workspace: no plan needs to read a table whole
  await tx.run(sql`select set_config('enable_seqscan', 'off', true)`);
  let erased = 0;
  for (const tenant of new Set(erasures.map((erasure) => erasure.tenant))) {
    await tx.run(sql`select set_config('app.tenant', ${tenant}, true)`);
    const ofTenant = erasures.filter((erasure) => erasure.tenant === tenant);
    const missing = await missingHere(tx, tenant, ofTenant);
    for (const room of erasedAgain) {
      for (const erasure of missing.filter(({ kind }) => room.kinds.includes(kind))) {
        if (await room.again(tx, source, erasure)) erased += 1;
      }
    }
  }
  return erased;
}
