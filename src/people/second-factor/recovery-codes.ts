import { createHmac } from 'node:crypto';

/** Crockford's: no I, L, O and U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;
export const recoveryCodeCount = 8;

/**
 * The recovery codes that a form makes: 8 of 50 bits, as "7F3KQ-9XWZ2". The same form gives the same
 * codes, so that whoever sends it twice still sees the codes that count.
 */
export function recoveryCodesOf(secret: string, formKey: string, accountId: string): string[] {
  return Array.from({ length: recoveryCodeCount }, (_, index) => {
    const content = `recovery-code:${formKey}:${accountId}:${index}`;
    const bytes = createHmac('sha256', secret).update(content).digest();
    const signs = [...bytes.subarray(0, codeLength)].map((byte) => alphabet[byte % 32]).join('');
    return `${signs.slice(0, 5)}-${signs.slice(5)}`;
  });
}

/** What the database keeps of a recovery code, by whatever way it was typed. Null: it cannot be one. */
export function recoveryCodeMac(secret: string, accountId: string, typed: string): Buffer | null {
  const signs = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (signs.length !== codeLength) return null;
  return createHmac('sha256', secret).update(`recovery-code-kept:${accountId}:${signs}`).digest();
}
