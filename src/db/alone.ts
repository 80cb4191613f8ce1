import type { Driver } from './database.ts';

/**
 * Does work that only one process may do at a time; another one that asks waits until it is done.
 * On PostgreSQL a lock is held on a connection of its own. The embedded database has one process
 * already: its folder is locked.
 * @param lock a number that belongs to this kind of work
 */
export async function alone<T>(driver: Driver, lock: number, work: () => Promise<T>): Promise<T> {
  if (driver.kind === 'pglite') return work();
  const holder = await driver.begin(`begin; select pg_advisory_xact_lock(${lock})`);
  try {
    return await work();
  } finally {
    await holder.end('commit');
  }
}
