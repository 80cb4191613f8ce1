import { rm } from 'node:fs/promises';
import type { Driver } from '../../db/database.ts';
import { openEmbedded } from '../../db/open.ts';
import type { PgliteDriver } from '../../db/pglite.ts';

/** Where the copy stands of which a backup is made. It holds people's words: it never stays. */
export const copyFolder = (databaseFolder: string): string => `${databaseFolder}.copy`;

/** Below this size a backup takes less than a second, and a copy would take longer. */
const worthCopying = 64 * 1024 * 1024;

const isEmbedded = (driver: Driver): driver is PgliteDriver => driver.kind === 'pglite';

async function sizeOf(driver: Driver): Promise<number> {
  const rows = await driver.once('select pg_database_size(current_database()) as bytes', []);
  return Number(rows[0]?.['bytes'] ?? 0);
}

/**
 * Reads all of a database without letting others wait. The embedded one is a single connection, on
 * which everybody would wait for a long reading: a large one is copied, and read from there.
 * @param limit size in bytes from which it is copied
 * @throws Error of the file system
 */
export async function readAtRest<T>(
  driver: Driver,
  read: (driver: Driver) => Promise<T>,
  limit = worthCopying,
): Promise<T> {
  if (!isEmbedded(driver) || !driver.folder || (await sizeOf(driver)) < limit) return read(driver);
  const folder = copyFolder(driver.folder);
  await rm(folder, { recursive: true, force: true });
  try {
    await driver.copyTo(folder);
    const copy = await openEmbedded(folder);
    try {
      return await read(copy.driver);
    } finally {
      await copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
