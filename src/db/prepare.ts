import { writeFile } from 'node:fs/promises';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';

/** Writes migrated, empty, vacuumed PGlite data as a gzipped tar: a first start only unpacks it. */
export async function writePreparedPglite(file: string): Promise<void> {
  const driver = await openPglite({ folder: null });
  try {
    const result = await migrate(driver);
    if (!result.ok) throw new Error(`migration ${result.name}: ${result.reason}`);
    await driver.script('vacuum analyze');
    await writeFile(file, await driver.dump());
  } finally {
    await driver.close();
  }
}
