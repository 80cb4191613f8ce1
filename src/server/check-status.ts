import type { OpenDatabase } from '../db/open.ts';
import type { StatusCheck } from '../web/status.ts';

const patience = 3_000;

/** Asks the database for a sign of life, with three seconds of patience. */
export function checkStatus(database: OpenDatabase): StatusCheck {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer within 3 seconds')), patience);
    });
    try {
      await Promise.race([database.driver.once('select 1', []), late]);
      return { ok: true };
    } catch (error) {
      return { ok: false, problem: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  };
}
