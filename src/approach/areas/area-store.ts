import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Area } from './area.ts';

const byName = (areas: Area[]): Area[] =>
  // PGlite has no Dutch collation
  areas.sort((a, b) => a.name.localeCompare(b.name, 'nl') || a.code.localeCompare(b.code));

/** Every area that a workspace knows, by name as Dutch sorts it. */
export async function allAreas(tx: Tx, tenantId: string): Promise<Area[]> {
  return byName(
    await tx.run(sql<Area>`select code, year, level, name from area where tenant_id = ${tenantId}`),
  );
}

/** The areas of an approach, by name. */
export async function areasOf(tx: Tx, tenantId: string, approachId: string): Promise<Area[]> {
  return byName(
    await tx.run(sql<Area>`select a.code, a.year, a.level, a.name
      from approach_area x join area a
        on a.tenant_id = x.tenant_id and a.code = x.code and a.year = x.year
      where x.tenant_id = ${tenantId} and x.approach_id = ${approachId}`),
  );
}

/** Adds an area to those of a workspace. False when it was there, whatever its name. */
export async function insertArea(tx: Tx, tenantId: string, area: Area): Promise<boolean> {
  const rows = await tx.run(sql<{
    code: string;
  }>`insert into area (tenant_id, code, year, level, name)
    values (${tenantId}, ${area.code}, ${area.year}, ${area.level}, ${area.name})
    on conflict do nothing returning code`);
  return rows.length === 1;
}

/** Makes these the areas of an approach: of each code one year. */
export async function chooseAreas(
  tx: Tx,
  tenantId: string,
  approachId: string,
  areas: readonly Pick<Area, 'code' | 'year'>[],
): Promise<void> {
  await tx.run(sql`delete from approach_area
    where tenant_id = ${tenantId} and approach_id = ${approachId}`);
  for (const { code, year } of areas) {
    await tx.run(sql`insert into approach_area (tenant_id, approach_id, code, year)
      values (${tenantId}, ${approachId}, ${code}, ${year})
      on conflict do nothing`);
  }
}
