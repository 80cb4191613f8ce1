import type { Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import { isId, newId, type Source } from '../../thread/ids.ts';
import { knownDomains, type Organisation, type OrganisationKind } from './organisation.ts';

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

/** One organisation, kept from changing until the transaction ends; `id` may be what someone typed. */
export async function lockOrganisation(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Organisation | null> {
  if (!isId(id)) return null;
  const rows = await tx.run(
    query
      .selectFrom('organisation')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .forUpdate(),
  );
  return rows[0] ?? null;
}

/** The organisation of that name, whatever its capitals, or null. */
export async function organisationOfName(
  tx: Tx,
  tenantId: string,
  name: string,
): Promise<Organisation | null> {
  const rows = await tx.run(
    sql<Organisation>`select id, name, kind, domain from organisation
      where tenant_id = ${tenantId} and lower(name) = lower(${name}) order by name limit 1`,
  );
  return rows[0] ?? null;
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
  const [found] = await tx.run(
    query
      .selectFrom('organisation')
      .select(columns)
      .where('tenant_id', '=', tenantId)
      .where('name', '=', name),
  );
  if (!found) throw new Error('an organisation that was added is not there');
  return found;
}

/** Changes what is known of an organisation. The caller has checked that the name is free. */
export async function updateOrganisation(
  tx: Tx,
  tenantId: string,
  { id, name, kind, domain }: Organisation,
): Promise<void> {
  await tx.run(
    query
      .updateTable('organisation')
      .set({ name, kind, domain })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id),
  );
}

/** Domains that a workspace added, in the order in which it added them. */
export async function ownDomains(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.run(
    sql<{ domains: string[] }>`select own_domains as domains from workspace
      where tenant_id = ${tenantId}`,
  );
  return rows[0]?.domains ?? [];
}

/** Every domain that a workspace knows: everyone's, then its own. */
export async function domainsHere(tx: Tx, tenantId: string): Promise<string[]> {
  return [...knownDomains, ...(await ownDomains(tx, tenantId))];
}

/** Adds a domain to those of a workspace, once. */
export async function addOwnDomain(tx: Tx, tenantId: string, name: string): Promise<void> {
  await tx.run(sql`update workspace set own_domains = array_append(own_domains, ${name})
    where tenant_id = ${tenantId} and not ${name} = any(own_domains)`);
}
