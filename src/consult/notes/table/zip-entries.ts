import { crc32, createInflateRaw } from 'node:zlib';
import { UnreadableTable } from './table.ts';

export type ZipEntry = {
  name: string;
  /** 0 stored, 8 deflated; anything else is not read. */
  method: number;
  encrypted: boolean;
  packedBytes: number;
  crc: number;
  /** Where its local header begins. */
  offset: number;
};

/** How many unpacked bytes may still come; shared by the parts that one pass reads. */
export type UnpackBudget = { left: number; readonly limit: number };

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MAX_ENTRIES = 10_000;
const FULL_32 = 0xffffffff;

/**
 * Lists what a zip file says it holds, by lower-case path.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3 (zip64).
 * @throws UnreadableTable `damaged-workbook` where the directory cannot be followed
 */
export function listZipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ZipEntry>();
  try {
    const { start, count } = findDirectory(zip);
    if (count > MAX_ENTRIES) throw damaged();
    for (let index = 0, at = start; index < count; index += 1) {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
      const nameBytes = zip.readUInt16LE(at + 28);
      const extraBytes = zip.readUInt16LE(at + 30);
      const entry = readEntry(zip, at, nameBytes, extraBytes);
      entries.set(entry.name.toLowerCase(), entry);
      at += 46 + nameBytes + extraBytes + zip.readUInt16LE(at + 32);
    }
  } catch {
    // Reading outside the buffer throws as well: either way the directory is not to be trusted.
    throw damaged();
  }
  return entries;
}

/**
 * Unpacks one part piece by piece, counting what really comes out and checking its checksum.
 * @throws UnreadableTable `unpacks-too-large`, `encrypted-workbook` or `damaged-workbook`
 */
export async function* unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: UnpackBudget,
): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new UnreadableTable({ reason: 'encrypted-workbook' });
  const packed = packedBytesOf(bytes, entry);
  let crc = 0;
  for await (const piece of entry.method === 0 ? slices(packed) : inflated(packed)) {
    budget.left -= piece.length;
    if (budget.left < 0) {
      throw new UnreadableTable({ reason: 'unpacks-too-large', limit: budget.limit });
    }
    crc = crc32(piece, crc);
    yield piece;
  }
  if (crc !== entry.crc) throw damaged();
}

function findDirectory(zip: Buffer): { start: number; count: number } {
  // The end record is 22 bytes and a comment of at most 65,535 long.
  const lowest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const count = zip.readUInt16LE(at + 10);
    const start = zip.readUInt32LE(at + 16);
    if (count !== 0xffff && start !== FULL_32) return { start, count };
    return findDirectory64(zip, at);
  }
  throw damaged();
}

function findDirectory64(zip: Buffer, endAt: number): { start: number; count: number } {
  const locator = endAt - 20;
  if (zip.readUInt32LE(locator) !== LOCATOR_64) throw damaged();
  const at = Number(zip.readBigUInt64LE(locator + 8));
  if (zip.readUInt32LE(at) !== END_OF_DIRECTORY_64) throw damaged();
  return {
    count: Number(zip.readBigUInt64LE(at + 32)),
    start: Number(zip.readBigUInt64LE(at + 48)),
  };
}

function readEntry(zip: Buffer, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const nameEnd = at + 46 + nameBytes;
  const sizes = {
    packed: zip.readUInt32LE(at + 20),
    unpacked: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  };
  widenSizes(zip.subarray(nameEnd, nameEnd + extraBytes), sizes);
  return {
    name: zip
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\/+/, ''),
    method: zip.readUInt16LE(at + 10),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    packedBytes: sizes.packed,
    crc: zip.readUInt32LE(at + 16),
    offset: sizes.offset,
  };
}

/** zip64: sizes that are full in the entry stand, in this order, in extra field 1. */
function widenSizes(
  extra: Buffer,
  sizes: { packed: number; unpacked: number; offset: number },
): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    for (const size of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[size] !== FULL_32) continue;
      sizes[size] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
}

function packedBytesOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) throw damaged();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + entry.packedBytes > bytes.length) throw damaged();
  if (entry.method !== 0 && entry.method !== 8) throw damaged();
  return bytes.subarray(start, start + entry.packedBytes);
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw damaged();
  }
}

function damaged(): UnreadableTable {
  return new UnreadableTable({ reason: 'damaged-workbook' });
}
