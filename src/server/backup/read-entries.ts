import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Header } from 'tar';
import { blockBytes } from './write-entries.ts';

/** One named piece of a backup. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

/** Why a file cannot be read to its end. */
export type Unreadable = 'no-file' | 'not-a-backup' | 'cut-off' | 'altered';

/** A file that cannot be read as a backup; `reason` says why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly reason: Unreadable;
  constructor(reason: Unreadable) {
    super(`this file cannot be read as a backup: ${reason}`);
    this.reason = reason;
  }
}

/** The longest entry that we write holds one table of 20 MB that somebody imported, as base64. */
const longestEntry = 256 * 1024 * 1024;

function failureOf(error: NodeJS.ErrnoException, begun: boolean): Error {
  if (error.code === 'ENOENT' || error.code === 'EISDIR') return new UnreadableFile('no-file');
  if (error.code === 'Z_BUF_ERROR') return new UnreadableFile('cut-off');
  if (error.code?.startsWith('Z_')) return new UnreadableFile(begun ? 'altered' : 'not-a-backup');
  return error;
}

/** Gives exactly so many bytes at a time of a stream of parts of any size. */
class Bytes {
  private readonly parts: AsyncIterator<Buffer>;
  private held: Buffer[] = [];
  private heldBytes = 0;

  constructor(parts: AsyncIterable<Buffer>) {
    this.parts = parts[Symbol.asyncIterator]();
  }

  /** The next `count` bytes; null at the end, when there is nothing more at all. */
  async take(count: number): Promise<Buffer | null> {
    while (this.heldBytes < count) {
      const next = await this.parts.next();
      if (next.done) {
        if (this.heldBytes === 0) return null;
        throw new UnreadableFile('cut-off');
      }
      this.held.push(next.value);
      this.heldBytes += next.value.length;
    }
    const whole = this.held.length === 1 ? this.held[0] : Buffer.concat(this.held);
    if (!whole) return Buffer.alloc(0);
    this.held = [whole.subarray(count)];
    this.heldBytes -= count;
    return whole.subarray(0, count);
  }
}

const isEmpty = (block: Buffer): boolean => block.every((byte) => byte === 0);

async function* entriesOf(bytes: Bytes): AsyncGenerator<Entry> {
  for (;;) {
    const block = await bytes.take(blockBytes);
    if (!block || isEmpty(block)) break;
    const header = new Header(block, 0);
    const size = header.size ?? 0;
    if (!header.cksumValid || header.type !== 'File' || !header.path || size > longestEntry) {
      throw new UnreadableFile('altered');
    }
    const padded = Math.ceil(size / blockBytes) * blockBytes;
    const content = padded === 0 ? Buffer.alloc(0) : await bytes.take(padded);
    if (!content) throw new UnreadableFile('cut-off');
    yield { name: header.path, content: content.subarray(0, size) };
  }
  // read on to the end: the checksum of the whole stands there
  while (await bytes.take(blockBytes));
}

/**
 * Reads a file of entries as a stream, one entry in memory at a time.
 * @throws UnreadableFile when it is no such file, stops too early or was changed
 */
export async function* readEntries(path: string): AsyncGenerator<Entry> {
  let begun = false;
  const unzipped = pipeline(createReadStream(path), createGunzip(), () => undefined);
  try {
    for await (const entry of entriesOf(new Bytes(unzipped as AsyncIterable<Buffer>))) {
      begun = true;
      yield entry;
    }
  } catch (error) {
    throw failureOf(error as NodeJS.ErrnoException, begun);
  } finally {
    unzipped.destroy();
  }
}
