import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { NoteImport } from './note-rows.ts';
import type { ColumnMapping } from './recognise-columns.ts';

interface NoteImportTable {
  tenant_id: string;
  id: string;
  approach_id: string;
  file_name: string;
  file_mac: Uint8Array;
  parts_mac: Uint8Array | null;
  reading: NotesReading;
  owner_id: string;
  due_on: string;
  good_count: number;
  bad_count: number;
  added_count: number | null;
  imported_by: string | null;
  imported_at: Date;
  finished_at: Date | null;
}
interface NoteTable {
  tenant_id: string;
  approach_id: string;
  row_hash: Uint8Array;
  occurrence: number;
  contribution_id: string;
  import_id: string;
  row_number: number;
  noted_on: string | null;
  meeting: string | null;
  theme: string | null;
  noted_by: string | null;
}
declare module '../../db/sql.ts' {
  interface Tables {
    note_import: NoteImportTable;
    note: NoteTable;
  }
}

/** How a file was read: which column as what, and whether its first row was a note. */
export interface NotesReading {
  readonly mapping: ColumnMapping;
  readonly headerless: boolean;
}

/** One file that somebody imported, or began to import. */
export interface ImportRecord {
  readonly id: string;
  readonly approachId: string;
  readonly fileName: string;
  /** Under which the file itself waits until it is swept (hexadecimal); null from the command line. */
  readonly partsMac: string | null;
  readonly reading: NotesReading;
  readonly ownerId: string;
  readonly dueOn: Day;
  readonly goodCount: number;
  readonly badCount: number;
  /** How many rows were new; null while not every row was taken. */
  readonly addedCount: number | null;
  readonly importedAt: Date;
}

/** Notes that somebody is about to import from a file. */
export async function insertImport(
  tx: Tx,
  tenantId: string,
  into: NoteImport,
  file: Pick<ImportRecord, 'fileName' | 'partsMac' | 'reading' | 'goodCount' | 'badCount'> & {
    /** HMAC of the file's bytes, hexadecimal. */
    readonly fileMac: string;
    readonly importedAt: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into note_import (tenant_id, id, approach_id, file_name, file_mac, parts_mac,
      reading, owner_id, due_on, good_count, bad_count, imported_by, imported_at)
    values (${tenantId}, ${into.id}, ${into.approachId}, ${file.fileName},
      ${Buffer.from(file.fileMac, 'hex')}, ${file.partsMac && Buffer.from(file.partsMac, 'hex')},
      ${JSON.stringify(file.reading)}::jsonb,
      ${into.ownerId}, ${into.dueOn}, ${file.goodCount}, ${file.badCount}, ${into.byId},
      ${file.importedAt})`);
}

/**
 * Takes rows (made by `noteRow`) as contributions, in one statement; a row that this approach has
 * taken before is left as it is.
 * @returns how many were new
 */
export async function addNotes(
  tx: Tx,
  into: NoteImport,
  rows: readonly Record<string, unknown>[],
  at: Date,
): Promise<number> {
  const { id, approachId, ownerId, dueOn } = into;
  const argument = { import: { id, approachId, ownerId, dueOn, at: at.toISOString() }, rows };
  // plans made while the tables were small read a whole workspace for every key that is checked;
  // an import outgrows them before the tables are looked at again
  await tx.run(sql`discard plans`);
  const answer = await tx.run(
    sql<{ added: number }>`select notes_add(${JSON.stringify(argument)}::jsonb) as added`,
  );
  return answer[0]?.added ?? 0;
}

/** Closes an import whose every row was taken; gives how many were new, or null when it was closed before. */
export async function finishImport(
  tx: Tx,
  tenantId: string,
  importId: string,
  at: Date,
): Promise<number | null> {
  const rows = await tx.run(
    sql<{ added: number }>`update note_import set finished_at = ${at}, added_count = (
        select count(*) from note where tenant_id = ${tenantId} and import_id = ${importId})
      where tenant_id = ${tenantId} and id = ${importId} and finished_at is null
      returning added_count as added`,
  );
  return rows[0]?.added ?? null;
}

/** One import, or null. */
export async function importOfId(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<ImportRecord | null> {
  const rows = await tx.run(
    query
      .selectFrom('note_import')
      .select([
        'id',
        'approach_id as approachId',
        'file_name as fileName',
        sql<string | null>`encode(parts_mac, 'hex')`.as('partsMac'),
        'reading',
        'owner_id as ownerId',
        'due_on as dueOn',
        'good_count as goodCount',
        'bad_count as badCount',
        'added_count as addedCount',
        'imported_at as importedAt',
      ])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
  return rows[0] ?? null;
}

/** The contributions that the rows of one file became, in the order of the rows. */
export async function contributionsOfImport(
  tx: Tx,
  tenantId: string,
  importId: string,
): Promise<string[]> {
  const rows = await tx.run(
    sql<{ id: string }>`select contribution_id as id from note
      where tenant_id = ${tenantId} and import_id = ${importId} order by row_number`,
  );
  return rows.map(({ id }) => id);
}
