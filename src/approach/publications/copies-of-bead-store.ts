import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { PublicationState, WithdrawnWhy } from './publication.ts';

/** What was asked of a person for a copy of their words, and what they said. */
export interface CopyConsent {
  readonly use: string;
  readonly askedAt: string;
  readonly givenAt: string | null;
  readonly refusedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** A copy of a bead's words, for the person whose words they are. */
export interface CopyOfBead {
  readonly publicId: string;
  readonly state: PublicationState;
  readonly publishedOn: Day | null;
  readonly withdrawnOn: Day | null;
  readonly withdrawnWhy: WithdrawnWhy | null;
  readonly shownName: string | null;
  readonly words: readonly TextByLocale[];
  readonly consents: readonly CopyConsent[];
}

/** Every copy that was ever made of a bead, also those that were taken away, oldest first. */
export async function copiesOfBead(
  tx: Tx,
  tenantId: string,
  beadId: string,
): Promise<CopyOfBead[]> {
  return tx.run(sql<CopyOfBead>`select p.public_id as "publicId", p.state,
      p.published_on as "publishedOn", p.withdrawn_on as "withdrawnOn",
      p.withdrawn_why as "withdrawnWhy", p.shown_name as "shownName",
      (select coalesce(jsonb_agg(${textOf('t.text_id')} order by t.part), '[]'::jsonb)
        from publication_text t
        where t.tenant_id = p.tenant_id and t.publication_id = p.id) as words,
      (select coalesce(jsonb_agg(jsonb_build_object('use', k.use, 'askedAt', k.asked_at,
          'givenAt', k.given_at, 'refusedAt', k.refused_at, 'withdrawnAt', k.withdrawn_at)
          order by k.asked_at, k.use), '[]'::jsonb)
        from publication_consent k
        where k.tenant_id = p.tenant_id and k.publication_id = p.id) as consents
    from publication p where p.tenant_id = ${tenantId} and p.bead_id = ${beadId} order by p.id`);
}
