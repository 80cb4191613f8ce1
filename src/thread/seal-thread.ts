import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Source } from './ids.ts';
import {
  goneLeaf,
  latestLeaves,
  leafOfRow,
  type NewLeaf,
  nextLeaf,
  sealedKeysOf,
  standingOf,
} from './row-leaves.ts';
import { hashOfSeal, latestSeal, leafOf, noSealBefore, rootOf, type SealedEvent } from './seals.ts';
import {
  keysWithLeaf,
  type RowNow,
  rowsAfter,
  rowsOfKeys,
  rowsOfSubjects,
  sameBytes,
} from './trust-rows.ts';
import { type TrustTable, wholeTables } from './trust-table.ts';
import { type UnsealedEvent, unsealedEvents } from './unsealed-events.ts';

/** What one seal took. */
export interface Sealed {
  readonly events: number;
  readonly rows: number;
  /** There is more to seal now. */
  readonly isMore: boolean;
  /** Rows of which something changed that never may: not sealed over, so that `verify` names them. */
  readonly refused: readonly { table: string; key: string }[];
}

interface Gathered {
  readonly leaves: NewLeaf[];
  readonly refused: { table: string; key: string }[];
}

const eventsPerSeal = 500;
/** Of rows that stood there before, so many are looked at for one seal. */
const rowsPerSweep = 2_000;
/** Of rows that come without an event, so many of the newest and so many further on. */
const rowsPerLook = 1_000;

const compare = async (
  tx: Tx,
  { source, tenantId }: Sealer,
  table: TrustTable,
  rows: readonly RowNow[],
  into: Gathered,
): Promise<void> => {
  const keys = rows.map(({ key }) => key);
  const last = await latestLeaves(tx, tenantId, table.name, keys);
  for (const row of rows) {
    const leaf = last.get(row.key);
    const standing = standingOf(row, leaf);
    if (standing === 'same') continue;
    if (standing === 'new' || standing === 'moved') {
      into.leaves.push(nextLeaf(source.random, table, row, leaf));
    } else into.refused.push({ table: table.name, key: row.key });
  }
};

/** Leaves of what is gone of the rows that these ids name. */
async function gone(
  tx: Tx,
  { tenantId }: Sealer,
  table: TrustTable,
  rows: readonly RowNow[],
  ids: readonly string[],
): Promise<NewLeaf[]> {
  const there = new Set(rows.map(({ key }) => key));
  const known = await sealedKeysOf(tx, tenantId, table, ids);
  const last = await latestLeaves(
    tx,
    tenantId,
    table.name,
    known.filter((key) => !there.has(key)),
  );
  return [...last.values()].filter(({ fixed }) => fixed !== null).map(goneLeaf);
}

interface Sealer {
  readonly source: Source;
  readonly tenantId: string;
}

async function gatherNamed(
  tx: Tx,
  sealer: Sealer,
  tables: readonly TrustTable[],
  events: readonly UnsealedEvent[],
  into: Gathered,
): Promise<void> {
  const ids = [...new Set(events.flatMap((event) => event.ids))];
  if (ids.length === 0) return;
  for (const table of tables) {
    const rows = await rowsOfSubjects(tx, sealer.tenantId, table, ids);
    if (table.mayGo) into.leaves.push(...(await gone(tx, sealer, table, rows, ids)));
    await compare(tx, sealer, table, rows, into);
  }
}

interface Sweep {
  readonly name: string;
  readonly isWhole: boolean;
  readonly position: string | null;
}

const sweptTo = (
  tenantId: string,
  { name, isWhole, position }: Sweep,
) => sql`insert into sealed_table
    (tenant_id, table_name, is_whole, position) values (${tenantId}, ${name}, ${isWhole}, ${position})
  on conflict (tenant_id, table_name) do update set is_whole = excluded.is_whole or sealed_table.is_whole,
    position = excluded.position`;

/** Seals those of these rows that have no leaf, and that no event brought just now. */
async function takeUnsealed(
  tx: Tx,
  sealer: Sealer,
  table: TrustTable,
  keys: readonly { key: string; hasLeaf: boolean }[],
  into: Gathered,
): Promise<void> {
  const taken = new Set(
    into.leaves.filter((leaf) => leaf.table === table.name).map((leaf) => leaf.key),
  );
  const without = keys.filter(({ key, hasLeaf }) => !hasLeaf && !taken.has(key));
  const wanted = [...new Set(without.map(({ key }) => key))];
  const rows = await rowsOfKeys(tx, sealer.tenantId, table, wanted);
  await compare(tx, sealer, table, rows, into);
}

/** Takes rows that came without an event: of the newest, and of those further on in a round. */
async function takeQuiet(
  tx: Tx,
  sealer: Sealer,
  table: TrustTable,
  sweep: Sweep,
  into: Gathered,
): Promise<void> {
  const { tenantId } = sealer;
  if (!sweep.isWhole) return;
  const newest = await keysWithLeaf(tx, tenantId, table, 'newest', rowsPerLook);
  const further = await keysWithLeaf(tx, tenantId, table, sweep, rowsPerLook);
  await takeUnsealed(tx, sealer, table, [...newest, ...further], into);
  const position = further.length < rowsPerLook ? null : (further.at(-1)?.key ?? null);
  if (position !== sweep.position) await tx.run(sweptTo(tenantId, { ...sweep, position }));
}

/**
 * Takes rows that stood there before rows were sealed, and rows that come without an event. A table of
 * which all rows were taken is whole.
 * @returns whether tables remain of which not all rows were taken
 */
async function gatherSwept(
  tx: Tx,
  sealer: Sealer,
  tables: readonly TrustTable[],
  into: Gathered,
): Promise<boolean> {
  const { tenantId } = sealer;
  const known = await tx.run(
    sql<Sweep>`select table_name as name, is_whole as "isWhole", position from sealed_table
      where tenant_id = ${tenantId}`,
  );
  const before = new Map(known.map((sweep) => [sweep.name, sweep]));
  const sweepOf = ({ name }: TrustTable): Sweep =>
    before.get(name) ?? { name, isWhole: false, position: null };
  let left = rowsPerSweep;
  for (const table of tables) {
    const sweep = sweepOf(table);
    if (table.name === wholeTables || sweep.isWhole) continue;
    const keys = await keysWithLeaf(tx, tenantId, table, sweep, left);
    await takeUnsealed(tx, sealer, table, keys, into);
    const isWhole = keys.length < left;
    const position = isWhole ? null : (keys.at(-1)?.key ?? null);
    await tx.run(sweptTo(tenantId, { name: table.name, isWhole, position }));
    left -= keys.length;
    if (left <= 0) return true;
  }
  for (const table of tables) {
    if (table.comesQuietly) await takeQuiet(tx, sealer, table, sweepOf(table), into);
  }
  const whole = tables.filter(({ name }) => name === wholeTables);
  for (const table of whole) {
    const rows = await rowsAfter(tx, tenantId, table, null, tables.length);
    await compare(tx, sealer, table, rows, into);
  }
  return false;
}

async function keepRows(
  tx: Tx,
  { tenantId }: Sealer,
  tables: readonly TrustTable[],
  leaves: readonly NewLeaf[],
  seal: number,
): Promise<void> {
  const bySecond = new Set(
    tables
      .filter(({ key, subjects }) => key[1] && subjects.includes(key[1]))
      .map(({ name }) => name),
  );
  const rows = JSON.stringify(
    leaves.map((leaf, place) => ({
      ...leaf,
      place,
      second: bySecond.has(leaf.table) ? leaf.key.split('/')[1] : null,
    })),
  );
  await tx.run(sql`insert into sealed_row (tenant_id, table_name, row_key, revision, fixed_salt, fixed,
      moving_salt, moving, seal_number, place, second_id)
    select ${tenantId}, r."table", r.key, r.revision, decode(r."fixedSalt", 'hex'), decode(r.fixed, 'hex'),
      decode(r."movingSalt", 'hex'), decode(r.moving, 'hex'), ${seal}, r.place, r.second
    from jsonb_to_recordset(${rows}::jsonb) as r("table" text, key text, revision integer, "fixedSalt" text,
      fixed text, "movingSalt" text, moving text, place integer, second uuid)`);
  const later = leaves.filter(({ revision }) => revision > 1);
  if (later.length === 0) return;
  await tx.run(sql`update sealed_row s set fixed_salt = null, moving_salt = null
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as r("table" text, key text, revision integer)
    where s.tenant_id = ${tenantId} and s.table_name = r."table" and s.row_key = r.key
      and s.revision = r.revision - 1`);
}

async function keepSeal(
  tx: Tx,
  { source, tenantId }: Sealer,
  events: readonly SealedEvent[],
  rows: readonly NewLeaf[],
): Promise<number> {
  const before = await latestSeal(tx, tenantId);
  const leaves = events.map(leafOf);
  const seal = {
    format: 2,
    number: (before?.number ?? 0) + 1,
    previous: before?.hash ?? noSealBefore,
    root: rootOf([...leaves, ...rows.map(leafOfRow)]),
    count: events.length,
    rows: rows.length,
    sealedAt: source.clock.now().toISOString(),
  } as const;
  await tx.run(sql`insert into seal
      (tenant_id, format, number, previous, root, count, row_count, sealed_at, hash)
    values (${tenantId}, ${seal.format}, ${seal.number}, decode(${seal.previous}, 'hex'),
      decode(${seal.root}, 'hex'), ${seal.count}, ${seal.rows}, ${seal.sealedAt},
      decode(${hashOfSeal(seal)}, 'hex'))`);
  const members = JSON.stringify(
    events.map(({ id }, place) => ({ id, place, leaf: leaves[place] })),
  );
  await tx.run(sql`insert into seal_member (tenant_id, event_id, seal_number, place, leaf)
    select ${tenantId}, e.id, ${seal.number}, e.place, decode(e.leaf, 'hex')
    from jsonb_to_recordset(${members}::jsonb) as e(id uuid, place integer, leaf text)`);
  await tx.run(sql`delete from event_unsealed where tenant_id = ${tenantId}
    and event_id = any(${events.map(({ id }) => id)}::uuid[])`);
  return seal.number;
}

/**
 * Makes one seal over up to 500 events of a workspace that have none, and over the rows that these
 * events name; and, when no events are left, over rows that no event brought. Ids do not
 * commit in order, so which events wait stands in a table of its own.
 * @returns what was sealed; nothing when there was nothing to seal
 */
export async function sealNext(
  tx: Tx,
  source: Source,
  tenantId: string,
  tables: readonly TrustTable[],
): Promise<Sealed> {
  await tx.run(sameBytes);
  const sealer = { source, tenantId };
  const gathered: Gathered = { leaves: [], refused: [] };
  const waiting = await unsealedEvents(tx, tenantId, eventsPerSeal);
  await gatherNamed(tx, sealer, tables, waiting, gathered);
  const isBehind = waiting.length === eventsPerSeal;
  const isSweeping = isBehind || (await gatherSwept(tx, sealer, tables, gathered));
  const { leaves, refused } = gathered;
  if (waiting.length + leaves.length > 0) {
    const events = waiting.map(({ event }) => event);
    const number = await keepSeal(tx, sealer, events, leaves);
    await keepRows(tx, sealer, tables, leaves, number);
  }
  return { events: waiting.length, rows: leaves.length, isMore: isSweeping, refused };
}
