import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from './open.ts';
import { clonePglite } from './test-database.ts';
import { tidyTables } from './tidy.ts';

describe('tidying the embedded database', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await clonePglite();
  });
  afterAll(() => database.close());
  const beads = (count: number) =>
    database.driver.script(`insert into bead (tenant_id, id, approach_id, kind, created_at)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'goal', now() from generate_series(1, ${count})`);

  it('leaves empty tables alone, and looks at one as soon as it holds something', async () => {
    expect(await tidyTables(database.driver, 'grown')).not.toContain('bead');
    await beads(10);
    expect(await tidyTables(database.driver, 'grown')).toContain('bead');
    expect(await tidyTables(database.driver, 'grown')).not.toContain('bead');
  });

  it('looks again when a table grew by more than a fifth', async () => {
    await beads(3_000);
    expect(await tidyTables(database.driver, 'grown')).toContain('bead');
    await beads(10);
    expect(await tidyTables(database.driver, 'grown')).not.toContain('bead');
    expect(await tidyTables(database.driver, 'all')).toContain('bead');
  });
});
