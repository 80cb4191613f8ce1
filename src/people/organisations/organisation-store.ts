import type { Tx } from '../../db/database.ts';
import { query } from '../../db/sql.ts';
import { newId, type Source } from '../../thread/ids.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';

interface OrganisationTable {
  tenant_id: string;
  id: string;
  name: string;
  kind: OrganisationKind | null;
  domain: string | null;
  created_at: Date;
}
declare module '../../db/sql.ts' {
  interface Tables {
    organisation: OrganisationTable;
  }
}

const columns = ['id', 'name', 'kind', 'domain'] as const;

/** Every organisation of a workspace, by name as Dutch sorts it. */
export async function allOrganisations(tx: Tx, tenantId: string): Promise<Organisation[]> {
  const rows = await tx.run(
    query.selectFrom('organisation').select(columns).where('tenant_id', '=', tenantId),
  );
  // PGlite has no Dutch collation
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/**
 * The organisation of that name; it is added when nobody named it before. What is said of its kind and
 * domain is kept for a new one only.
 */
export async function organisationNamed(
  tx: Tx,
  source: Source,
  tenantId: string,
  name: string,
  about: Pick<Organisation, 'kind' | 'domain'> = { kind: null, domain: null },
): Promise<Organisation> {
  const find = query
    .selectFrom('organisation')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name);
  await tx.run(
    query
      .insertInto('organisation')
      .values({
        tenant_id: tenantId,
        id: newId(source),
        name,
        ...about,
        created_at: source.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing()),
  );
  const [found] = await tx.run(find);
  if (!found) throw new Error('an organisation that was added is not there');
  return found;
}
