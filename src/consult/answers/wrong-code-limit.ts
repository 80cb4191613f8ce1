import type { Clock } from '../../thread/ids.ts';

/** Wrong codes that one workspace gets through in a second without waiting. */
export const wrongCodesPerSecond = 50;
/** The longest that anyone waits for "this code is wrong". */
export const longestWait = 10_000;

const slot = 1000 / wrongCodesPerSecond;

export type WrongCodeTurn =
  /** Answer after this many milliseconds; 0 is at once. */
  { readonly ok: true; readonly waitMilliseconds: number } | { readonly ok: false };

/**
 * Slows down guessing, per workspace and never per person or address: a table in the community
 * centre shares both. Only wrong codes take a turn; a right code never asks for one. It counts in
 * this process: several processes together let through as many times more.
 */
export class WrongCodeLimit {
  private readonly clock: Clock;
  /** Per workspace, the moment until which turns have been given out. */
  private readonly takenUntil = new Map<string, number>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Takes a turn for one wrong code; not ok when the wait would be longer than ten seconds. */
  takeTurn(tenantId: string): WrongCodeTurn {
    const now = this.clock.now().getTime();
    const aSecondAgo = now - 1000;
    const until = Math.max(this.takenUntil.get(tenantId) ?? 0, aSecondAgo) + slot;
    const waitMilliseconds = Math.max(0, Math.ceil(until - now));
    if (waitMilliseconds > longestWait) return { ok: false };
    this.takenUntil.set(tenantId, until);
    return { ok: true, waitMilliseconds };
  }
}
