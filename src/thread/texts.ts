import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { commit } from './commitments.ts';
import type { Source } from './ids.ts';

/** How far a text is to be trusted: written by a person, made by a machine, or checked by a speaker. */
export type TextStatus = 'written' | 'machine' | 'checked';

/** The newest words of a text in one language. */
export interface Words {
  readonly body: string | null;
  /** Id of the file with recorded sound, if any. */
  readonly sound: string | null;
  readonly status: TextStatus;
  readonly version: number;
}
/** The newest words of a text, per language tag. */
export type TextByLocale = Readonly<Record<string, Words>>;

export interface NewTextVersion {
  readonly textId: string;
  readonly version: number;
  readonly locale: string;
  readonly body: string | null;
  readonly sound?: string | null;
  readonly status: TextStatus;
  /** The version that this one translates. */
  readonly sourceVersion?: number | null;
  readonly by?: string | null;
}

/** What an event may tell of a text: which, and the digest of its words. */
export interface TextFact {
  readonly text: string;
  readonly version: number;
  readonly digest: string;
}

/** The argument of the SQL function `thread_add_text`. */
export function textArgument(source: Source, text: NewTextVersion): Record<string, unknown> {
  const { salt, hash } = commit(source.random, `${text.body ?? ''}\n${text.sound ?? ''}`);
  return {
    textId: text.textId,
    version: text.version,
    locale: text.locale,
    body: text.body,
    sound: text.sound ?? null,
    status: text.status,
    sourceVersion: text.sourceVersion ?? null,
    by: text.by ?? null,
    salt,
    digest: hash,
    at: source.clock.now().toISOString(),
  };
}

/** Stores one immutable version of a text and gives what an event may tell of it. */
export async function addText(tx: Tx, source: Source, text: NewTextVersion): Promise<TextFact> {
  const argument = textArgument(source, text);
  await tx.run(sql`select thread_add_text(${JSON.stringify(argument)}::jsonb)`);
  return { text: text.textId, version: text.version, digest: String(argument['digest']) };
}

/**
 * SQL for the newest words per language of a text, as `TextByLocale`; null when there is no such text.
 * Written out in the query and not called as a function: four times as fast for a page of texts.
 * @param column of the query around it, which holds the text's id
 */
export const textOf = (column: string) => sql`(select jsonb_object_agg(spoken.locale,
    jsonb_build_object('body', spoken.body, 'sound', spoken.sound_file_id, 'status', spoken.status,
      'version', spoken.version) order by spoken.version)
  from text_version spoken where spoken.tenant_id = current_setting('app.tenant')::uuid
    and spoken.text_id = ${sql.ref(column)})`;

/** The newest words per language of many texts, in one statement; a text without words is left out. */
export async function wordsOfTexts(
  tx: Tx,
  tenantId: string,
  textIds: readonly string[],
): Promise<ReadonlyMap<string, TextByLocale>> {
  if (textIds.length === 0) return new Map();
  const rows = await tx.run(sql<{ id: string; words: TextByLocale }>`select v.text_id as id,
      jsonb_object_agg(v.locale, jsonb_build_object('body', v.body, 'sound', v.sound_file_id,
        'status', v.status, 'version', v.version) order by v.version) as words
    from text_version v
    where v.tenant_id = ${tenantId} and v.text_id = any(${[...textIds]}::uuid[])
    group by v.text_id`);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** The number that a next version of this text takes. */
export async function nextVersion(tx: Tx, tenantId: string, textId: string): Promise<number> {
  const rows = await tx.run(
    sql<{ next: number }>`select coalesce(max(version), 0) + 1 as next from text_version
      where tenant_id = ${tenantId} and text_id = ${textId}`,
  );
  return rows[0]?.next ?? 1;
}

/** Takes the words and the sound out of every version of a text; the digests stay. */
export async function eraseText(tx: Tx, tenantId: string, textId: string): Promise<void> {
  await tx.run(sql`update text_version set body = null, sound_file_id = null, salt = null
    where tenant_id = ${tenantId} and text_id = ${textId}`);
}

/** Files with sound in any version of these texts: to be deleted once the texts are erased. */
export async function soundsOfTexts(
  tx: Tx,
  tenantId: string,
  textIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select distinct sound_file_id as id from text_version
      where tenant_id = ${tenantId} and text_id = any(${[...textIds]}::uuid[])
        and sound_file_id is not null`,
  );
  return rows.map(({ id }) => id);
}

/**
 * The words to show to someone who asked for `locale`: in that language, else in easy Dutch, else
 * in Dutch, else in whatever language there is; with the language that it became.
 */
export function wordsFor(
  text: TextByLocale | null,
  locale: string,
): (Words & { readonly locale: string }) | null {
  if (!text) return null;
  for (const tag of [locale, 'nl-eenvoudig', 'nl', ...Object.keys(text)]) {
    const words = text[tag];
    if (words && (words.body !== null || words.sound !== null)) return { ...words, locale: tag };
  }
  return null;
}
