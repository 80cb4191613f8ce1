import { randomBytes } from 'node:crypto';

/** Where time and chance come from; replaced in tests so that every run can be replayed. */
export interface Clock {
  now(): Date;
}
export interface Random {
  /** `count` bytes that nobody can guess. */
  bytes(count: number): Uint8Array;
}

export const systemClock: Clock = { now: () => new Date() };
export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };

/** What makes ids, salts and times. */
export interface Source {
  readonly clock: Clock;
  readonly random: Random;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether `value` can be an id: what is not one never reaches the database. */
export const isId = (value: string): boolean => uuid.test(value);

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits. It tells when it
 * was made, so it stays inside: pages and exports use slugs or random public ids.
 */
export function newId(source: Source): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(source.clock.now().getTime(), 0, 6);
  bytes.set(source.random.bytes(10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
