import { writeFile } from 'node:fs/promises';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';

/**
 * Writes migrated, empty PGlite data as a gzipped tar: a first start only unpacks it. Not vacuumed:
 * of a table that was never vacuumed PostgreSQL supposes that it holds something, and makes plans
 * that stay right when it does; of one that it saw empty, plans that read all of it ever after.
 */
export async function writePreparedPglite(file: string): Promise<void> {
  const driver = await openPglite({ folder: null });
  try {
    const result = await migrate(driver);
    if (!result.ok) throw new Error(`migration ${result.name}: ${result.reason}`);
    await writeFile(file, await driver.dump());
  } finally {
    await driver.close();
  }
}
