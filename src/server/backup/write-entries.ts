import { type FileHandle, open } from 'node:fs/promises';
import { createGzip } from 'node:zlib';
import { Header } from 'tar';

/** A tar is made of blocks of so many bytes. */
export const blockBytes = 512;
/** Quick: a backup must not keep a machine busy that serves people meanwhile. */
const compression = 1;

/** The header of one entry. No owner and no time in it: equal content has equal bytes. */
function headerOf(name: string, size: number): Buffer {
  const header = new Header({ path: name, size, mode: 0o600, type: 'File', mtime: new Date(0) });
  const block = Buffer.alloc(blockBytes);
  header.encode(block, 0);
  return block;
}

/** A file of named entries that is being written: a gzipped tar, which any machine can open. */
export interface EntryWriter {
  /** Adds one entry, and waits while the disk is slower. @throws Error of the file system */
  add(name: string, content: Uint8Array): Promise<void>;
  /** Ends the file and waits until it is on the disk; gives its size in bytes. */
  finish(): Promise<number>;
  /** Lets go of the file as it is. */
  abandon(): Promise<void>;
}

/**
 * Begins a file of entries, for this user only.
 * @throws Error of the file system: EEXIST when the file is there already
 */
export async function writeEntries(path: string): Promise<EntryWriter> {
  const file = await open(path, 'wx', 0o600);
  const gzip = createGzip({ level: compression });
  const writing = pump(gzip, file);
  // heard where somebody waits for it, at the next write or at the end
  writing.catch(() => gzip.destroy());
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (gzip.destroyed) return writing;
    if (gzip.write(bytes)) return;
    const drained = new Promise<void>((resolve) => gzip.once('drain', resolve));
    await Promise.race([drained, writing]);
  };
  return {
    async add(name, content) {
      await write(headerOf(name, content.byteLength));
      await write(content);
      const rest = content.byteLength % blockBytes;
      if (rest > 0) await write(Buffer.alloc(blockBytes - rest));
    },
    async finish() {
      await write(Buffer.alloc(2 * blockBytes));
      gzip.end();
      await writing;
      await file.sync();
      const { size } = await file.stat();
      await file.close();
      return size;
    },
    async abandon() {
      gzip.destroy();
      await writing.catch(() => undefined);
      await file.close().catch(() => undefined);
    },
  };
}

async function pump(from: AsyncIterable<Buffer>, file: FileHandle): Promise<void> {
  for await (const part of from) await file.writeFile(part);
}
