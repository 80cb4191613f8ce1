import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Day } from '../web/calendar.ts';
import type { Level, Role } from './accounts/account.ts';

/** Everything that `people` keeps of somebody with an account, or who had one. */
export interface AccountData {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly level: Level | null;
  readonly organisation: string | null;
  readonly language: string | null;
  readonly active: boolean;
  readonly createdAt: string;
  readonly invitedAt: string | null;
  readonly signedInOn: Day | null;
  readonly leftOn: Day | null;
  readonly digest: string;
  readonly sessions: readonly { since: string; how: string; lastUsedOn: Day | null }[];
  readonly providers: readonly { issuer: string; since: string }[];
  readonly hasSecondStep: boolean;
  readonly standIns: readonly { who: string; forWhom: string; from: Day; until: Day }[];
}

/** Everything that is kept of one account; null when it is not there. Of secrets only that they are. */
export async function accountData(
  tx: Tx,
  tenantId: string,
  accountId: string,
): Promise<AccountData | null> {
  const rows = await tx.run(sql<AccountData>`select a.name, a.email, a.role, a.level,
      o.name as organisation, a.locale as language, a.active, to_json(a.created_at) as "createdAt",
      to_json(a.invited_at) as "invitedAt", a.signed_in_on as "signedInOn", a.left_on as "leftOn",
      a.digest,
      (select coalesce(jsonb_agg(jsonb_build_object('since', s.created_at, 'how', s.how,
          'lastUsedOn', s.seen_on) order by s.created_at), '[]'::jsonb)
        from session s where s.tenant_id = a.tenant_id and s.account_id = a.id) as sessions,
      (select coalesce(jsonb_agg(jsonb_build_object('issuer', i.issuer, 'since', i.linked_at)),
          '[]'::jsonb)
        from account_identity i where i.tenant_id = a.tenant_id and i.account_id = a.id) as providers,
      exists (select from second_factor f where f.tenant_id = a.tenant_id and f.account_id = a.id
        and f.confirmed_at is not null) as "hasSecondStep",
      (select coalesce(jsonb_agg(jsonb_build_object('who', people_name(d.to_account_id),
          'forWhom', people_name(d.account_id), 'from', d.from_on, 'until', d.until_on)
          order by d.from_on), '[]'::jsonb)
        from delegation d where d.tenant_id = a.tenant_id
          and (d.account_id = a.id or d.to_account_id = a.id)) as "standIns"
    from account a
    left join organisation o on o.tenant_id = a.tenant_id and o.id = a.organisation_id
    where a.tenant_id = ${tenantId} and a.id = ${accountId}`);
  return rows[0] ?? null;
}
