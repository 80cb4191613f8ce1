import { latestLeaves } from './row-leaves.ts';
import { rowOfKey, sameBytes } from './trust-rows.ts';
import type { TrustTable } from './trust-table.ts';
import type { Reader } from './verifying.ts';

/** What somebody needs to recompute the commitment of one part of a row. Hexadecimal. */
interface OpenedPart {
  readonly salt: string | null;
  /** Canonical JSON of the columns as they stand now. */
  readonly content: string | null;
  readonly commitment: string | null;
}

/** One row beside its newest leaf: with it, a stranger can tell that the row is what was sealed. */
export interface OpenedRow {
  readonly table: string;
  readonly key: string;
  readonly revision: number;
  readonly seal: number;
  readonly fixed: OpenedPart;
  readonly moving: OpenedPart;
}

/** Opens one sealed row; null when there is no leaf of it. */
export function openRow(
  house: Reader,
  tenantId: string,
  table: TrustTable,
  key: string,
): Promise<OpenedRow | null> {
  return house.tx(async (tx) => {
    await tx.run(sameBytes);
    const leaf = (await latestLeaves(tx, tenantId, table.name, [key])).get(key);
    if (!leaf) return null;
    const row = leaf.fixed === null ? null : await rowOfKey(tx, tenantId, table, key);
    return {
      ...{ table: table.name, key, revision: leaf.revision, seal: leaf.seal },
      fixed: { salt: leaf.fixedSalt, content: row?.fixed ?? null, commitment: leaf.fixed },
      moving: { salt: leaf.movingSalt, content: row?.moving ?? null, commitment: leaf.moving },
    };
  });
}
