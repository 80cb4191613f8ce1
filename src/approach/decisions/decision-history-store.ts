import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** Words that were mended: how a text read before. */
export interface EarlierWords {
  readonly part: 'what' | 'why';
  readonly version: number;
  readonly body: string;
  readonly writtenAt: Date;
}

/** Every version of the words of a decision but the newest, oldest first. */
export function earlierWords(
  tx: Tx,
  tenantId: string,
  { whatId, whyId }: { readonly whatId: string; readonly whyId: string },
): Promise<EarlierWords[]> {
  return tx.run(sql<EarlierWords>`
    select case when v.text_id = ${whatId} then 'what' else 'why' end as part, v.version,
      coalesce(v.body, '') as body, v.created_at as "writtenAt"
    from text_version v
    where v.tenant_id = ${tenantId} and v.text_id in (${whatId}, ${whyId})
      and exists (select from text_version later where later.tenant_id = v.tenant_id
        and later.text_id = v.text_id and later.version > v.version)
    order by v.created_at, v.text_id, v.version`);
}
