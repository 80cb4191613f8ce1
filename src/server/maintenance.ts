import { attentionOf } from '../app.ts';
import type { OpenDatabase } from '../db/open.ts';
import { sql } from '../db/sql.ts';
import { tidyTables } from '../db/tidy.ts';
import { type Job, type OwnJob, startJobs } from '../jobs/jobs.ts';
import { sweepLetters } from '../mail/letter-store.ts';
import { allWorkspaces, queueDigests } from '../people/index.ts';
import { sweepPendingFiles } from '../thread/files/file-store.ts';
import type { Clock } from '../thread/ids.ts';
import type { Deps } from '../web/deps.ts';
import { sealJob } from './seal-job.ts';

const hour = 3_600;
const day = 86_400;
const pendingHours = 24;
const formKeyDays = 30;
/** So long somebody can see what became of a letter. */
const letterDays = 90;

const before = (clock: Clock, seconds: number): Date =>
  new Date(clock.now().getTime() - seconds * 1000);

/** The work that comes back by itself. */
export function maintenanceJobs(clock: Clock): Job[] {
  return [
    {
      name: 'sweep pending files',
      everySeconds: hour,
      run: (tx) => sweepPendingFiles(tx, before(clock, pendingHours * hour)),
    },
    {
      name: 'sweep letters',
      everySeconds: hour,
      run: (tx) => sweepLetters(tx, before(clock, letterDays * day)),
    },
    {
      name: 'sweep form keys, sessions and sign-in links',
      everySeconds: hour,
      async run(tx) {
        const keys = await tx.run(
          sql`delete from form_key where created_at < ${before(clock, formKeyDays * day)} returning 1`,
        );
        const sessions = await tx.run(
          sql`delete from session where expires_at < ${clock.now()} returning 1`,
        );
        const links = await tx.run(
          sql`delete from sign_in_link where expires_at < ${clock.now()} returning 1`,
        );
        return keys.length + sessions.length + links.length;
      },
    },
  ];
}

const digestSeconds = 300;

/** The letters of Deze week, which ask every room. */
function digestJob(database: OpenDatabase, deps: Deps): OwnJob {
  const installation = database.installation('whose morning it is');
  return {
    name: 'queue the letters of this week',
    everySeconds: digestSeconds,
    atStart: true,
    async runAlone() {
      const workspaces = await installation.tx(allWorkspaces);
      return queueDigests(deps, workspaces, attentionOf(deps));
    },
  };
}

const tidySeconds = 20;

/** Starts the jobs; on the embedded database also what PostgreSQL's autovacuum does elsewhere. */
export function startMaintenance(database: OpenDatabase, deps: Deps): () => Promise<void> {
  const jobs = [
    ...maintenanceJobs(deps.clock),
    sealJob(database.installation('seal what happened'), deps),
    digestJob(database, deps),
  ];
  const stopJobs = startJobs(database.installation, jobs, deps.log);
  if (database.db.kind !== 'pglite') return stopJobs;
  let tidying: Promise<unknown> = Promise.resolve();
  const tidy = (which: 'grown' | 'all'): void => {
    tidying = tidying
      .then(() => tidyTables(database.driver, which))
      .catch((error: unknown) => deps.log.warn({ err: error }, 'tidying the tables failed'));
  };
  const often = setInterval(() => tidy('grown'), tidySeconds * 1000).unref();
  const hourly = setInterval(() => tidy('all'), hour * 1000).unref();
  return async () => {
    clearInterval(often);
    clearInterval(hourly);
    await Promise.all([stopJobs(), tidying]);
  };
}
