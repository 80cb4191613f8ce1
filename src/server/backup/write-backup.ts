import { createHash } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import type { Driver, DriverSession } from '../../db/database.ts';
import type { Clock } from '../../thread/ids.ts';
import { backedUpTables, largestBytes, quoted, selectLines, type Table } from './catalogue.ts';
import {
  beginName,
  fingerprintOf,
  formatVersion,
  type Manifest,
  macOf,
  manifestName,
} from './manifest.ts';
import { progressOf, type Say } from './progress.ts';
import { readAtRest } from './read-at-rest.ts';
import { type EntryWriter, writeEntries } from './write-entries.ts';

export interface BackupRequest {
  readonly driver: Driver;
  readonly clock: Clock;
  /** The installation's secret: the backup holds its fingerprint only. */
  readonly secret: string;
  /** Version of this program. */
  readonly program: string;
  /** Absolute path of the file to make. */
  readonly file: string;
  readonly say: Say;
  /** Size in bytes from which an embedded database is copied first; for tests. */
  readonly copyFrom?: number;
}

export type BackupResult =
  | { readonly ok: true; readonly manifest: Manifest; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'busy' | 'file-exists' | 'disk-full' | 'cannot-write' };

/** The name of a backup while it is being written. */
export const halfOf = (file: string): string => `${file}.half`;

const rowsAtOnce = 2_000;
const bytesAtOnce = 8 * 1024 * 1024;
const entryBytes = 4 * 1024 * 1024;

// one moment for all tables: people go on writing and taking back meanwhile
const oneMoment = `begin isolation level repeatable read read only;
set local role hoofdrol_installation; set local timezone = 'UTC'; set local jit = off;
set local application_name = 'hoofdrol: backup'; set local statement_timeout = '10min'`;

type TableFacts = Manifest['tables'][number];

/** Writes one table as entries of a few MB, whatever its rows weigh. */
async function writeTable(
  session: DriverSession,
  writer: EntryWriter,
  table: Table,
  wrote: (rows: number) => void,
): Promise<TableFacts> {
  const sizes = await session.query(largestBytes(table), []);
  const largest = Number(sizes[0]?.['largest'] ?? 0);
  const atOnce = Math.max(1, Math.min(rowsAtOnce, Math.floor(bytesAtOnce / (largest + 1))));
  const hash = createHash('sha256');
  const facts = { name: table.name, columns: [...table.columns], rows: 0, sha256: '' };
  let lines: string[] = [];
  let length = 0;
  let part = 0;
  let writing = Promise.resolve();
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const content = Buffer.from(`${lines.join('\n')}\n`);
    hash.update(content);
    part += 1;
    const name = `tables/${table.name}/${String(part).padStart(6, '0')}.jsonl`;
    // one part is compressed while the next is gathered
    await writing;
    writing = writer.add(name, content);
    writing.catch(() => undefined);
    lines = [];
    length = 0;
  };
  await session.script(`declare lines no scroll cursor for ${selectLines(table)}`);
  const fetch = () => session.query(`fetch ${atOnce} from lines`, []);
  for (let next = fetch(); ; ) {
    const rows = await next;
    if (rows.length === 0) break;
    next = fetch();
    next.catch(() => undefined);
    for (const row of rows) {
      const line = String(row['line']);
      lines.push(line);
      length += line.length;
      if (length >= entryBytes) await flush();
    }
    facts.rows += rows.length;
    wrote(rows.length);
  }
  await flush();
  await writing;
  await session.script('close lines');
  return { ...facts, sha256: hash.digest('hex') };
}

async function migrationsOf(session: DriverSession): Promise<Manifest['migrations']> {
  const rows = await session.query('select name, checksum from schema_migration order by name', []);
  return rows.map((row) => ({ name: String(row['name']), checksum: String(row['checksum']) }));
}

async function sealsOf(session: DriverSession): Promise<Manifest['seals']> {
  const rows = await session.query(
    `select w.slug as workspace, coalesce(s.number, 0) as number, encode(s.hash, 'hex') as hash
     from workspace w left join lateral (select x.number, x.hash from seal x
       where x.tenant_id = w.tenant_id order by x.number desc limit 1) s on true
     order by w.slug collate "C"`,
    [],
  );
  return rows as unknown as Manifest['seals'];
}

async function totalRows(session: DriverSession, tables: readonly Table[]): Promise<number> {
  const counts = tables.map(({ name }) => `(select count(*) from ${quoted(name)})`);
  const rows = await session.query(`select (${counts.join(' + ')})::bigint as total`, []);
  return Number(rows[0]?.['total'] ?? 0);
}

async function writeAll(
  request: BackupRequest,
  startedAt: string,
  writer: EntryWriter,
): Promise<Manifest> {
  const { driver, clock, secret, program, say } = request;
  const session = await driver.begin(oneMoment);
  try {
    const migrations = await migrationsOf(session);
    const begin: Omit<Manifest, 'finishedAt' | 'tables' | 'seals' | 'mac'> = {
      format: formatVersion,
      program,
      startedAt,
      migrations,
      secret: fingerprintOf(secret),
    };
    await writer.add(beginName, Buffer.from(`${JSON.stringify(begin, null, 2)}\n`));
    const tables = await backedUpTables(session);
    const progress = progressOf(say, 'Written', await totalRows(session, tables));
    const facts: TableFacts[] = [];
    for (const table of tables) {
      facts.push(
        await writeTable(session, writer, table, (rows) => progress.add(table.name, rows)),
      );
    }
    const seals = await sealsOf(session);
    await session.end('commit');
    const finishedAt = clock.now().toISOString();
    const manifest = { ...begin, finishedAt, tables: facts, seals, mac: '' };
    return { ...manifest, mac: macOf(secret, manifest) };
  } catch (error) {
    await session.end('rollback').catch(() => undefined);
    throw error;
  }
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

function refusalOf(error: NodeJS.ErrnoException): BackupResult | null {
  if (error.code === 'EEXIST') return { ok: false, reason: 'file-exists' };
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return { ok: false, reason: 'disk-full' };
  const cannot = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EIO'];
  return cannot.includes(error.code ?? '') ? { ok: false, reason: 'cannot-write' } : null;
}

let isBusy = false;

/**
 * Writes everything that the database holds at one moment into one file. Until it is whole it has
 * another name (`halfOf`), and its manifest, which comes last, is missing: an interrupted backup is
 * recognised by both. A process makes one at a time.
 * @throws DatabaseAway
 */
export async function writeBackup(request: BackupRequest): Promise<BackupResult> {
  if (isBusy) return { ok: false, reason: 'busy' };
  isBusy = true;
  try {
    return await writeAlone(request);
  } finally {
    isBusy = false;
  }
}

async function writeAlone(request: BackupRequest): Promise<BackupResult> {
  const half = halfOf(request.file);
  let writer: EntryWriter | null = null;
  try {
    if (await isThere(request.file)) return { ok: false, reason: 'file-exists' };
    await rm(half, { force: true });
    writer = await writeEntries(half);
    const entries = writer;
    const startedAt = request.clock.now().toISOString();
    const manifest = await readAtRest(
      request.driver,
      (driver) => writeAll({ ...request, driver }, startedAt, entries),
      request.copyFrom,
    );
    await writer.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    const bytes = await writer.finish();
    await rename(half, request.file);
    return { ok: true, manifest, bytes };
  } catch (error) {
    await writer?.abandon();
    if (writer) await rm(half, { force: true });
    const refusal = refusalOf(error as NodeJS.ErrnoException);
    if (refusal) return refusal;
    throw error;
  }
}
