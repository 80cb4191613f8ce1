import { createHash } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson, commit, commitmentOf } from './commitments.ts';
import type { Random } from './ids.ts';
import type { RowNow } from './trust-rows.ts';
import type { TrustTable } from './trust-table.ts';

/** What is sealed of one version of a row. Bytes are hexadecimal; all null: the row was gone. */
export interface RowLeaf {
  readonly table: string;
  readonly key: string;
  readonly revision: number;
  readonly fixed: string | null;
  readonly moving: string | null;
}

/** A leaf as it is kept: with the salts of its commitments, and in which seal it stands. */
export interface KeptLeaf extends RowLeaf {
  readonly fixedSalt: string | null;
  readonly movingSalt: string | null;
  readonly seal: number;
}
export type NewLeaf = Omit<KeptLeaf, 'seal'>;

/** The hash of one leaf: SHA-256 of its canonical JSON. */
export const leafOfRow = (leaf: RowLeaf): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        table: leaf.table,
        key: leaf.key,
        revision: leaf.revision,
        fixed: leaf.fixed,
        moving: leaf.moving,
      }),
    )
    .digest('hex');

const leafColumns = sql`s.table_name as "table", s.row_key as key, s.revision,
  encode(s.fixed_salt, 'hex') as "fixedSalt", encode(s.fixed, 'hex') as fixed,
  encode(s.moving_salt, 'hex') as "movingSalt", encode(s.moving, 'hex') as moving,
  s.seal_number as seal`;

/** The latest leaf of each of these rows. */
export async function latestLeaves(
  tx: Tx,
  tenantId: string,
  tableName: string,
  keys: readonly string[],
): Promise<Map<string, KeptLeaf>> {
  if (keys.length === 0) return new Map();
  const leaves = await tx.run(
    sql<KeptLeaf>`select distinct on (s.row_key) ${leafColumns} from sealed_row s
      where s.tenant_id = ${tenantId} and s.table_name = ${tableName}
        and s.row_key = any(${[...keys]}::text[])
      order by s.row_key, s.revision desc`,
  );
  return new Map(leaves.map((leaf) => [leaf.key, leaf]));
}

/** Keys of rows that were sealed and that events name by one of `ids`, as far as their key tells. */
export async function sealedKeysOf(
  tx: Tx,
  tenantId: string,
  table: TrustTable,
  ids: readonly string[],
): Promise<string[]> {
  const [first, second] = table.key;
  const found: { key: string }[] = [];
  if (first && table.subjects.includes(first)) {
    const ofTable = sql`s.tenant_id = ${tenantId} and s.table_name = ${table.name}`;
    found.push(
      ...(await tx.run(
        second
          ? // "/" comes before "0": everything that begins with the id. "offset 0": one id at a time, by
            // the index; planned together it reads every leaf of the table for each
            sql<{ key: string }>`select l.key from unnest(${[...ids]}::text[]) as i(id)
              cross join lateral (select s.row_key as key from sealed_row s where ${ofTable}
                and s.row_key >= i.id || '/' and s.row_key < i.id || '0' offset 0) l`
          : sql<{ key: string }>`select s.row_key as key from sealed_row s
              where ${ofTable} and s.row_key = any(${[...ids]}::text[])`,
      )),
    );
  }
  if (second && table.subjects.includes(second)) {
    found.push(
      ...(await tx.run(
        sql<{ key: string }>`select s.row_key as key from sealed_row s
          where s.tenant_id = ${tenantId} and s.table_name = ${table.name}
            and s.second_id = any(${[...ids]}::uuid[])`,
      )),
    );
  }
  return [...new Set(found.map(({ key }) => key))];
}

/** The latest leaves of a table in the order of their keys, after `position`. */
export async function leavesAfter(
  tx: Tx,
  tenantId: string,
  tableName: string,
  position: string,
  limit: number,
): Promise<KeptLeaf[]> {
  return tx.run(
    sql<KeptLeaf>`select distinct on (s.row_key) ${leafColumns} from sealed_row s
      where s.tenant_id = ${tenantId} and s.table_name = ${tableName} and s.row_key > ${position}
      order by s.row_key, s.revision desc limit ${limit}`,
  );
}

/** How a row stands to the leaf that was sealed of it last. */
export type Standing = 'same' | 'new' | 'moved' | 'fixed-changed' | 'unreadable';

/** Compares a row with its latest leaf. `unreadable`: the leaf has lost its salt. */
export function standingOf(row: RowNow, leaf: KeptLeaf | undefined): Standing {
  if (!leaf || leaf.fixed === null) return 'new';
  if (leaf.fixedSalt === null) return 'unreadable';
  if (commitmentOf(Buffer.from(leaf.fixedSalt, 'hex'), row.fixed) !== leaf.fixed) {
    return 'fixed-changed';
  }
  if (row.moving === null) return leaf.moving === null ? 'same' : 'moved';
  if (leaf.movingSalt === null || leaf.moving === null) return 'moved';
  const moving = commitmentOf(Buffer.from(leaf.movingSalt, 'hex'), row.moving);
  return moving === leaf.moving ? 'same' : 'moved';
}

/** The next leaf of a row that is new or moved; what never changes keeps its salt. */
export function nextLeaf(
  random: Random,
  table: TrustTable,
  row: RowNow,
  last: KeptLeaf | undefined,
): NewLeaf {
  const isOn = last !== undefined && last.fixed !== null;
  const fixed = isOn ? null : commit(random, row.fixed);
  const moving = row.moving === null ? null : commit(random, row.moving);
  return {
    table: table.name,
    key: row.key,
    revision: (last?.revision ?? 0) + 1,
    fixed: fixed?.hash ?? last?.fixed ?? null,
    fixedSalt: fixed?.salt ?? last?.fixedSalt ?? null,
    moving: moving?.hash ?? null,
    movingSalt: moving?.salt ?? null,
  };
}

/** The leaf that says that a row was gone. */
export const goneLeaf = (last: KeptLeaf): NewLeaf => ({
  table: last.table,
  key: last.key,
  revision: last.revision + 1,
  fixed: null,
  fixedSalt: null,
  moving: null,
  movingSalt: null,
});
