import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson } from './commitments.ts';
import type { RowLeaf } from './row-leaves.ts';
import {
  asSealedEvent,
  eventColumns,
  pagesOfSeals,
  type Seal,
  type SealedEvent,
  sealsAfter,
} from './seals.ts';
import type { Reader } from './verifying.ts';

type Placed<T> = T & { readonly sealNumber: number; readonly place: number };

const sealsAtOnce = 500;
const leavesAtOnce = 5_000;

async function linesOf(tx: Tx, tenantId: string, seals: readonly Seal[]): Promise<string[]> {
  const [first, last] = [seals[0]?.number ?? 0, seals.at(-1)?.number ?? 0];
  const events = await tx.run(
    sql<Placed<SealedEvent>>`select ${eventColumns}, m.seal_number as "sealNumber", m.place
      from seal_member m join event e on e.tenant_id = m.tenant_id and e.id = m.event_id
      where m.tenant_id = ${tenantId} and m.seal_number between ${first} and ${last}
      order by m.seal_number, m.place`,
  );
  const rows = await tx.run(
    sql<Placed<RowLeaf>>`select table_name as "table", row_key as key, revision,
        encode(fixed, 'hex') as fixed, encode(moving, 'hex') as moving,
        seal_number as "sealNumber", place
      from sealed_row where tenant_id = ${tenantId} and seal_number between ${first} and ${last}
      order by seal_number, place`,
  );
  return seals.flatMap((seal) => [
    ...events
      .filter(({ sealNumber }) => sealNumber === seal.number)
      .map((event) => canonicalJson({ event: asSealedEvent(event) })),
    ...rows
      .filter(({ sealNumber }) => sealNumber === seal.number)
      .map(({ table, key, revision, fixed, moving }) =>
        canonicalJson({ row: { table, key, revision, fixed, moving } }),
      ),
    canonicalJson({ seal }),
  ]);
}

/**
 * The seals of a workspace and all that they cover, as lines of canonical JSON: the events of a seal,
 * its rows, then the seal. No words and no names: rows are commitments, and their salts stay here.
 */
export async function* exportSeals(house: Reader, tenantId: string): AsyncGenerator<string, void> {
  let number = 0;
  for (;;) {
    const from = number;
    const seals = await house.tx((tx) => sealsAfter(tx, tenantId, from, sealsAtOnce));
    for (const page of pagesOfSeals(seals, leavesAtOnce)) {
      const lines = await house.tx((tx) => linesOf(tx, tenantId, page));
      yield `${lines.join('\n')}\n`;
    }
    number = seals.at(-1)?.number ?? number;
    if (seals.length < sealsAtOnce) return;
  }
}
