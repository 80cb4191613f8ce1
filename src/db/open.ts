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
  /**
   * Work on the tables themselves, as their owner.
   * @throws DatabaseError when the login is not the owner
   */
  asOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The owner of the tables. */
export interface Owner {
  readonly driver: Driver;
  /** Login that may take the two roles of the program; null when the owner serves. */
  readonly servingLogin: string | null;
}

/** Wraps an open driver, which serves as the owner too. */
export function opened(driver: Driver): OpenDatabase {
  return {
    db: asDatabase(driver),
    installation: (reason) => asInstallation(driver, reason),
    driver,
    asOwner: (work) => work({ driver, servingLogin: null }),
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

/**
 * Opens PostgreSQL.
 * @param url the login that serves
 * @param ownerUrl the login that owns the tables, where it is another one
 */
export function openServer(url: string, size?: number, ownerUrl = url): OpenDatabase {
  return {
    ...opened(openPostgres(url, size)),
    asOwner: (work) => withOwner(ownerUrl, url, work),
  };
}

async function withOwner<T>(
  ownerUrl: string,
  servingUrl: string,
  work: (owner: Owner) => Promise<T>,
): Promise<T> {
  // one connection to work on, one to hold the lock meanwhile
  const driver = openPostgres(ownerUrl, 2);
  try {
    const login = decodeURIComponent(new URL(servingUrl).username);
    const ownerLogin = decodeURIComponent(new URL(ownerUrl).username);
    return await work({ driver, servingLogin: login && login !== ownerLogin ? login : null });
  } finally {
    await driver.close();
  }
}

/**
 * Migrates PostgreSQL as its owner and lets the serving login take the two roles.
 * @param ownerUrl login that owns the schema
 * @param servingUrl login that serves; named in the grants
 */
export function migrateServer(ownerUrl: string, servingUrl: string): Promise<MigrateResult> {
  return withOwner(ownerUrl, servingUrl, ({ driver, servingLogin }) =>
    migrate(driver, servingLogin),
  );
}
