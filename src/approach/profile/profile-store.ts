import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Profile, Room } from './profile.ts';

/** For whom an approach is there, and with which innovation. */
export async function profileOf(tx: Tx, tenantId: string, approachId: string): Promise<Profile> {
  const rows = await tx.run(sql<Profile>`select for_whom as "forWhom",
      innovation_kinds as "innovationKinds", innovation, innovation_maker as "innovationMaker"
    from approach where tenant_id = ${tenantId} and id = ${approachId}`);
  return rows[0] ?? { forWhom: null, innovationKinds: [], innovation: null, innovationMaker: null };
}

/** Changes for whom an approach is there, and with which innovation. */
export async function updateProfile(
  tx: Tx,
  tenantId: string,
  approachId: string,
  profile: Profile,
): Promise<void> {
  await tx.run(sql`update approach set for_whom = ${profile.forWhom},
      innovation_kinds = ${[...profile.innovationKinds]}::text[], innovation = ${profile.innovation},
      innovation_maker = ${profile.innovationMaker}
    where tenant_id = ${tenantId} and id = ${approachId}`);
}

/** Which rooms of an approach are switched on. */
export async function roomsOf(tx: Tx, tenantId: string, approachId: string): Promise<Room[]> {
  const rows = await tx.run(sql<{ rooms: Room[] }>`select rooms from approach
    where tenant_id = ${tenantId} and id = ${approachId}`);
  return rows[0]?.rooms ?? [];
}
