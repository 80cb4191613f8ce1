import type { Installation } from '../../db/database.ts';
import type { MovableClock } from '../../thread/movable-clock.ts';
import { demoDaysAhead, setDemoDaysAhead } from './demo-clock-store.ts';

/** One press of the button moves the demo three weeks on. */
export const demoStep = 21;
/** Further ahead than this the demo does not go. */
export const demoFurthest = 84;

/**
 * How many days ahead the demo is after a press of a button.
 * @param seen how many days ahead it was on the page with the button: pressed twice it moves once
 * @returns null for a press that is none of ours
 */
export function daysAfter(to: string, seen: string): number | null {
  if (to === 'back') return 0;
  if (to !== 'forward' || !/^\d{1,2}$/.test(seen)) return null;
  return Math.min(Number(seen) + demoStep, demoFurthest);
}

/** The time of a demo, for all its processes and workspaces. */
export interface DemoTime {
  readonly clock: MovableClock;
  /** Lets the clock of this process follow what people did, in whichever process. */
  follow(): Promise<void>;
  /**
   * Moves the time of the whole demo. Sessions are prolonged by as much, so that nobody is signed out by
   * it; everything else keeps its date.
   */
  move(daysAhead: number): Promise<void>;
}

/** Ties the clock of this process to what the database says of the demo's time. */
export function demoTime(installation: Installation, clock: MovableClock): DemoTime {
  return {
    clock,
    async follow() {
      clock.moveTo(await installation.tx(demoDaysAhead));
    },
    async move(daysAhead) {
      await installation.tx((tx) => setDemoDaysAhead(tx, daysAhead));
      clock.moveTo(daysAhead);
    },
  };
}
