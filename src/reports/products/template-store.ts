import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';

/** The template of a workspace, or null when it has none of its own. */
export async function templateContent(tx: Tx, tenantId: string): Promise<Uint8Array | null> {
  const rows = await tx.run(
    sql<{ content: Buffer }>`select content from report_template where tenant_id = ${tenantId}`,
  );
  return rows[0] ? new Uint8Array(rows[0].content) : null;
}

/** Since when there is a template, and its digest; or null. */
export async function templateFacts(
  tx: Tx,
  tenantId: string,
): Promise<{ uploadedOn: Day; digest: string } | null> {
  const rows = await tx.run(
    sql<{ uploadedOn: Day; digest: string }>`select uploaded_on as "uploadedOn",
        encode(digest, 'hex') as digest
      from report_template where tenant_id = ${tenantId}`,
  );
  return rows[0] ?? null;
}

/** Keeps a template in place of the one before. */
export async function keepTemplate(
  tx: Tx,
  tenantId: string,
  template: { content: Uint8Array; digest: string; by: string; on: Day },
): Promise<void> {
  const { content, digest, by, on } = template;
  await tx.run(sql`insert into report_template (tenant_id, content, digest, uploaded_by, uploaded_on)
    values (${tenantId}, ${Buffer.from(content)}, decode(${digest}, 'hex'), ${by}, ${on})
    on conflict (tenant_id) do update set content = excluded.content, digest = excluded.digest,
      uploaded_by = excluded.uploaded_by, uploaded_on = excluded.uploaded_on`);
}

/** Takes the template away: documents are written without one again. */
export async function dropTemplate(tx: Tx, tenantId: string): Promise<void> {
  await tx.run(sql`delete from report_template where tenant_id = ${tenantId}`);
}
