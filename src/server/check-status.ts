import { statfs } from 'node:fs/promises';
import type { OpenDatabase } from '../db/open.ts';
import type { StatusCheck } from '../web/status.ts';

const patience = 3_000;
/** The embedded database writes its log in files of this size: without room for one it stops. */
const leastSpace = 16 * 1024 * 1024;

async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < leastSpace;
}

/**
 * Asks the database for a sign of life, with three seconds of patience.
 * @param folder where the embedded database keeps its data: its disk must have room; null on a server
 */
export function checkStatus(database: OpenDatabase, folder: string | null): StatusCheck {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer within 3 seconds')), patience);
    });
    try {
      await Promise.race([database.driver.once('select 1', []), late]);
      if (folder && (await isFull(folder))) {
        return { ok: false, problem: 'the disk with DATA_DIR is full' };
      }
      return { ok: true };
    } catch (error) {
      return { ok: false, problem: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  };
}
