import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';

const secretBytes = 48;

/** Folder of the embedded database inside the data folder. */
export const databaseFolder = (dataDir: string): string => join(dataDir, 'database');

/** Makes the data folder, for this user only. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
}

/** The secret that a demo keeps in its data folder; made at the first start. */
export async function secretOfFolder(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const secret = randomBytes(secretBytes).toString('base64url');
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}

/**
 * Unpacks the prepared database (migrated, vacuumed) where there is none yet; half an unpacking,
 * left by a killed process, is thrown away.
 * @returns whether it was unpacked now
 */
export async function unpackPrepared(dataDir: string, prepared: string): Promise<boolean> {
  const folder = databaseFolder(dataDir);
  if (existsSync(folder)) return false;
  if (!existsSync(prepared)) return false;
  const half = `${folder}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  await extract({ file: prepared, cwd: half });
  await rename(half, folder);
  return true;
}
