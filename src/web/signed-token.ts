import { createHmac, timingSafeEqual } from 'node:crypto';

const tokenHours = 1;

function signature(secret: string, purpose: string, value: string, expires: number): Buffer {
  return createHmac('sha256', secret)
    .update(`${purpose}\n${value}\n${expires}`)
    .digest()
    .subarray(0, 16);
}

/**
 * A token that lets its holder see one thing for an hour: `<value>.<expiry>.<signature>`.
 * @param purpose what it opens; a token for one purpose opens nothing else
 * @param value an id without dots
 */
export function signToken(secret: string, purpose: string, value: string, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + tokenHours * 3600;
  const mac = signature(secret, purpose, value, expires).toString('base64url');
  return `${value}.${expires}.${mac}`;
}

/** The value of a token, or null when it is not ours, for something else, or expired. */
export function readToken(
  secret: string,
  purpose: string,
  token: string,
  now: Date,
): string | null {
  const [value, expiry, mac, ...rest] = token.split('.');
  if (!value || !expiry || !mac || rest.length > 0 || !/^\d{1,12}$/.test(expiry)) return null;
  const expires = Number(expiry);
  const given = Buffer.from(mac, 'base64url');
  const right = signature(secret, purpose, value, expires);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return expires * 1000 > now.getTime() ? value : null;
}

/** A path as it may stand in a log: what lets its holder in or see something (40 signs or more) is left out. */
export const withoutTokens = (path: string): string => path.replaceAll(/[^/]{40,}/g, '…');
