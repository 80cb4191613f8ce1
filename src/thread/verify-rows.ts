import { DatabaseError, type Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { commitmentOf } from './commitments.ts';
import { type KeptLeaf, latestLeaves, leavesAfter, standingOf } from './row-leaves.ts';
import { keysThere, keysThereAmong, type RowNow, rowsAfter } from './trust-rows.ts';
import { type TrustTable, wholeTables } from './trust-table.ts';
import { idsNamedUnsealed } from './unsealed-events.ts';
import { type Break, throughPages, type Verifying } from './verifying.ts';

/** What was found in the rows. */
export interface RowFindings {
  /** Rows that agree with their leaf. */
  agree: number;
  /** Rows that differ, are new or gone since, and an event that waits for its seal says so. */
  waiting: number;
  /** Texts whose words were taken back, each with its event. */
  erased: number;
}

const pageSize = 2_000;

interface Doubtful {
  readonly what: Break['what'];
  readonly key: string;
  readonly seal: number | null;
  readonly ids: readonly string[];
}

function doubtOf(row: RowNow, leaf: KeptLeaf | undefined): Doubtful | null {
  const where = { key: row.key, seal: leaf?.seal ?? null, ids: row.subjects };
  switch (standingOf(row, leaf)) {
    case 'same':
      return null;
    case 'new':
      return { what: 'row-added-without-event', ...where };
    case 'moved':
      return { what: 'row-changed-without-event', ...where };
    case 'fixed-changed':
      return { what: 'row-changed', ...where };
    case 'unreadable':
      return { what: 'row-unreadable', ...where };
  }
}

/** Names what nothing explains; what an event without a seal explains only waits. */
async function judge(
  tx: Tx,
  { tenantId, breaks }: Verifying,
  table: TrustTable,
  doubts: readonly Doubtful[],
  found: RowFindings,
): Promise<void> {
  if (doubts.length === 0) return;
  const named = await idsNamedUnsealed(
    tx,
    tenantId,
    doubts.flatMap(({ ids }) => ids),
  );
  const isOpen = table.comesQuietly || !(await isWhole(tx, tenantId, table));
  for (const { what, key, seal, ids } of doubts) {
    const isNew = what === 'row-added-without-event';
    const never = what === 'row-changed' || what === 'row-unreadable' || what === 'row-gone';
    if (!never && (ids.some((id) => named.has(id)) || (isNew && isOpen))) found.waiting += 1;
    else breaks.add({ what, table: table.name, key, seal });
  }
}

async function isWhole(tx: Tx, tenantId: string, { name }: TrustTable): Promise<boolean> {
  if (name === wholeTables) return true;
  const rows = await tx.run(
    sql`select from sealed_table where tenant_id = ${tenantId} and table_name = ${name} and is_whole`,
  );
  return rows.length > 0;
}

/** The rows of a table against their leaves; gives how many rows have one. */
async function verifyRows(
  verifying: Verifying,
  table: TrustTable,
  found: RowFindings,
): Promise<number> {
  const { moment, tenantId, tell } = verifying;
  let seen = 0;
  let withLeaf = 0;
  await throughPages<RowNow>(pageSize, async (after) => {
    const rows = await moment(async (tx) => {
      const page = await rowsAfter(tx, tenantId, table, after?.key ?? null, pageSize);
      const leaves = await latestLeaves(
        tx,
        tenantId,
        table.name,
        page.map(({ key }) => key),
      );
      const doubts = page.flatMap((row) => doubtOf(row, leaves.get(row.key)) ?? []);
      await judge(tx, verifying, table, doubts, found);
      found.agree += page.length - doubts.length;
      for (const { fixed } of leaves.values()) if (fixed !== null) withLeaf += 1;
      return page;
    });
    seen += rows.length;
    tell(`${seen} rows of ${table.name}`);
    return rows;
  });
  return withLeaf;
}

/** The ids in a key: what an event may name of a row that is gone. */
const idsOfKey = (table: TrustTable, key: string): string[] =>
  key.split('/').filter((_, at) => table.subjects.includes(table.key[at] ?? ''));

/** One page of the leaves of a table: names those whose row is gone. */
async function judgeGone(
  tx: Tx,
  verifying: Verifying,
  { table, after, there }: { table: TrustTable; after: string; there: typeof keysThere },
  found: RowFindings,
): Promise<readonly KeptLeaf[]> {
  const { tenantId } = verifying;
  const page = await leavesAfter(tx, tenantId, table.name, after, pageSize);
  const live = page.filter(({ fixed }) => fixed !== null);
  const keys = live.map(({ key }) => key);
  const standing = await there(tx, tenantId, table, keys);
  const doubts = live
    .filter(({ key }) => !standing.has(key))
    .map(({ key, seal }): Doubtful => {
      const what = table.mayGo ? 'row-gone-without-event' : 'row-gone';
      return { what, key, seal, ids: idsOfKey(table, key) };
    });
  await judge(tx, verifying, table, doubts, found);
  return page;
}

/** Goes through the leaves of a table, for rows that are gone. */
async function verifyGone(
  verifying: Verifying,
  table: TrustTable,
  found: RowFindings,
): Promise<void> {
  const { moment } = verifying;
  await throughPages<KeptLeaf>(pageSize, async (last) => {
    const page = { table, after: last?.key ?? '' };
    try {
      return await moment((tx) => judgeGone(tx, verifying, { ...page, there: keysThere }, found));
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      return moment((tx) => judgeGone(tx, verifying, { ...page, there: keysThereAmong }, found));
    }
  });
}

/** Compares all rows of a table with what was sealed of them last. */
export async function verifyTable(
  verifying: Verifying,
  table: TrustTable,
  found: RowFindings,
): Promise<void> {
  const withLeaf = await verifyRows(verifying, table, found);
  const [live] = await verifying.moment((tx) =>
    tx.run(
      sql<{ count: number }>`select count(*)::int as count from (
        select distinct on (row_key) fixed from sealed_row
        where tenant_id = ${verifying.tenantId} and table_name = ${table.name}
        order by row_key, revision desc) latest where fixed is not null`,
    ),
  );
  if (live?.count !== withLeaf) await verifyGone(verifying, table, found);
}

interface TextRow {
  readonly id: string;
  readonly version: number;
  readonly body: string | null;
  readonly sound: string | null;
  readonly salt: string | null;
  readonly digest: string;
}

/** Which of these texts were taken back by an event after the seals that were read. */
async function erasedLately(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  seal: number,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.run(
    sql<{ id: string }>`with late as (
        select event_id from event_unsealed where tenant_id = ${tenantId}
        union all
        select event_id from seal_member where tenant_id = ${tenantId} and seal_number > ${seal})
      select distinct i.id from late
      join event e on e.tenant_id = ${tenantId} and e.id = late.event_id and e.kind = 'erased'
      join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      join unnest(${[...ids]}::text[]) as i(id) on position(i.id in c.content) > 0`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Recomputes the digest of every text that has words, and asks of the others who took them back. */
export async function verifyTexts(
  verifying: Verifying,
  erasedTexts: ReadonlySet<string>,
  seal: number,
  found: RowFindings,
): Promise<void> {
  const { moment, tenantId, breaks } = verifying;
  await throughPages<TextRow>(pageSize, (after) =>
    moment(async (tx) => {
      const texts = await tx.run(
        sql<TextRow>`select text_id as id, version, body, sound_file_id as sound,
            encode(salt, 'hex') as salt, encode(digest, 'hex') as digest
          from text_version where tenant_id = ${tenantId}
            ${after === null ? sql`` : sql`and (text_id, version) > (${after.id}, ${after.version})`}
          order by text_id, version limit ${pageSize}`,
      );
      const gone = texts.filter(({ salt }) => salt === null).map(({ id }) => id);
      const unknown = gone.filter((id) => !erasedTexts.has(id));
      const lately = await erasedLately(tx, tenantId, unknown, seal);
      for (const text of texts) {
        const where = { table: 'text_version', key: `${text.id}/${text.version}`, seal: null };
        if (text.salt === null) {
          if (erasedTexts.has(text.id) || lately.has(text.id)) found.erased += 1;
          else breaks.add({ what: 'text-erased-without-event', ...where });
        } else if (digestOf(text, text.salt) !== text.digest) {
          breaks.add({ what: 'text-changed', ...where });
        }
      }
      return texts;
    }),
  );
}

const digestOf = ({ body, sound }: TextRow, salt: string): string =>
  commitmentOf(Buffer.from(salt, 'hex'), `${body ?? ''}\n${sound ?? ''}`);
