import { createHash, createHmac } from 'node:crypto';
import type { Random } from '../../thread/ids.ts';

const tokenBytes = 32;
export const sessionDays = 14;
/** A link that an administrator hands over, or the command line prints. */
export const linkMinutes = 60;
/** A link in a letter that somebody asked for. */
export const mailLinkMinutes = 15;
/** A link in an invitation. */
export const invitationDays = 7;

/** A new 256-bit token for a session or a sign-in link; only its hash is kept. */
export function newToken(random: Random): string {
  return Buffer.from(random.bytes(tokenBytes)).toString('base64url');
}

/**
 * The token of a sign-in link that a form asks for: 256 bits that only the installation can make, the
 * same when the same form is sent once more.
 */
export function tokenOfForm(secret: string, formKey: string, accountId: string): string {
  const content = `sign-in-link:${formKey}:${accountId}`;
  return createHmac('sha256', secret).update(content).digest('base64url');
}

/** What the database keeps of a token: SHA-256, hexadecimal. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
