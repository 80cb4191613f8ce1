import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/**
 * The languages in which this text still says what its source said before: the newest words
 * translate a version of `source` whose words have changed since. Recording sound with the same
 * words makes no translation old.
 */
export async function outdatedLocales(
  tx: Tx,
  tenantId: string,
  textId: string,
  source: string,
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ locale: string }>`
      with newest as (
        select distinct on (locale) locale, body, source_version from text_version
        where tenant_id = ${tenantId} and text_id = ${textId}
        order by locale, version desc)
      select n.locale from newest n
        join text_version translated on translated.tenant_id = ${tenantId}
          and translated.text_id = ${textId} and translated.version = n.source_version
      where n.locale <> ${source} and n.body is not null
        and translated.body is distinct from (select body from newest where locale = ${source})`,
  );
  return rows.map(({ locale }) => locale);
}

/** Which version of the source a version of a text translates; null when it is no translation. */
export async function sourceVersionOf(
  tx: Tx,
  tenantId: string,
  textId: string,
  version: number,
): Promise<number | null> {
  const rows = await tx.run(sql<{ source: number | null }>`
    select source_version as source from text_version
    where tenant_id = ${tenantId} and text_id = ${textId} and version = ${version}`);
  return rows[0]?.source ?? null;
}
