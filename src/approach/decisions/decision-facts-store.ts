import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { DecisionLevel, Outcome } from './decision.ts';

/** A decision without its words, as reports tell it. */
export interface DecisionFacts {
  readonly id: string;
  readonly level: DecisionLevel;
  readonly outcome: Outcome;
  /** Code of a known body, a body in words, or null: a person decided. */
  readonly body: string | null;
  /** Name of the person who decided; null: a body did. */
  readonly person: string | null;
  /** Whether that person is a resident partner or key person: never named in public. */
  readonly isResident: boolean;
  readonly documentName: string | null;
  readonly documentUrl: string | null;
  readonly decidedOn: Day;
  readonly validFrom: Day;
  readonly reviewOn: Day;
  readonly replacedById: string | null;
  readonly whatId: string;
  readonly whyId: string;
}

/**
 * The decisions of an approach without their words, newest first.
 * @param ids only these; null: all
 */
export function decisionFacts(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[] | null,
): Promise<DecisionFacts[]> {
  const wanted = ids ? sql`and d.id = any(${[...ids]}::uuid[])` : sql``;
  return tx.run(sql<DecisionFacts>`select d.id, d.level, d.outcome, d.body, a.name as person,
      coalesce(a.role in ('resident-partner', 'key-person'), false) as "isResident",
      d.document_name as "documentName", d.document_url as "documentUrl",
      d.decided_on as "decidedOn", d.valid_from as "validFrom", d.review_on as "reviewOn",
      d.replaced_by_id as "replacedById", d.what_text_id as "whatId", d.why_text_id as "whyId"
    from decision d left join account a on a.tenant_id = d.tenant_id and a.id = d.decided_by
    where d.tenant_id = ${tenantId} and d.approach_id = ${approachId} ${wanted}
    order by d.decided_on desc, d.id desc`);
}
