import {
  asDatabase,
  asInstallation,
  type Database,
  type Driver,
  type Installation,
} from './database.ts';
import { type MigrateResult, migrate } from './migrate.ts';
import { openPglite, type PgliteDriver } from './pglite.ts';
import { openPostgres } from './postgres.ts';

/** An open database, for the program that runs it. Rooms get only `db`. */
export interface OpenDatabase {
  readonly db: Database;
  /** Work without a workspace; `reason` says why. */
  installation(reason: string): Installation;
  readonly driver: Driver;
  close(): Promise<void>;
}

/** Wraps an open driver. */
export function opened(driver: Driver): OpenDatabase {
  return {
    db: asDatabase(driver),
    installation: (reason) => asInstallation(driver, reason),
    driver,
    close: () => driver.close(),
  };
}

/** Opens the embedded database in `folder`; the caller holds the folder's lock. */
export async function openEmbedded(
  folder: string,
): Promise<OpenDatabase & { driver: PgliteDriver }> {
  const driver = await openPglite({ folder });
  return { ...opened(driver), driver };
}

/** Opens PostgreSQL at `url` (the login that serves). */
export function openServer(url: string, size?: number): OpenDatabase {
  return opened(openPostgres(url, size));
}

/**
 * Migrates PostgreSQL as its owner and lets the serving login take the two roles.
 * @param ownerUrl login that owns the schema
 * @param servingUrl login that serves; named in the grants
 */
export async function migrateServer(ownerUrl: string, servingUrl: string): Promise<MigrateResult> {
  // one connection to migrate, one to hold the lock meanwhile
  const owner = openPostgres(ownerUrl, 2);
  try {
    const login = decodeURIComponent(new URL(servingUrl).username);
    const ownerLogin = decodeURIComponent(new URL(ownerUrl).username);
    return await migrate(owner, login && login !== ownerLogin ? login : null);
  } finally {
    await owner.close();
  }
}
