import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { heardTag } from './theme.ts';
import { stillThere } from './theme-store.ts';

/** A theme without its words, as reports tell it: how residents stand to one version of what was heard. */
export interface ThemeFacts {
  readonly id: string;
  readonly title: string;
  readonly heardVersion: number;
  readonly heardId: string | null;
  readonly saidById: string | null;
  /** Contributions in it, without what was taken back or set aside. */
  readonly contributions: number;
  /** Somebody said that it is what they meant, and nobody that it is not. */
  readonly isConfirmed: boolean;
  readonly rightAt: Date | null;
}

/** The version of the sentence in easy Dutch that was the newest at a moment. */
const heardThen = sql`(select max(h.version) from text_version h where h.tenant_id = t.tenant_id
  and h.text_id = t.heard_text_id and h.locale = ${sql.lit(heardTag)} and h.created_at <= w.at)`;

/**
 * Themes of an approach without their words.
 * @param wanted ids with the moment at which a copy was made: told is of the sentence as it was then;
 *   null: all themes, as they stand
 */
export function themeFacts(
  tx: Tx,
  tenantId: string,
  approachId: string,
  wanted: readonly { readonly id: string; readonly at: Date }[] | null,
): Promise<ThemeFacts[]> {
  const chosen = wanted
    ? sql`join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(id uuid, at timestamptz)
        on w.id = t.id`
    : sql`cross join (select null::timestamptz as at) w`;
  return tx.run(sql<ThemeFacts>`select t.id, t.title, t.heard_text_id as "heardId",
      n.version as "heardVersion", t.said_by_text_id as "saidById", v."isConfirmed", v."rightAt",
      (select count(*) from theme_contribution x
        join contribution c on c.tenant_id = x.tenant_id and c.id = x.contribution_id
        where x.tenant_id = t.tenant_id and x.theme_id = t.id and ${stillThere}) as contributions
    from theme t ${chosen}
    cross join lateral (select coalesce(${heardThen}, t.heard_version) as version) n
    cross join lateral (select coalesce(bool_and(s.verdict = 'right'), false) as "isConfirmed",
        max(s.checked_at) filter (where s.verdict = 'right') as "rightAt"
      from theme_verdicts(t.id, n.version) s) v
    where t.tenant_id = ${tenantId} and t.approach_id = ${approachId}
    order by t.id desc`);
}
