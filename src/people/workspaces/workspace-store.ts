import type { Installation, Tx } from '../../db/database.ts';
import { query } from '../../db/sql.ts';
import { knownLocales, type Workspace } from './workspace.ts';

interface WorkspaceTable {
  tenant_id: string;
  slug: string;
  name: string;
  zone: string;
  locales: string[];
  base_url: string | null;
  is_demo: boolean;
  created_at: Date;
}
interface WorkspaceHostTable {
  host: string;
  tenant_id: string;
}
declare module '../../db/sql.ts' {
  interface Tables {
    workspace: WorkspaceTable;
    workspace_host: WorkspaceHostTable;
  }
}

function asWorkspace(row: WorkspaceTable): Workspace {
  return {
    tenantId: row.tenant_id,
    slug: row.slug,
    name: row.name,
    zone: row.zone,
    locales: knownLocales(row.locales),
    baseUrl: row.base_url,
    isDemo: row.is_demo,
  };
}

/** The workspace that answers at a host, or null. */
export async function workspaceOfHost(
  installation: Installation,
  host: string,
): Promise<Workspace | null> {
  const rows = await installation.tx((tx) =>
    tx.run(
      query
        .selectFrom('workspace_host as h')
        .innerJoin('workspace as w', 'w.tenant_id', 'h.tenant_id')
        .where('h.host', '=', host)
        .selectAll('w'),
    ),
  );
  return rows[0] ? asWorkspace(rows[0]) : null;
}

/** The workspace in whose name one is at work. */
export async function workspaceOfTenant(tx: Tx, tenantId: string): Promise<Workspace | null> {
  const rows = await tx.run(
    query.selectFrom('workspace').selectAll().where('tenant_id', '=', tenantId),
  );
  return rows[0] ? asWorkspace(rows[0]) : null;
}

/** All workspaces of the installation, oldest first. */
export async function allWorkspaces(tx: Tx): Promise<Workspace[]> {
  const rows = await tx.run(query.selectFrom('workspace').selectAll().orderBy('created_at'));
  return rows.map(asWorkspace);
}

/**
 * Adds a workspace with the hosts at which it answers.
 * @returns false, and adds nothing, when one of the hosts is taken
 */
export async function insertWorkspace(
  tx: Tx,
  workspace: Workspace,
  hosts: readonly string[],
  createdAt: Date,
): Promise<boolean> {
  const taken = await tx.run(
    query
      .selectFrom('workspace_host')
      .select('host')
      .where('host', 'in', [...hosts]),
  );
  if (taken.length > 0) return false;
  await tx.run(
    query.insertInto('workspace').values({
      tenant_id: workspace.tenantId,
      slug: workspace.slug,
      name: workspace.name,
      zone: workspace.zone,
      locales: [...workspace.locales],
      base_url: workspace.baseUrl,
      is_demo: workspace.isDemo,
      created_at: createdAt,
    }),
  );
  for (const host of hosts) {
    await tx.run(
      query.insertInto('workspace_host').values({ host, tenant_id: workspace.tenantId }),
    );
  }
  return true;
}
