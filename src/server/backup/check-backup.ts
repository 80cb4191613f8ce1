import { createHash, type Hash } from 'node:crypto';
import {
  type Begin,
  beginName,
  fingerprintOf,
  type Manifest,
  macOf,
  manifestName,
  readBegin,
  readManifest,
} from './manifest.ts';
import { type Entry, readEntries, type Unreadable, UnreadableFile } from './read-entries.ts';

/** Why a file is no backup that this version can restore. */
export type BadBackup = Unreadable | 'newer';

/** Gets the rows of a backup while it is read; nothing of it may last before the whole was checked. */
export interface BackupReader {
  begin(begin: Begin): Promise<void>;
  rows(table: string, lines: Buffer, count: number): Promise<void>;
}

const tableEntry = /^tables\/([a-z_0-9]+)\/\d{6}\.jsonl$/;
const newline = 10;

function countLines(lines: Buffer): number {
  let count = 0;
  for (let at = lines.indexOf(newline); at >= 0; at = lines.indexOf(newline, at + 1)) count += 1;
  return count;
}

interface Counted {
  readonly hash: Hash;
  rows: number;
}

function agree(begin: Begin, manifest: Manifest, counted: ReadonlyMap<string, Counted>): boolean {
  const { format, program, startedAt, migrations, secret } = manifest;
  const same = JSON.stringify({ format, program, startedAt, migrations, secret });
  const { format: f, program: p, startedAt: s, migrations: m, secret: c } = begin;
  const started = JSON.stringify({ format: f, program: p, startedAt: s, migrations: m, secret: c });
  if (same !== started) return false;
  const named = new Set(manifest.tables.map((table) => table.name));
  if ([...counted.keys()].some((name) => !named.has(name))) return false;
  return manifest.tables.every((table) => {
    const found = counted.get(table.name);
    const digest = found?.hash.digest('hex') ?? createHash('sha256').digest('hex');
    return (found?.rows ?? 0) === table.rows && digest === table.sha256;
  });
}

async function beginOf(entry: Entry | undefined): Promise<Begin> {
  if (entry?.name !== beginName) throw new UnreadableFile('not-a-backup');
  const read = readBegin(entry.content);
  if (read.ok) return read.begin;
  if (read.reason === 'newer') throw new NewerFormat();
  throw new UnreadableFile('altered');
}

class NewerFormat extends Error {}

/**
 * Reads a backup to its end and compares every checksum, and with the right secret who made it.
 * @param reader gets what is read on the way; a failure comes after rows were handed over, so what it
 *   does with them must be undone then
 */
export async function readBackup(
  file: string,
  secret: string,
  reader: BackupReader,
): Promise<{ ok: true; manifest: Manifest } | { ok: false; reason: BadBackup }> {
  let begin: Begin | null = null;
  let manifest: Manifest | null = null;
  const counted = new Map<string, Counted>();
  try {
    for await (const entry of readEntries(file)) {
      if (manifest) throw new UnreadableFile('altered');
      if (!begin) {
        begin = await beginOf(entry);
        await reader.begin(begin);
        continue;
      }
      if (entry.name === manifestName) {
        manifest = readManifest(entry.content);
        if (!manifest) throw new UnreadableFile('altered');
        continue;
      }
      const table = tableEntry.exec(entry.name)?.[1];
      if (!table) throw new UnreadableFile('altered');
      const known = counted.get(table) ?? { hash: createHash('sha256'), rows: 0 };
      const count = countLines(entry.content);
      known.hash.update(entry.content);
      known.rows += count;
      counted.set(table, known);
      await reader.rows(table, entry.content, count);
    }
    if (!begin) return { ok: false, reason: 'not-a-backup' };
    // it comes last: without it the backup was interrupted
    if (!manifest) return { ok: false, reason: 'cut-off' };
    if (!agree(begin, manifest, counted)) return { ok: false, reason: 'altered' };
    const ours = manifest.secret === fingerprintOf(secret);
    if (ours && macOf(secret, manifest) !== manifest.mac) return { ok: false, reason: 'altered' };
    return { ok: true, manifest };
  } catch (error) {
    if (error instanceof NewerFormat) return { ok: false, reason: 'newer' };
    if (error instanceof UnreadableFile) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** Checks a backup without keeping anything of it. */
export function checkBackup(
  file: string,
  secret: string,
  rows: (table: string, count: number) => void,
): Promise<{ ok: true; manifest: Manifest } | { ok: false; reason: BadBackup }> {
  return readBackup(file, secret, {
    begin: async () => undefined,
    rows: async (table, _lines, count) => rows(table, count),
  });
}
