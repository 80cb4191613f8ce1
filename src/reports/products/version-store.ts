import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { Document } from '../documents/document.ts';

/** What was published of a report, and does not change any more. */
export interface ReportVersion {
  readonly number: number;
  readonly publishedOn: Day;
  /** By language. */
  readonly documents: Readonly<Record<string, Document>>;
  /** SHA-256 of the canonical JSON of the documents, hexadecimal. */
  readonly digest: string;
}

/** Keeps a version, and shows it as the newest. */
export async function insertVersion(
  tx: Tx,
  tenantId: string,
  reportId: string,
  version: ReportVersion & { readonly by: string },
): Promise<void> {
  const { number, publishedOn, documents, digest, by } = version;
  await tx.run(sql`insert into report_version (tenant_id, report_id, number, published_on,
      published_by, documents, digest)
    values (${tenantId}, ${reportId}, ${number}, ${publishedOn}, ${by},
      ${JSON.stringify(documents)}::jsonb, decode(${digest}, 'hex'))`);
  await tx.run(sql`update report set state = 'published', newest = ${number}, withdrawn_on = null,
      version = version + 1
    where tenant_id = ${tenantId} and id = ${reportId}`);
}

/** One version of a report, or null. */
export async function versionOf(
  tx: Tx,
  tenantId: string,
  reportId: string,
  number: number,
): Promise<ReportVersion | null> {
  const rows = await tx.run(
    sql<ReportVersion>`select number, published_on as "publishedOn", documents,
        encode(digest, 'hex') as digest
      from report_version
      where tenant_id = ${tenantId} and report_id = ${reportId} and number = ${number}`,
  );
  return rows[0] ?? null;
}

/** A version without what it says. */
export interface VersionLine {
  readonly reportId: string;
  readonly number: number;
  readonly publishedOn: Day;
  readonly digest: string;
}

/** The versions of these reports, newest first. */
export function versionsOf(
  tx: Tx,
  tenantId: string,
  reportIds: readonly string[],
): Promise<VersionLine[]> {
  return tx.run(
    sql<VersionLine>`select report_id as "reportId", number, published_on as "publishedOn",
        encode(digest, 'hex') as digest
      from report_version
      where tenant_id = ${tenantId} and report_id = any(${[...reportIds]}::uuid[])
      order by report_id, number desc`,
  );
}

/** Takes a report off the public pages; its versions stay for who signs in. */
export async function markWithdrawn(
  tx: Tx,
  tenantId: string,
  reportId: string,
  on: Day,
): Promise<void> {
  await tx.run(sql`update report set state = 'withdrawn', withdrawn_on = ${on}, version = version + 1
    where tenant_id = ${tenantId} and id = ${reportId}`);
}
