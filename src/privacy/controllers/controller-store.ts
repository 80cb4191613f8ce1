import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** Who is responsible for what stands in this workspace, as it is told to people. */
export interface Controller {
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  /** The data protection officer. */
  readonly officerName: string | null;
  readonly officerContact: string | null;
  readonly version: number;
  readonly changedById: string;
}

/** Who decides with the controller (AVG, article 26), and who of them sees to what. */
export interface JointController {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
  readonly task: string;
}

const columns = sql`name, address, contact, officer_name as "officerName",
  officer_contact as "officerContact", version, changed_by as "changedById"`;

/** The controller of a workspace; null: nobody said so yet. */
export async function controllerOf(tx: Tx, tenantId: string): Promise<Controller | null> {
  const rows = await tx.run(
    sql<Controller>`select ${columns} from controller where tenant_id = ${tenantId}`,
  );
  return rows[0] ?? null;
}

/** Keeps who is responsible, as the next version; false: somebody else was first. */
export async function saveController(
  tx: Tx,
  tenantId: string,
  controller: Controller,
  at: Date,
): Promise<boolean> {
  const { name, address, contact, officerName, officerContact, version, changedById } = controller;
  const rows = await tx.run(sql`insert into controller
      (tenant_id, name, address, contact, officer_name, officer_contact, version, changed_by, changed_at)
    select ${tenantId}::uuid, ${name}, ${address}, ${contact}, ${officerName}::text,
      ${officerContact}::text, ${version}::integer, ${changedById}::uuid, ${at}::timestamptz
    on conflict (tenant_id) do update set name = excluded.name, address = excluded.address,
      contact = excluded.contact, officer_name = excluded.officer_name,
      officer_contact = excluded.officer_contact, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
      where controller.version = excluded.version - 1
    returning 1`);
  return rows.length > 0;
}

/** The joint controllers, by name as Dutch sorts it. */
export async function jointControllers(tx: Tx, tenantId: string): Promise<JointController[]> {
  const rows = await tx.run(
    sql<JointController>`select id, name, contact, task from joint_controller
      where tenant_id = ${tenantId}`,
  );
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** Adds a joint controller; false: one of that name is there. */
export async function insertJointController(
  tx: Tx,
  tenantId: string,
  one: JointController,
  by: { accountId: string; at: Date },
): Promise<boolean> {
  const rows = await tx.run(sql`insert into joint_controller
      (tenant_id, id, name, contact, task, added_by, added_at)
    values (${tenantId}, ${one.id}, ${one.name}, ${one.contact}, ${one.task}, ${by.accountId}, ${by.at})
    on conflict (tenant_id, name) do nothing returning 1`);
  return rows.length > 0;
}

/** Takes a joint controller away; false: it was not there. */
export async function deleteJointController(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<boolean> {
  const rows = await tx.run(
    sql`delete from joint_controller where tenant_id = ${tenantId} and id = ${id} returning 1`,
  );
  return rows.length > 0;
}
