import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { textOf } from '../../thread/texts.ts';
import type { PersonToTell } from '../bringing/bringing.ts';

/** The person whose words a copy is of, as far as asking them needs it; or null. */
export async function personToAsk(
  tx: Tx,
  tenantId: string,
  contributionId: string,
): Promise<PersonToTell | null> {
  const rows = await tx.run(sql<PersonToTell>`select c.id as "contributionId", c.locale, c.form,
      ${textOf('c.text_id')} as words, coalesce(people_name(c.owner_id), '') as "ownerName",
      c.received_at as "askedAt",
      (select jsonb_build_object('name', k.name, 'email', k.email, 'phone', k.phone,
          'reach', k.reach)
        from contact k where k.tenant_id = c.tenant_id and k.contribution_id = c.id) as contact,
      (select jsonb_build_object('notedOn', n.noted_on, 'meeting', n.meeting,
          'notedBy', n.noted_by)
        from note n where n.tenant_id = c.tenant_id and n.contribution_id = c.id limit 1) as note
    from contribution c where c.tenant_id = ${tenantId} and c.id = ${contributionId}`);
  return rows[0] ?? null;
}
