import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import { textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { Choices } from '../compose/choices.ts';
import type { ReportKind } from '../documents/document.ts';
import type { Report } from './report.ts';

const columns = sql`r.id, r.public_id as "publicId", r.approach_id as "approachId", r.kind, r.locale,
  r.choices -> 'told' as told, r.choices -> 'leftOut' as "leftOut", r.state, r.newest,
  r.changed_on as "changedOn", r.withdrawn_on as "withdrawnOn", r.version`;

/** The reports of an approach, newest first. */
export function reportsOf(tx: Tx, tenantId: string, approachId: string): Promise<Report[]> {
  return tx.run(sql<Report>`select ${columns} from report r
    where r.tenant_id = ${tenantId} and r.approach_id = ${approachId} order by r.id desc limit 200`);
}

/** One report, or null. */
export async function reportOfId(tx: Tx, tenantId: string, id: string): Promise<Report | null> {
  const rows = await tx.run(sql<Report>`select ${columns} from report r
    where r.tenant_id = ${tenantId} and r.id = ${id}`);
  return rows[0] ?? null;
}

/** A report by its name in public addresses, whatever its state; or null. */
export async function reportOfPublicId(
  tx: Tx,
  tenantId: string,
  publicId: string,
): Promise<Report | null> {
  const rows = await tx.run(sql<Report>`select ${columns} from report r
    where r.tenant_id = ${tenantId} and r.public_id = ${publicId}`);
  return rows[0] ?? null;
}

/** One report, locked until the transaction ends; or null. */
export async function lockReport(
  tx: Tx,
  tenantId: string,
  approachId: string,
  id: string,
): Promise<Report | null> {
  const rows = await tx.run(sql<Report>`select ${columns} from report r
    where r.tenant_id = ${tenantId} and r.approach_id = ${approachId} and r.id = ${id} for update`);
  return rows[0] ?? null;
}

export interface NewReport {
  readonly id: string;
  readonly publicId: string;
  readonly approachId: string;
  readonly kind: ReportKind;
  readonly locale: string;
  readonly told: Choices;
  readonly by: string;
  readonly at: Date;
  readonly today: Day;
}

/** Begins a report. */
export async function insertReport(tx: Tx, tenantId: string, report: NewReport): Promise<void> {
  const choices = JSON.stringify({ told: report.told, leftOut: [] });
  await tx.run(sql`insert into report (tenant_id, id, public_id, approach_id, kind, locale, choices,
      state, newest, created_by, created_at, changed_by, changed_on, version)
    values (${tenantId}, ${report.id}, ${report.publicId}, ${report.approachId}, ${report.kind},
      ${report.locale}, ${choices}::jsonb, 'draft', 0, ${report.by}, ${report.at}, ${report.by},
      ${report.today}, 1)`);
}

/** Changes what a report tells. */
export async function updateReport(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Pick<Report, 'told' | 'leftOut'> & { readonly by: string; readonly today: Day },
): Promise<void> {
  const choices = JSON.stringify({ told: change.told, leftOut: change.leftOut });
  await tx.run(sql`update report set choices = ${choices}::jsonb, changed_by = ${change.by},
      changed_on = ${change.today}, version = version + 1
    where tenant_id = ${tenantId} and id = ${id}`);
}

/** Own words of a report: which sentence, with which words now. */
export interface OwnWords {
  readonly slot: string;
  readonly textId: string;
  readonly isCurrent: boolean;
  readonly text: TextByLocale;
}

/** All own words of a report, also those that only published versions hold. */
export function ownWordsOf(tx: Tx, tenantId: string, reportId: string): Promise<OwnWords[]> {
  return tx.run(sql<OwnWords>`select o.slot, o.text_id as "textId", o.is_current as "isCurrent",
      ${textOf('o.text_id')} as text
    from report_text o where o.tenant_id = ${tenantId} and o.report_id = ${reportId}`);
}

/** Sets the own words of a sentence; what stood there is kept for the versions that hold it. */
export async function setOwnWords(
  tx: Tx,
  tenantId: string,
  reportId: string,
  own: { slot: string; textId: string | null; beadIds: readonly string[] },
): Promise<void> {
  await tx.run(sql`update report_text set is_current = false
    where tenant_id = ${tenantId} and report_id = ${reportId} and slot = ${own.slot} and is_current`);
  if (own.textId === null) return;
  await tx.run(sql`insert into report_text (tenant_id, report_id, text_id, slot, bead_ids, is_current)
    values (${tenantId}, ${reportId}, ${own.textId}, ${own.slot}, ${[...own.beadIds]}::uuid[], true)`);
}

/** Own words that tell of beads, by report: those that are not erased yet. */
export function ownWordsOfBeads(
  tx: Tx,
  tenantId: string,
): Promise<{ reportId: string; approachId: string; textId: string; beadIds: string[] }[]> {
  return tx.run(
    sql<{ reportId: string; approachId: string; textId: string; beadIds: string[] }>`
      select o.report_id as "reportId", r.approach_id as "approachId", o.text_id as "textId",
        o.bead_ids as "beadIds"
      from report_text o join report r on r.tenant_id = o.tenant_id and r.id = o.report_id
      where o.tenant_id = ${tenantId} and o.erased_on is null and o.bead_ids <> '{}'`,
  );
}

/** Notes that own words were erased. */
export async function markErased(
  tx: Tx,
  tenantId: string,
  textIds: readonly string[],
  on: Day,
): Promise<void> {
  await tx.run(sql`update report_text set erased_on = ${on}
    where tenant_id = ${tenantId} and text_id = any(${[...textIds]}::uuid[])`);
}
