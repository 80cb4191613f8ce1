import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { commitmentOf } from './commitments.ts';
import { leafOfRow, type RowLeaf } from './row-leaves.ts';
import {
  asSealedEvent,
  eventColumns,
  hashOfSeal,
  leafOf,
  noSealBefore,
  pagesOfSeals,
  rootOf,
  type Seal,
  type SealedEvent,
  sealsAfter,
} from './seals.ts';
import { type Breaks, throughPages, type Verifying } from './verifying.ts';

/** What an event's content may tell of texts. */
interface TextFacts {
  readonly text?: string | null;
  readonly version?: number | null;
  readonly digest?: string | null;
  readonly texts?: unknown;
}

interface Content {
  readonly salt: string | null;
  readonly content: string | null;
}
type EventRow = SealedEvent & Content;
type MemberRow = { [K in keyof EventRow]: EventRow[K] | null } & {
  readonly eventId: string;
  readonly seal: number;
  readonly leaf: string | null;
};
type LeafRow = RowLeaf & { readonly seal: number };

const pageSize = 5_000;
const sealsAtOnce = 500;

/** What was found so far in the events, for the texts. */
export interface EventFindings {
  events: number;
  unsealed: number;
  rows: number;
  latest: Seal | null;
  given: number | null;
  /** Texts that an event says were taken back: as many ids as people took back. */
  readonly erasedTexts: Set<string>;
}

/** Texts and digests that these events tell, compared with the texts. */
async function checkDigests(
  tx: Tx,
  tenantId: string,
  told: readonly { facts: TextFacts; seal: number | null }[],
  breaks: Breaks,
): Promise<void> {
  if (told.length === 0) return;
  const texts = await tx.run(
    sql<{ key: string; digest: string }>`select text_id || '/' || version as key,
        encode(digest, 'hex') as digest
      from text_version where tenant_id = ${tenantId}
        and text_id = any(${told.map(({ facts }) => facts.text)}::uuid[])`,
  );
  const digests = new Map(texts.map(({ key, digest }) => [key, digest]));
  for (const { facts, seal } of told) {
    const key = `${facts.text}/${facts.version ?? 1}`;
    const digest = digests.get(key);
    const what = digest === undefined ? 'text-missing' : 'text-changed';
    if (digest !== facts.digest) breaks.add({ what, table: 'text_version', key, seal });
  }
}

/** Checks what events were about, and keeps what they tell of texts. */
async function checkContents(
  tx: Tx,
  { tenantId, breaks }: Verifying,
  events: readonly (EventRow & { seal: number | null })[],
  found: EventFindings,
): Promise<void> {
  const told: { facts: TextFacts; seal: number | null }[] = [];
  for (const { id, kind, commitment, salt, content, seal } of events) {
    const where = { table: 'event_content', key: id, seal };
    if (content === null || salt === null) {
      breaks.add({ what: 'event-content-missing', ...where });
      continue;
    }
    if (commitmentOf(Buffer.from(salt, 'hex'), content) !== commitment) {
      breaks.add({ what: 'event-content-changed', ...where });
      continue;
    }
    const facts = JSON.parse(content) as TextFacts;
    if (kind === 'erased' && Array.isArray(facts.texts)) {
      for (const id of facts.texts) found.erasedTexts.add(String(id));
    }
    if (facts.text && facts.digest) told.push({ facts, seal });
  }
  await checkDigests(tx, tenantId, told, breaks);
}

const isThere = (row: MemberRow): row is MemberRow & EventRow => row.id !== null;

/** The leaves of the events of a seal; names what changed since. */
function leavesOfEvents(rows: readonly MemberRow[], breaks: Breaks): string[] {
  return rows.map((row) => {
    const where = { table: 'event', key: row.eventId, seal: row.seal };
    if (!isThere(row)) {
      breaks.add({ what: 'event-missing', ...where });
      return row.leaf ?? '';
    }
    const leaf = leafOf(asSealedEvent(row));
    if (row.leaf !== null && row.leaf !== leaf) breaks.add({ what: 'event-changed', ...where });
    return row.leaf ?? leaf;
  });
}

/** Checks the seals of one page against what they cover. */
async function checkCovered(
  tx: Tx,
  verifying: Verifying,
  seals: readonly Seal[],
  found: EventFindings,
): Promise<void> {
  const { tenantId, breaks } = verifying;
  const [first, last] = [seals[0]?.number ?? 0, seals.at(-1)?.number ?? 0];
  const members = await tx.run(
    sql<MemberRow>`select m.event_id as "eventId", m.seal_number as seal, encode(m.leaf, 'hex') as leaf,
        ${eventColumns}, encode(c.salt, 'hex') as salt, c.content
      from seal_member m
      left join event e on e.tenant_id = m.tenant_id and e.id = m.event_id
      left join event_content c on c.tenant_id = m.tenant_id and c.event_id = m.event_id
      where m.tenant_id = ${tenantId} and m.seal_number between ${first} and ${last}
      order by m.seal_number, m.place`,
  );
  const rows = await tx.run(
    sql<LeafRow>`select table_name as "table", row_key as key, revision, encode(fixed, 'hex') as fixed,
        encode(moving, 'hex') as moving, seal_number as seal
      from sealed_row where tenant_id = ${tenantId} and seal_number between ${first} and ${last}
      order by seal_number, place`,
  );
  for (const seal of seals) {
    const events = members.filter((member) => member.seal === seal.number);
    const sealed = rows.filter((row) => row.seal === seal.number);
    const root = rootOf([...leavesOfEvents(events, breaks), ...sealed.map(leafOfRow)]);
    if (events.length !== seal.count || sealed.length !== seal.rows || root !== seal.root) {
      const where = { table: 'seal', key: String(seal.number), seal: seal.number };
      breaks.add({ what: 'seal-covers-other-things', ...where });
    }
  }
  found.rows += rows.length;
  await checkContents(tx, verifying, members.filter(isThere), found);
}

function checkChain(seal: Seal, before: Seal | null, breaks: Breaks): void {
  const where = { table: 'seal', key: String(seal.number), seal: seal.number };
  if (hashOfSeal(seal) !== seal.hash) breaks.add({ what: 'seal-changed', ...where });
  if (seal.number !== (before?.number ?? 0) + 1) breaks.add({ what: 'seal-missing', ...where });
  if (seal.previous !== (before?.hash ?? noSealBefore)) {
    breaks.add({ what: 'seal-does-not-follow', ...where });
  }
}

/** Recomputes every seal, in order, from the events and leaves that it covers. */
export async function verifySeals(
  verifying: Verifying,
  givenSeal: string | undefined,
  found: EventFindings,
): Promise<void> {
  const { moment, tenantId, breaks, tell } = verifying;
  for (;;) {
    const from = found.latest?.number ?? 0;
    const seals = await moment((tx) => sealsAfter(tx, tenantId, from, sealsAtOnce));
    if (seals.length === 0) break;
    for (const page of pagesOfSeals(seals, pageSize)) {
      for (const seal of page) {
        checkChain(seal, found.latest, breaks);
        if (seal.hash === givenSeal) found.given = seal.number;
        found.latest = seal;
      }
      await moment((tx) => checkCovered(tx, verifying, page, found));
      tell(`${found.latest?.number ?? 0} seals`);
    }
  }
}

/** Goes through all events: those without a seal are counted, and must be waiting for one. */
export async function verifyEvents(verifying: Verifying, found: EventFindings): Promise<void> {
  const { moment, tenantId, breaks, tell } = verifying;
  await throughPages<EventRow>(pageSize, async (after) => {
    const page = await moment(async (tx) => {
      const rows = await tx.run(
        sql<EventRow & { isSealed: boolean; isWaiting: boolean }>`select ${eventColumns},
            m.event_id is not null as "isSealed", q.event_id is not null as "isWaiting",
            case when m.event_id is null then encode(c.salt, 'hex') end as salt,
            case when m.event_id is null then c.content end as content
          from event e
          left join seal_member m on m.tenant_id = e.tenant_id and m.event_id = e.id
          left join event_unsealed q on q.tenant_id = e.tenant_id and q.event_id = e.id
          left join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
          where e.tenant_id = ${tenantId} ${after === null ? sql`` : sql`and e.id > ${after.id}`}
          order by e.id limit ${pageSize}`,
      );
      const unsealed = rows.filter(({ isSealed }) => !isSealed);
      const contents = unsealed.map((row) => ({ ...row, seal: null }));
      await checkContents(tx, verifying, contents, found);
      for (const { id, isWaiting } of unsealed) {
        if (!isWaiting) {
          breaks.add({ what: 'event-never-sealed', table: 'event', key: id, seal: null });
        }
      }
      found.unsealed += unsealed.length;
      return rows;
    });
    found.events += page.length;
    tell(`${found.events} events`);
    return page;
  });
}

/** Leaves that name a seal after the last one: the seals over them were taken away. */
export async function verifyEnd(verifying: Verifying, found: EventFindings): Promise<void> {
  const { moment, tenantId, breaks } = verifying;
  const newest = await moment(async (tx) => {
    const rows = await tx.run(
      sql<{ members: number | null; leaves: number | null; seals: number | null }>`select
        (select max(seal_number) from seal_member where tenant_id = ${tenantId}) as members,
        (select max(seal_number) from sealed_row where tenant_id = ${tenantId}) as leaves,
        (select max(number) from seal where tenant_id = ${tenantId}) as seals`,
    );
    const { members, leaves, seals } = rows[0] ?? { members: null, leaves: null, seals: null };
    return Math.max(members ?? 0, leaves ?? 0) > (seals ?? 0)
      ? Math.max(members ?? 0, leaves ?? 0)
      : null;
  });
  if (newest === null) return;
  const key = String((found.latest?.number ?? 0) + 1);
  breaks.add({ what: 'seal-missing', table: 'seal', key, seal: newest });
}
