import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { newId, type Source } from '../ids.ts';

interface FileTable {
  tenant_id: string;
  id: string;
  kind: 'photo' | 'sound' | 'table';
  media_type: string;
  bytes: Uint8Array;
  byte_length: number;
  seconds: number | null;
  playable: boolean;
  pending_mac: Uint8Array | null;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    file: FileTable;
  }
}

/** A file that was judged and cleaned (`preparePhoto`, `prepareSound`), not yet stored. */
export interface NewFile {
  readonly kind: 'photo' | 'sound' | 'table';
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly seconds: number | null;
  readonly playable: boolean;
  /** HMAC of the form key (hexadecimal) while nobody has sent the form yet; null for what is sent. */
  readonly pendingMac: string | null;
}

/** What pages say of a file. */
export interface FileFacts {
  readonly id: string;
  readonly kind: 'photo' | 'sound' | 'table';
  readonly mediaType: string;
  readonly byteLength: number;
  readonly seconds: number | null;
  readonly playable: boolean;
}

/** Stores a file and gives its id. */
export async function addFile(
  tx: Tx,
  source: Source,
  tenantId: string,
  file: NewFile,
): Promise<string> {
  const id = newId(source);
  await tx.run(
    query.insertInto('file').values({
      tenant_id: tenantId,
      id,
      kind: file.kind,
      media_type: file.mediaType,
      bytes: Buffer.from(file.bytes),
      byte_length: file.bytes.byteLength,
      seconds: file.seconds,
      playable: file.playable,
      pending_mac: file.pendingMac ? Buffer.from(file.pendingMac, 'hex') : null,
      created_at: source.clock.now(),
    }),
  );
  return id;
}

const factColumns = [
  'id',
  'kind',
  'media_type as mediaType',
  'byte_length as byteLength',
  'seconds',
  'playable',
] as const;

/** Facts of several files, in no order; ids that are not there are left out. */
export async function fileFacts(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<FileFacts[]> {
  if (ids.length === 0) return [];
  return tx.run(
    query
      .selectFrom('file')
      .select(factColumns)
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [...ids]),
  );
}

/** Files that wait under this form key (`HMAC`, hexadecimal): what a form on its way has stored. */
export async function pendingFiles(
  tx: Tx,
  tenantId: string,
  pendingMac: string,
): Promise<FileFacts[]> {
  return tx.run(
    query
      .selectFrom('file')
      .select(factColumns)
      .where('tenant_id', '=', tenantId)
      .where('pending_mac', '=', Buffer.from(pendingMac, 'hex'))
      .orderBy('id'),
  );
}

/** A file with its bytes, or null. Who may see it is for the caller to know. */
export async function readFile(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<(FileFacts & { bytes: Uint8Array }) | null> {
  const rows = await tx.run(
    query
      .selectFrom('file')
      .select([...factColumns, 'bytes'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
  return rows[0] ?? null;
}

/**
 * Lets pending files wait under another form key (`HMAC`s, hexadecimal), when a person goes on with a
 * fresh form; gives the ids that were there to move.
 */
export async function movePendingFiles(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run(
    query
      .updateTable('file')
      .set({ pending_mac: Buffer.from(to, 'hex') })
      .where('tenant_id', '=', tenantId)
      .where('pending_mac', '=', Buffer.from(from, 'hex'))
      .where('id', 'in', [...ids])
      .returning('id'),
  );
  return rows.map(({ id }) => id);
}

/** Deletes files for good. Rows that point at them must have let go first. */
export async function deleteFiles(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(
    query
      .deleteFrom('file')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [...ids]),
  );
}

/** Deletes files that came before a moment and that nobody sent; gives how many. */
export async function sweepPendingFiles(
  tx: Tx,
  tenantId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const rows = await tx.run(
    sql`delete from file where tenant_id = ${tenantId} and pending_mac is not null and id in (
      select id from file where tenant_id = ${tenantId} and pending_mac is not null
        and created_at < ${before} order by created_at limit ${limit})
      returning 1`,
  );
  return rows.length;
}
