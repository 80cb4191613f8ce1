import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../thread/ids.ts';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** A key for one purpose, from the installation's secret (HKDF-SHA-256, RFC 5869). */
function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'hoofdrol', purpose, keyBytes));
}

/**
 * Seals a value so that only this installation can read it, and nobody can change it: AES-256-GCM
 * (NIST SP 800-38D), as nonce ‖ ciphertext ‖ tag.
 * @param purpose what it is and whose, such as `second-factor:<account>`: sealed for one thing, it
 *   opens for no other
 */
export function sealValue(
  { secret, random }: { readonly secret: string; readonly random: Random },
  purpose: string,
  value: string,
): Buffer {
  const nonce = Buffer.from(random.bytes(nonceBytes));
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed for this purpose, or null when it was not, or was changed, or by another secret. */
export function openValue(secret: string, purpose: string, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor(secret, purpose),
    bytes.subarray(0, nonceBytes),
    { authTagLength: tagBytes },
  );
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const text = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
