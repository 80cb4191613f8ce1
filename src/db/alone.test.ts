import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone } from './alone.ts';
import type { OpenDatabase } from './open.ts';
import { clonePglite, clonePostgres } from './test-database.ts';

describe('work for one process at a time', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await clonePostgres();
  });
  afterAll(() => database.close());

  it('lets others wait until it is done, also when it fails', async () => {
    const { driver } = database;
    const seen: string[] = [];
    const work = async () => {
      seen.push('begins');
      await driver.once('select pg_sleep(0.05)', []);
      seen.push('ends');
    };
    const failing = alone(driver, 7, async () => {
      throw new Error('it went wrong');
    });
    await expect(failing).rejects.toThrow('it went wrong');
    await Promise.all([alone(driver, 7, work), alone(driver, 7, work)]);
    expect(seen).toEqual(['begins', 'ends', 'begins', 'ends']);
  });

  it('asks for no lock where the folder is locked already', async () => {
    const embedded = await clonePglite();
    expect(await alone(embedded.driver, 7, async () => 'klaar')).toBe('klaar');
    await embedded.close();
  });
});
