import { createHash } from 'node:crypto';
import type { Random } from './ids.ts';

/** A salt and the hash that commits to salt and content; both hexadecimal. */
export interface Commitment {
  readonly salt: string;
  readonly hash: string;
}

/** sha256(salt ‖ content), hexadecimal. */
export function commitmentOf(salt: Uint8Array, content: string | Uint8Array): string {
  return createHash('sha256').update(salt).update(content).digest('hex');
}

/** Commits to `content` with a fresh salt of 16 bytes. */
export function commit(random: Random, content: string | Uint8Array): Commitment {
  const salt = random.bytes(16);
  return { salt: Buffer.from(salt).toString('hex'), hash: commitmentOf(salt, content) };
}

/** JSON with its keys in order at every depth, so that equal content has equal bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
