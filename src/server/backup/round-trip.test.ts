import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../db/open.ts';
import {
  backupUnderTest,
  demoOnPglite,
  emptyPglite,
  emptyPostgres,
  restoreUnderTest,
} from './backup-under-test.ts';
import { allTables, leftOut } from './catalogue.ts';
import type { Manifest } from './manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-backup-'));

/** What a schema is made of: columns, keys, indexes, walls, rights and functions. */
const schemaOf = (database: OpenDatabase): Promise<object[]> =>
  database.driver.once(
    `select c.relname, c.relrowsecurity, c.relforcerowsecurity,
       array(select (k.conname, pg_get_constraintdef(k.oid))::text from pg_constraint k
         where k.conrelid = c.oid and k.contype <> 'n' order by 1) as constraints,
       array(select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = c.oid order by 1) as indexes,
       array(select (p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid))::text from pg_policy p
         where p.polrelid = c.oid order by 1) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by c.relname collate "C"`,
    [],
  );

describe('a backup of the neighbourhood', () => {
  let demo: OpenDatabase | undefined;
  let first: Manifest | undefined;
  const file = join(folder, 'wilgenhoek.backup');
  beforeAll(async () => {
    demo = await demoOnPglite();
    first = await backupUnderTest(demo, file);
  }, 60_000);
  afterAll(() => demo?.close());

  it('holds every table of the catalogue, but for what signs somebody in', async () => {
    const session = await (demo as OpenDatabase).driver.begin('begin');
    const tables = (await allTables(session)).map((table) => table.name);
    await session.end('commit');
    const held = first?.tables.map((table) => table.name) ?? [];
    expect([...held, ...leftOut].sort()).toEqual(tables.sort());
    expect(first?.tables.find((table) => table.name === 'contribution')?.rows).toBe(45);
  });

  it('moves to PostgreSQL and back, and every row is the same to the last byte', async () => {
    const postgres = await emptyPostgres();
    expect(await restoreUnderTest(postgres, file)).toMatchObject({ ok: true, migrated: [] });
    const there = join(folder, 'on-postgres.backup');
    expect((await backupUnderTest(postgres, there)).tables).toEqual(first?.tables);

    const pglite = await emptyPglite();
    expect(await restoreUnderTest(pglite, there)).toMatchObject({ ok: true });
    const back = await backupUnderTest(pglite, join(folder, 'back.backup'));
    expect(back.tables).toEqual(first?.tables);
    await Promise.all([postgres.close(), pglite.close()]);
  }, 60_000);

  it('leaves the tables as the migrations made them: keys, indexes, walls', async () => {
    for (const open of [emptyPglite, emptyPostgres]) {
      const to = await open();
      const before = await schemaOf(to);
      await restoreUnderTest(to, file);
      expect(await schemaOf(to)).toEqual(before);
      await to.close();
    }
  }, 60_000);

  it('does not go into a database that holds anything, and changes nothing there', async () => {
    const pglite = await emptyPglite();
    await restoreUnderTest(pglite, file);
    const again = await restoreUnderTest(pglite, file);
    expect(again).toMatchObject({ ok: false, reason: 'not-empty' });
    const after = await backupUnderTest(pglite, join(folder, 'untouched.backup'));
    expect(after.tables).toEqual(first?.tables);
    await pglite.close();
  }, 60_000);

  it('does not go in under another secret, unless the codes are said to be lost', async () => {
    const other = 'another secret of the tests, also at least 32 bytes';
    const pglite = await emptyPglite();
    const refused = await restoreUnderTest(pglite, file, { secret: other });
    expect(refused).toEqual({ ok: false, reason: 'other-secret' });
    const lost = await restoreUnderTest(pglite, file, { secret: other, codesLost: true });
    expect(lost).toMatchObject({ ok: true });
    await pglite.close();
  }, 60_000);
});
