import { beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../db/open.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { timedIds } from './processing.ts';
import { carriers, exempt, register, timedProcessings } from './register.ts';

onBothDatabases('the register of processings', (open) => {
  let columns: ReadonlyMap<string, ReadonlySet<string>>;
  const catalogue = async (database: OpenDatabase) => {
    const rows = await database.installation('walk the catalogue').tx((tx) =>
      tx.run(
        sql<{ name: string; column: string }>`select c.relname as name, a.attname as column
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          where n.nspname = 'public' and c.relkind in ('r', 'p')`,
      ),
    );
    return Map.groupBy(rows, ({ name }) => name);
  };
  beforeAll(async () => {
    const found = await catalogue(open());
    columns = new Map([...found].map(([name, rows]) => [name, new Set(rows.map((r) => r.column))]));
  }, 60_000);

  it('holds every table exactly once: in a processing, as a carrier, or exempt with a reason', () => {
    const places = new Map<string, string[]>();
    const put = (table: string, place: string) =>
      places.set(table, [...(places.get(table) ?? []), place]);
    for (const { id, tables } of register) for (const table of Object.keys(tables)) put(table, id);
    for (const table of Object.keys(carriers)) put(table, 'carriers');
    for (const table of Object.keys(exempt)) put(table, 'exempt');
    const missing = [...columns.keys()].filter((table) => !places.has(table));
    expect(missing, 'say in src/privacy/register to which processing these belong').toEqual([]);
    expect([...places].filter(([, found]) => found.length > 1)).toEqual([]);
    expect([...places.keys()].filter((table) => !columns.has(table))).toEqual([]);
  });

  it('names no column that is not there', () => {
    for (const { id, tables } of register) {
      for (const [table, named] of Object.entries(tables)) {
        expect(named.length, `${id}: ${table} says nothing about a person`).toBeGreaterThan(0);
        for (const column of named) expect([...(columns.get(table) ?? [])]).toContain(column);
      }
    }
  });

  it('shares only tables of which somebody else tells who they belong to', () => {
    const owned = new Set(register.flatMap(({ tables }) => Object.keys(tables)));
    for (const { shares } of register) {
      for (const table of shares) expect(table in carriers || owned.has(table)).toBe(true);
    }
  });

  it('has a term for every job, within its own limits, and a ground for every processing', () => {
    expect(timedProcessings.map(({ id }) => id).sort()).toEqual([...timedIds].sort());
    for (const { term } of timedProcessings) {
      expect(term.amount).toBeGreaterThanOrEqual(term.limits?.least ?? 1);
      expect(term.amount).toBeLessThanOrEqual(term.limits?.most ?? term.amount);
    }
    expect(new Set(register.map(({ id }) => id)).size).toBe(register.length);
    expect(register.filter(({ grounds }) => grounds.length === 0)).toEqual([]);
  });
});
