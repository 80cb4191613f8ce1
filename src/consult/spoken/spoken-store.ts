import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { SpokenSentences } from './spoken-sentence.ts';

/** The sentences of one group of screens (`hear.`) that were read aloud in a language. */
export async function spokenSentences(
  tx: Tx,
  locale: string,
  keyPrefix: string,
): Promise<SpokenSentences> {
  const rows = await tx.run(
    sql<{ spoken: SpokenSentences }>`select spoken_sentences(${locale}, ${keyPrefix}) as spoken`,
  );
  return rows[0]?.spoken ?? {};
}

/**
 * Whether a file is sound that everyone may hear: a recorded sentence of the screens, or the spoken
 * words of a link (what is asked, what one gets, who reads it).
 */
export async function isPublicSound(tx: Tx, tenantId: string, fileId: string): Promise<boolean> {
  const rows = await tx.run(sql<{ isPublic: boolean }>`
    select exists (
        select from spoken_sentence s where s.tenant_id = ${tenantId} and s.file_id = ${fileId})
      or exists (
        select from link l,
          lateral (values (l.purpose_text_id), (l.reward_text_id), (l.read_by_text_id)) t (text_id),
          lateral jsonb_each(thread_text(t.text_id)) w
        where l.tenant_id = ${tenantId} and w.value ->> 'sound' = ${fileId}) as "isPublic"`);
  return rows[0]?.isPublic ?? false;
}
