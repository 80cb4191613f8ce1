import { sql } from '../db/sql.ts';
import { sameBytes } from './trust-rows.ts';
import type { TrustTable } from './trust-table.ts';
import { type RowFindings, verifyTable, verifyTexts } from './verify-rows.ts';
import { type EventFindings, verifyEnd, verifyEvents, verifySeals } from './verify-seals.ts';
import { type Break, Breaks, type Reader, type Verifying } from './verifying.ts';

export interface VerifyReport {
  readonly seals: number;
  readonly events: number;
  /** Events that wait for their seal. */
  readonly unsealed: number;
  /** Rows that agree with what was sealed of them. */
  readonly rows: number;
  /** Rows that are new, changed or gone since, as an event that waits for its seal says. */
  readonly rowsWaiting: number;
  /** Leaves in all seals together: one per version of a row. */
  readonly rowLeaves: number;
  /** Texts whose words were taken back, each with its event. */
  readonly erased: number;
  readonly latestSeal: string | null;
  /** The number of the seal that was given; null when none was, or when it is not one of ours. */
  readonly givenSeal: number | null;
  /** The first thousand. */
  readonly breaks: readonly Break[];
  readonly breakCount: number;
}

export interface VerifyOptions {
  /** A seal hash that was kept elsewhere (hexadecimal): it must be one of ours. */
  readonly givenSeal?: string | undefined;
  /** Hears how far it is, a few times a second. */
  readonly tell?: (howFar: string) => void;
}

/**
 * Recomputes every seal, event, text and row of a workspace and names each break. It reads in pages,
 * each of one moment, so that nobody waits for it and its memory stays small.
 */
export async function verifyWorkspace(
  house: Reader,
  tenantId: string,
  tables: readonly TrustTable[],
  { givenSeal, tell = () => undefined }: VerifyOptions = {},
): Promise<VerifyReport> {
  const breaks = new Breaks();
  const verifying: Verifying = {
    tenantId,
    breaks,
    tell,
    moment: (work) =>
      house.tx(async (tx) => {
        await tx.run(sql`set transaction isolation level repeatable read`);
        await tx.run(sameBytes);
        return work(tx);
      }),
  };
  const wanted = givenSeal?.toLowerCase();
  const found: EventFindings = {
    ...{ events: 0, unsealed: 0, rows: 0, latest: null, given: null },
    erasedTexts: new Set(),
  };
  const rows: RowFindings = { agree: 0, waiting: 0, erased: 0 };
  await verifySeals(verifying, wanted, found);
  await verifyEvents(verifying, found);
  await verifyEnd(verifying, found);
  await verifyTexts(verifying, found.erasedTexts, found.latest?.number ?? 0, rows);
  for (const table of tables) await verifyTable(verifying, table, rows);
  if (wanted && found.given === null) {
    breaks.add({ what: 'given-seal-unknown', table: 'seal', key: wanted, seal: null });
  }
  return {
    seals: found.latest?.number ?? 0,
    events: found.events,
    unsealed: found.unsealed,
    rows: rows.agree,
    rowsWaiting: rows.waiting,
    rowLeaves: found.rows,
    erased: rows.erased,
    latestSeal: found.latest?.hash ?? null,
    givenSeal: found.given,
    breaks: breaks.named,
    breakCount: breaks.count,
  };
}
