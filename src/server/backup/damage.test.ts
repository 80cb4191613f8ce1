import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  backupUnderTest,
  emptyPglite,
  releasedOnPglite,
  restoreUnderTest,
  secret,
} from './backup-under-test.ts';
import { checkBackup } from './check-backup.ts';
import { beginName, type Manifest, macOf, manifestName } from './manifest.ts';
import { type Entry, readEntries } from './read-entries.ts';
import { writeEntries } from './write-entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-damage-'));
const file = join(folder, 'whole.backup');
let count = 0;
const nextFile = (): string => join(folder, `damaged-${count++}.backup`);

/** What a check of these bytes says: 'ok' or the reason. */
async function judged(bytes: Uint8Array): Promise<string> {
  const damaged = nextFile();
  writeFileSync(damaged, bytes);
  return judgedFile(damaged);
}

async function judgedFile(path: string): Promise<string> {
  const result = await checkBackup(path, secret, () => undefined);
  return result.ok ? 'ok' : result.reason;
}

async function entriesOfWhole(): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { name, content } of readEntries(file)) {
    entries.push({ name, content: Buffer.from(content) });
  }
  return entries;
}

async function fileOf(entries: readonly Entry[]): Promise<string> {
  const path = nextFile();
  const writer = await writeEntries(path);
  for (const { name, content } of entries) await writer.add(name, content);
  await writer.finish();
  return path;
}

/** The same backup with another manifest, as who has the secret could have made it. */
async function withManifest(change: (manifest: Manifest) => Manifest): Promise<string> {
  const entries = await entriesOfWhole();
  const old = JSON.parse(entries.at(-1)?.content.toString() ?? '') as Manifest;
  const changed = change(old);
  const { format, program, startedAt, migrations, secret: fingerprint } = changed;
  const begin = { format, program, startedAt, migrations, secret: fingerprint };
  const signed = { ...changed, mac: macOf(secret, changed) };
  const asBytes = (value: object): Buffer => Buffer.from(JSON.stringify(value));
  return fileOf([
    { name: beginName, content: asBytes(begin) },
    ...entries.slice(1, -1),
    { name: manifestName, content: asBytes(signed) },
  ]);
}

describe('a backup that is not what was made', () => {
  let whole = Buffer.alloc(0);
  beforeAll(async () => {
    const demo = await releasedOnPglite();
    await backupUnderTest(demo, file);
    await demo.close();
    whole = readFileSync(file);
    expect(await judgedFile(file)).toBe('ok');
  }, 60_000);

  it('is known when it is cut off, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        const reason = await judged(whole.subarray(0, length));
        expect(['cut-off', 'not-a-backup']).toContain(reason);
        // from the first whole entry on we know what it is
        if (length > 5_000) expect(reason).toBe('cut-off');
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is known when it stops after any table, even if what is there is whole', async () => {
    const entries = await entriesOfWhole();
    for (let kept = 1; kept < entries.length; kept += 1) {
      expect(await judgedFile(await fileOf(entries.slice(0, kept)))).toBe('cut-off');
    }
  }, 60_000);

  it('is known when one table, or a part of one, is missing or came twice', async () => {
    const entries = await entriesOfWhole();
    const at = entries.findIndex(({ name }) => name.startsWith('tables/contribution/'));
    expect(await judgedFile(await fileOf(entries.toSpliced(at, 1)))).toBe('altered');
    const twice = entries.toSpliced(at, 0, entries[at] as Entry);
    expect(await judgedFile(await fileOf(twice))).toBe('altered');
  });

  it('is known when any byte of what it says was changed', async () => {
    const content = gunzipSync(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: content.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, change) => {
          const changed = Buffer.from(content);
          changed[place] = (changed[place] ?? 0) ^ change;
          // compressed anew: gzip's own checksum agrees, ours must not
          const reason = await judged(gzipSync(changed, { level: 1 }));
          const isPadding = content[place] === 0;
          if (!isPadding) expect(reason).not.toBe('ok');
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is known when any byte of the file was changed, unless that says the same', async () => {
    const content = gunzipSync(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, change) => {
          const changed = Buffer.from(whole);
          changed[place] = (changed[place] ?? 0) ^ change;
          // on what machine it was made; a repetition that is found at another place
          const reason = await judged(changed);
          if (reason === 'ok') expect(gunzipSync(changed).equals(content)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is known when somebody who does not have the secret changed it and every checksum', async () => {
    const entries = await entriesOfWhole();
    const manifest = JSON.parse(entries.at(-1)?.content.toString() ?? '') as Manifest;
    const [first] = manifest.tables;
    const forged = { ...manifest, tables: [{ ...first, rows: 7 }, ...manifest.tables.slice(1)] };
    const content = Buffer.from(JSON.stringify(forged));
    const path = await fileOf([...entries.slice(0, -1), { name: manifestName, content }]);
    expect(await judgedFile(path)).toBe('altered');
  });

  it('says of something else that it is no backup', async () => {
    expect(await judged(Buffer.from('Beste mensen,'))).toBe('not-a-backup');
    expect(await judged(Buffer.alloc(0))).toMatch(/not-a-backup|cut-off/);
    expect(await judged(gzipSync('Beste mensen,'))).not.toBe('ok');
    expect(await judgedFile(join(folder, 'nowhere.backup'))).toBe('no-file');
    expect(await judgedFile(folder)).toBe('no-file');
  });

  it('is refused when a newer version made it: its format, or its tables', async () => {
    const database = await emptyPglite();
    const newer = await withManifest((manifest) => ({ ...manifest, format: 2 as 1 }));
    expect(await restoreUnderTest(database, newer)).toEqual({ ok: false, reason: 'newer' });
    const later = { name: '9999-later', checksum: 'a'.repeat(64) };
    const tables = await withManifest((manifest) => ({
      ...manifest,
      migrations: [...manifest.migrations, later],
    }));
    expect(await restoreUnderTest(database, tables)).toEqual({
      ok: false,
      reason: 'newer-schema',
      name: '9999-later',
    });
    const other = await withManifest((manifest) => ({
      ...manifest,
      migrations: manifest.migrations.map((one) => ({ ...one, checksum: 'b'.repeat(64) })),
    }));
    expect(await restoreUnderTest(database, other)).toMatchObject({
      ok: false,
      reason: 'changed-schema',
    });
    await database.close();
  }, 60_000);
});
