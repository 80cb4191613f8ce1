import type { Logger } from 'pino';
import { DatabaseAway, type Installation, type Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** Work that comes back by itself. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** Does the work for every workspace, in one transaction; gives how much it did. */
  run(tx: Tx): Promise<number>;
}

/**
 * Work that comes back by itself and opens transactions of its own, because it asks several rooms. More
 * processes may do it at once: it sees to it itself that each thing is done once.
 */
export interface OwnJob {
  readonly name: string;
  readonly everySeconds: number;
  /** Does it also as soon as the program runs: its hour could be over before the first turn. */
  readonly atStart?: boolean;
  runAlone(): Promise<number>;
}

/**
 * Does a job now, unless another process is at it (an advisory lock tells).
 * @returns how much was done, or null when another process has it
 */
export async function runJob(installation: Installation, job: Job): Promise<number | null> {
  return installation.tx(async (tx) => {
    const rows = await tx.run(
      sql<{
        mine: boolean;
      }>`select pg_try_advisory_xact_lock(hashtext(${`hoofdrol ${job.name}`})) as mine`,
    );
    return rows[0]?.mine ? job.run(tx) : null;
  });
}

/** Starts the jobs; gives the function that stops them and waits for the one that runs. */
export function startJobs(
  installation: (reason: string) => Installation,
  jobs: readonly (Job | OwnJob)[],
  log: Logger,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const turn = (job: Job | OwnJob): void => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        const done =
          'runAlone' in job
            ? await job.runAlone()
            : await runJob(installation(`job ${job.name}`), job);
        if (done) log.debug({ job: job.name, done }, 'job done');
      } catch (error) {
        const level = error instanceof DatabaseAway ? 'warn' : 'error';
        log[level]({ err: error, job: job.name }, 'job failed');
      }
    });
  };
  for (const job of jobs) {
    if ('runAlone' in job && job.atStart) turn(job);
  }
  const timers = jobs.map((job) => setInterval(() => turn(job), job.everySeconds * 1000).unref());
  return async () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    await running;
  };
}
