import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../thread/commitments.ts';

/** Raised when a backup of this version cannot be read by the version before. */
export const formatVersion = 1;
/** The first entry: what must be known before anything else is read. */
export const beginName = 'hoofdrol-backup.json';
/** The last entry: a backup without it was interrupted. */
export const manifestName = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const begin = z.strictObject({
  format: z.literal(formatVersion),
  /** Version of the program that made it. */
  program: z.string(),
  /** When the moment was that it holds. */
  startedAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: hash })).min(1),
  /** HMAC of a constant under the installation's secret: tells another secret, and nothing of it. */
  secret: hash,
});

const manifest = begin.extend({
  finishedAt: z.iso.datetime(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
      rows: z.int().nonnegative(),
      /** Of the table's lines, each with its newline, in order. */
      sha256: hash,
    }),
  ),
  /** The newest seal of each workspace. */
  seals: z.array(
    z.strictObject({ workspace: z.string(), number: z.int().nonnegative(), hash: hash.nullable() }),
  ),
  /** HMAC of all of the above under the installation's secret: who altered a row must know it. */
  mac: hash,
});

/** What a backup says of itself before its rows. */
export type Begin = z.infer<typeof begin>;
/** What a whole backup says of itself after its rows. */
export type Manifest = z.infer<typeof manifest>;

const keyedWith = (secret: string, content: string): string =>
  createHmac('sha256', secret).update(content).digest('hex');

/** Tells one secret from another without telling anything of it; hexadecimal. */
export const fingerprintOf = (secret: string): string =>
  keyedWith(secret, 'hoofdrol: fingerprint of the secret');

/** What only who has the secret can put under a manifest; hexadecimal. */
export const macOf = (secret: string, { mac: _, ...content }: Manifest): string =>
  keyedWith(secret, `hoofdrol: manifest of a backup\n${canonicalJson(content)}`);

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** Reads the first entry. 'newer' when a later version of the program wrote it. */
export function readBegin(
  bytes: Uint8Array,
): { ok: true; begin: Begin } | { ok: false; reason: 'newer' | 'not-a-backup' } {
  const content = parsed(bytes);
  const read = begin.safeParse(content);
  if (read.success) return { ok: true, begin: read.data };
  const format = z.object({ format: z.number().gt(formatVersion) }).safeParse(content);
  return { ok: false, reason: format.success ? 'newer' : 'not-a-backup' };
}

/** Reads the last entry, or null when it is not one. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const read = manifest.safeParse(parsed(bytes));
  return read.success ? read.data : null;
}
