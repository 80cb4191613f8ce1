import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type OwnJob, startJobs } from './jobs.ts';

const log = pino({ level: 'silent' });
const noInstallation = () => {
  throw new Error('these jobs ask for no installation');
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const countingJob = (name: string, more: Partial<OwnJob> = {}) => {
  const job = { name, everySeconds: 60, turns: 0, ...more };
  return Object.assign(job, {
    async runAlone() {
      job.turns += 1;
      return 1;
    },
  });
};

it('comes back to a job, and does at once what could be too late otherwise', async () => {
  const letters = countingJob('letters', { atStart: true });
  const tidying = countingJob('tidying');
  const stop = startJobs(noInstallation, [letters, tidying], log);
  await vi.advanceTimersByTimeAsync(1000);
  expect([letters.turns, tidying.turns]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([letters.turns, tidying.turns]).toEqual([2, 1]);
  await stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect([letters.turns, tidying.turns]).toEqual([2, 1]);
});

it('goes on after a job that failed', async () => {
  const failing = countingJob('failing', { atStart: true });
  const runAlone = vi.spyOn(failing, 'runAlone').mockRejectedValueOnce(new Error('no'));
  const stop = startJobs(noInstallation, [failing], log);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(runAlone).toHaveBeenCalledTimes(2);
  expect(failing.turns).toBe(1);
  await stop();
});
