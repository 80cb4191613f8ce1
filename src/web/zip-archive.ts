import { crc32 } from 'node:zlib';

/** One file in an archive; `name` may hold slashes. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const localHead = 0x04034b50;
const centralHead = 0x02014b50;
const endHead = 0x06054b50;
const version = 20;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const utf8Names = 0x0800;

/** Day and time as MS-DOS has them; in UTC, so that nothing depends on where it was made. */
function dosTime(moment: Date): { time: number; date: number } {
  const time =
    (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const year = Math.max(0, moment.getUTCFullYear() - 1980);
  const date = (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  return { time, date };
}

/** The fields that the two heads of an entry have in common, from "version needed" on. */
function commonFields(entry: ArchiveEntry, nameLength: number, at: Date): Buffer {
  const { time, date } = dosTime(at);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(0, 4); // stored: photos and sound are compressed already
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(entry.bytes), 10);
  fields.writeUInt32LE(entry.bytes.length, 14);
  fields.writeUInt32LE(entry.bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) of a few files, stored as they are, in memory.
 * @param at the time that each file gets
 * @throws RangeError beyond 4 GB in all
 */
export function zipArchive(entries: readonly ArchiveEntry[], at: Date): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const fields = commonFields(entry, name.length, at);
    const local = [word(localHead), fields, name, Buffer.from(entry.bytes)];
    const central = Buffer.alloc(14); // comment, disk and attributes: none
    central.writeUInt32LE(offset, 10);
    directory.push(word(centralHead), Buffer.from([version, 0]), fields, central, name);
    files.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...files, ...directory, word(endHead), end]));
}
