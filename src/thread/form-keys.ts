import { createHmac } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { canonicalJson } from './commitments.ts';
import type { Random, Source } from './ids.ts';

/** 128 bits that make one sending of one form unique, as 32 hexadecimal digits. */
export function newFormKey(random: Random): string {
  return Buffer.from(random.bytes(16)).toString('hex');
}

/** Whether `value` can be a form key: made here, or by a phone without connection. */
export function isFormKey(value: string): boolean {
  return /^[0-9a-f]{32}$/.test(value);
}

/** The key that a form sent, or a fresh one when it sent none that can be one. */
export function formKeyOf(form: { text(name: string): string }, random: Random): string {
  const sent = form.text('formKey');
  return isFormKey(sent) ? sent : newFormKey(random);
}

/** What the database keeps of a form key: HMAC-SHA-256 under the installation's secret, hexadecimal. */
export function formKeyMac(secret: string, formKey: string): string {
  return createHmac('sha256', secret).update(`form-key:${formKey}`).digest('hex');
}

/**
 * Recognises a resend: HMAC-SHA-256 of all that a person sent with a form, hexadecimal. Its key is the
 * form's, which is kept nowhere: short words cannot be guessed from what the database keeps.
 */
export function contentHash(formKey: string, content: unknown): string {
  return createHmac('sha256', formKey).update(canonicalJson(content)).digest('hex');
}

export type KeyClaim =
  | { outcome: 'new' }
  | { outcome: 'same'; subjectId: string | null }
  | { outcome: 'other'; subjectId: string | null };

/**
 * Claims the form key for this sending, in the transaction that carries it out. 'same': it was
 * carried out already; 'other': the key was used with other content.
 */
export async function claimFormKey(
  tx: Tx,
  source: Source,
  claim: { keyMac: string; contentHash: string; subjectId: string | null },
): Promise<KeyClaim> {
  const rows = await tx.run(
    sql<{ claim: { outcome: KeyClaim['outcome']; subject: string | null } }>`
      select thread_claim_key(decode(${claim.keyMac}, 'hex'), decode(${claim.contentHash}, 'hex'),
        ${claim.subjectId}::uuid, ${source.clock.now()}) as claim`,
  );
  const answer = rows[0]?.claim;
  if (!answer || answer.outcome === 'new') return { outcome: 'new' };
  return { outcome: answer.outcome, subjectId: answer.subject };
}

/**
 * Takes what was sent out of a form key (`keyMac`, hexadecimal): whoever kept the form can no longer
 * test a guess against it. The key stays used: a resend is then something else than was sent.
 */
export async function forgetContent(
  tx: Tx,
  random: Random,
  tenantId: string,
  keyMac: string,
): Promise<void> {
  const rows = await tx.run(
    sql<{ subjectId: string | null; createdAt: Date }>`delete from form_key
      where tenant_id = ${tenantId} and key_mac = decode(${keyMac}, 'hex')
      returning subject_id as "subjectId", created_at as "createdAt"`,
  );
  for (const { subjectId, createdAt } of rows) {
    await tx.run(sql`insert into form_key (tenant_id, key_mac, content_hash, subject_id, created_at)
      values (${tenantId}, decode(${keyMac}, 'hex'), ${Buffer.from(random.bytes(32))},
        ${subjectId}::uuid, ${createdAt})`);
  }
}

/** Forgets form keys from before a moment; gives how many. */
export async function sweepFormKeys(
  tx: Tx,
  tenantId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const rows = await tx.run(sql`delete from form_key where tenant_id = ${tenantId} and key_mac in (
      select key_mac from form_key where tenant_id = ${tenantId} and created_at < ${before}
      order by created_at limit ${limit})
    returning 1`);
  return rows.length;
}
