import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { textOf } from '../../thread/texts.ts';

interface SpokenSentenceTable {
  tenant_id: string;
  locale: string;
  message_key: string;
  sentence_hash: Buffer;
  file_id: string;
  recorded_by: string | null;
  recorded_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    spoken_sentence: SpokenSentenceTable;
  }
}

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
          lateral jsonb_each(${textOf('t.text_id')}) w
        where l.tenant_id = ${tenantId} and w.value ->> 'sound' = ${fileId}) as "isPublic"`);
  return rows[0]?.isPublic ?? false;
}

/** A recorded sentence of the screens. */
export interface RecordedSentence {
  readonly locale: string;
  readonly key: string;
  readonly fileId: string;
  /** SHA-256 of the words that were read aloud, hexadecimal. */
  readonly hash: string;
}

/** Every recorded sentence of the workspace, in all languages. */
export async function recordedSentences(tx: Tx, tenantId: string): Promise<RecordedSentence[]> {
  return tx.run(
    query
      .selectFrom('spoken_sentence')
      .select([
        'locale',
        'message_key as key',
        'file_id as fileId',
        sql<string>`encode(sentence_hash, 'hex')`.as('hash'),
      ])
      .where('tenant_id', '=', tenantId),
  );
}

/** Keeps the sound of a sentence in place of what was there. */
export async function putSpokenSentence(
  tx: Tx,
  tenantId: string,
  sentence: RecordedSentence & { readonly by: string; readonly at: Date },
): Promise<void> {
  const recorded = {
    sentence_hash: Buffer.from(sentence.hash, 'hex'),
    file_id: sentence.fileId,
    recorded_by: sentence.by,
    recorded_at: sentence.at,
  };
  await tx.run(
    query
      .insertInto('spoken_sentence')
      .values({
        tenant_id: tenantId,
        locale: sentence.locale,
        message_key: sentence.key,
        ...recorded,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'locale', 'message_key']).doUpdateSet(recorded),
      ),
  );
}

/** Lets go of the sound of a sentence; gives its file, or null when there was none. */
export async function deleteSpokenSentence(
  tx: Tx,
  tenantId: string,
  locale: string,
  key: string,
): Promise<string | null> {
  const rows = await tx.run(
    query
      .deleteFrom('spoken_sentence')
      .where('tenant_id', '=', tenantId)
      .where('locale', '=', locale)
      .where('message_key', '=', key)
      .returning('file_id'),
  );
  return rows[0]?.file_id ?? null;
}
