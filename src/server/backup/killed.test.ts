import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openEmbedded, openServer } from '../../db/open.ts';
import { projectRoot } from '../../root.ts';
import {
  backupUnderTest,
  emptyPostgresUrls,
  releasedOnPglite,
  restoreUnderTest,
  secret,
} from './backup-under-test.ts';
import { checkBackup } from './check-backup.ts';
import type { DyingWork } from './dying-process-under-test.ts';
import type { Manifest } from './manifest.ts';
import { halfOf } from './write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-killed-'));
const program = join(projectRoot, 'src', 'server', 'backup', 'dying-process-under-test.ts');

/** Runs the work in a process of its own, which is killed; gives the signal that ended it. */
function die(work: DyingWork): Promise<string | null> {
  const child = spawn(process.execPath, [program, JSON.stringify(work)], { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
}

/** A folder with a migrated, empty database. */
async function emptyFolder(name: string): Promise<string> {
  const path = join(folder, name);
  mkdirSync(path, { mode: 0o700 });
  await extract({ file: inject('preparedPglite'), cwd: path });
  return path;
}

/** A disk of so many kB; null where only an administrator of the machine may make one. */
function smallDisk(kilobytes: number): string | null {
  const path = join(folder, 'small-disk');
  mkdirSync(path);
  try {
    const size = `size=${kilobytes}k`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    return null;
  }
}

const disk = smallDisk(64);
afterAll(() => {
  if (disk) execFileSync('umount', [disk]);
});

describe('a disk that is full', () => {
  it.skipIf(!disk)(
    'stops a backup, which says so and leaves nothing behind',
    async () => {
      const database = await releasedOnPglite();
      const file = join(disk ?? '', 'wilgenhoek.backup');
      await expect(backupUnderTest(database, file)).rejects.toThrow('disk-full');
      expect(readdirSync(disk ?? '')).toEqual([]);
      await database.close();
    },
    60_000,
  );
});

describe('a process that is killed', () => {
  const file = join(folder, 'wilgenhoek.backup');
  const source = 'source';
  let first: Manifest | undefined;
  beforeAll(async () => {
    const demo = await releasedOnPglite();
    first = await backupUnderTest(demo, file);
    await demo.close();
    const database = await openEmbedded(await emptyFolder(source));
    await restoreUnderTest(database, file);
    await database.close();
  }, 120_000);

  it('while it writes a backup leaves one that is known as interrupted, and the next one is whole', async () => {
    const made = join(folder, 'made.backup');
    const work = {
      what: 'backup',
      file: made,
      database: { folder: join(folder, source) },
    } as const;
    for (const statements of [5, 150]) {
      expect(await die({ ...work, secret, statements })).toBe('SIGKILL');
      expect(existsSync(made)).toBe(false);
      const half = await checkBackup(halfOf(made), secret, () => undefined);
      expect(half).toMatchObject({ ok: false });
      expect(['cut-off', 'not-a-backup']).toContain(half.ok || half.reason);
    }
    const database = await openEmbedded(join(folder, source));
    expect((await backupUnderTest(database, made)).tables).toEqual(first?.tables);
    expect(existsSync(halfOf(made))).toBe(false);
    await database.close();
  }, 120_000);

  it.each([20, 150, 10_000])(
    'while it restores (after %i statements) leaves nothing, or everything, on PGlite',
    async (statements) => {
      const name = `target-${statements}`;
      const work = {
        what: 'restore',
        file,
        database: { folder: await emptyFolder(name) },
      } as const;
      const isKilled = statements < 10_000;
      expect(await die({ ...work, secret, statements })).toBe(isKilled ? 'SIGKILL' : null);
      const database = await openEmbedded(join(folder, name));
      // the second time says itself whether anything was left behind
      const again = await restoreUnderTest(database, file);
      expect(again).toMatchObject(isKilled ? { ok: true } : { ok: false, reason: 'not-empty' });
      const made = await backupUnderTest(database, join(folder, `${name}.backup`));
      expect(made.tables).toEqual(first?.tables);
      await database.close();
    },
    120_000,
  );

  it.each([60, 150])(
    'while it restores (after %i statements) leaves nothing on PostgreSQL',
    async (statements) => {
      const { owner, serving } = await emptyPostgresUrls();
      const work = { what: 'restore', file, database: { url: owner } } as const;
      expect(await die({ ...work, secret, statements })).toBe('SIGKILL');
      const database = openServer(serving, 4, owner);
      expect(await restoreUnderTest(database, file)).toMatchObject({ ok: true });
      const made = await backupUnderTest(database, join(folder, `pg-${statements}.backup`));
      expect(made.tables).toEqual(first?.tables);
      await database.close();
    },
    120_000,
  );
});
