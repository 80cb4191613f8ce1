import type { Logger } from 'pino';
import { DatabaseAway } from '../db/database.ts';
import type { Mail, Postman } from './postman.ts';

const everyMilliseconds = 3_000;

/** The post of a running program: a round every few seconds, and one when somebody nudges. */
export interface PostRound extends Mail {
  /** From now on letters leave. What was nudged before goes with the first round. */
  start(postman: Postman): void;
  /** Waits for the letter that is leaving, and sends no more. */
  stop(): Promise<void>;
}

/** Makes the post's rounds; they begin with `start`. */
export function createPostRound(way: Mail['way'], log: Logger): PostRound {
  let postman: Postman | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  const round = async (): Promise<void> => {
    try {
      await postman?.sendWaiting(() => postman !== null);
    } catch (error) {
      const level = error instanceof DatabaseAway ? 'warn' : 'error';
      log[level]({ err: error }, 'the post could not do its round');
    }
  };
  const nudge = (): void => {
    if (!postman) return;
    if (running) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = null;
      if (!again) return;
      again = false;
      nudge();
    });
  };
  return {
    way,
    nudge,
    start(who) {
      postman = who;
      timer = setInterval(nudge, everyMilliseconds).unref();
      nudge();
    },
    async stop() {
      clearInterval(timer);
      postman = null;
      await running;
    },
  };
}
