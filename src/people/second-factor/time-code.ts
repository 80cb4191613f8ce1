import { Secret, TOTP } from 'otpauth';
import type { Random } from '../../thread/ids.ts';

const secretBytes = 20; // as long as SHA-1's output (RFC 4226 §4, R6)
const period = 30;
const steps = 1;

/** A new secret for an authenticator app, in Base32. */
export function newTimeSecret(random: Random): string {
  return new Secret({ buffer: new Uint8Array(random.bytes(secretBytes)).buffer }).base32;
}

const clockOf = (secret: string, issuer = '', label = ''): TOTP =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period,
    issuer,
    label,
  });

/** What an app scans: `otpauth://totp/…`. */
export function timeCodeAddress(secret: string, workspace: string, email: string): string {
  return clockOf(secret, workspace, email).toString();
}

/**
 * Which half minute a code belongs to (RFC 6238: 30 seconds, 6 digits, SHA-1), when it is of now or of
 * one step beside it; null when it is not, or not later than `lastCounter`: a code works once.
 * @param typed with or without spaces
 */
export function counterOfCode(
  secret: string,
  typed: string,
  now: Date,
  lastCounter: number,
): number | null {
  const token = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = clockOf(secret).validate({ token, timestamp: now.getTime(), window: steps });
  if (delta === null) return null;
  const counter = Math.floor(now.getTime() / 1000 / period) + delta;
  return counter > lastCounter ? counter : null;
}

/** The secret as people copy it: "JBSW Y3DP …". */
export const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';
