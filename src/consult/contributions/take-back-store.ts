import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** What hangs on one contribution and goes when it is taken back. */
export interface Traces {
  /** The words themselves, and what the person wrote beside replies and of what we heard. */
  readonly textIds: readonly string[];
  /** Sound and photos. */
  readonly fileIds: readonly string[];
  /** The form with which it was sent (HMAC, hexadecimal). */
  readonly keyMac: string | null;
}

/** Finds everything that one contribution left behind. The contribution is locked already. */
export async function tracesOf(tx: Tx, tenantId: string, id: string): Promise<Traces> {
  const texts = await tx.run(
    sql<{ id: string }>`select text_id as id from contribution
        where tenant_id = ${tenantId} and id = ${id} and text_id is not null
      union select reply_text_id from answer_delivery
        where tenant_id = ${tenantId} and contribution_id = ${id} and reply_text_id is not null
      union select words_text_id from theme_check
        where tenant_id = ${tenantId} and contribution_id = ${id} and words_text_id is not null`,
  );
  const files = await tx.run(
    sql<{ id: string }>`select sound_file_id as id from contribution
        where tenant_id = ${tenantId} and id = ${id} and sound_file_id is not null
      union select file_id from contribution_photo
        where tenant_id = ${tenantId} and contribution_id = ${id}`,
  );
  const keys = await tx.run(
    sql<{ mac: string | null }>`select encode(key_mac, 'hex') as mac from contribution
      where tenant_id = ${tenantId} and id = ${id}`,
  );
  return {
    textIds: texts.map((row) => row.id),
    fileIds: files.map((row) => row.id),
    keyMac: keys[0]?.mac ?? null,
  };
}

/** Who or what ended a contribution: who said it, the term of the workspace, or the team for that person. */
export type GoneWhy = 'by-person' | 'term' | 'by-team';

/** Why the words of a contribution are gone; null where the person took them back. */
export async function goneWhy(tx: Tx, tenantId: string, id: string): Promise<GoneWhy | null> {
  const rows = await tx.run(
    sql<{ why: GoneWhy | null }>`select gone_why as why from contribution
      where tenant_id = ${tenantId} and id = ${id}`,
  );
  return rows[0]?.why ?? null;
}

/** Lets go of sound, photos, contact, background and what a note said beside the words; ends the consent. */
export async function forgetPerson(
  tx: Tx,
  tenantId: string,
  { id, why, at }: { id: string; why: GoneWhy; at: Date },
): Promise<void> {
  await tx.batch([
    sql`update contribution
      set state = 'withdrawn', gone_why = ${why}, sound_file_id = null, claimed_at = null
      where tenant_id = ${tenantId} and id = ${id}`,
    sql`delete from contribution_photo where tenant_id = ${tenantId} and contribution_id = ${id}`,
    sql`delete from contact where tenant_id = ${tenantId} and contribution_id = ${id}`,
    sql`delete from contribution_background
      where tenant_id = ${tenantId} and contribution_id = ${id}`,
    sql`update note set noted_on = null, meeting = null, theme = null, noted_by = null
      where tenant_id = ${tenantId} and contribution_id = ${id}`,
    sql`update consent set withdrawn_at = ${at}
      where tenant_id = ${tenantId} and contribution_id = ${id} and withdrawn_at is null`,
  ]);
}
