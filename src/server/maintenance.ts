import { attentionOf } from '../app.ts';
import type { OpenDatabase } from '../db/open.ts';
import { tidyTables } from '../db/tidy.ts';
import { type OwnJob, startJobs } from '../jobs/jobs.ts';
import { allWorkspaces, queueDigests } from '../people/index.ts';
import { carryOutRegister } from '../privacy/index.ts';
import { copyShared, forgetTakenBack } from '../reports/index.ts';
import type { Deps } from '../web/deps.ts';
import { erasuresJob } from './backup/keep-erasures.ts';
import { sealJob } from './seal-job.ts';

const hour = 3_600;

/** What ends by its term, of every workspace: the register says when, and how. */
function retentionJob(database: OpenDatabase, deps: Deps): OwnJob {
  const installation = database.installation('carry out the register of processings');
  return {
    name: 'carry out the register of processings',
    everySeconds: hour,
    atStart: true,
    async runAlone() {
      return carryOutRegister(deps, installation, await installation.tx(allWorkspaces));
    },
  };
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

/** Own words in reports that tell of something that was taken back. */
function reportsJob(database: OpenDatabase, deps: Deps): OwnJob {
  const installation = database.installation('forget what was taken back in reports');
  return {
    name: 'forget what was taken back in reports',
    everySeconds: 60,
    atStart: true,
    async runAlone() {
      let erased = 0;
      for (const workspace of await installation.tx(allWorkspaces)) {
        erased += await forgetTakenBack(deps.db, deps, workspace);
      }
      return erased;
    },
  };
}

/** Copies of published work that workspaces share with programmes. */
function programmeJob(database: OpenDatabase, deps: Deps): OwnJob {
  const installation = database.installation('copy what is shared with programmes');
  return {
    name: 'copy what is shared with programmes',
    everySeconds: 60,
    atStart: true,
    async runAlone() {
      return copyShared(deps, await installation.tx(allWorkspaces));
    },
  };
}

const tidySeconds = 20;

/** Starts the jobs; on the embedded database also what PostgreSQL's autovacuum does elsewhere. */
export function startMaintenance(
  database: OpenDatabase,
  deps: Deps,
  erasuresFile: string,
): () => Promise<void> {
  const jobs = [
    erasuresJob(database.installation('write down what was erased'), deps.clock, erasuresFile),
    retentionJob(database, deps),
    sealJob(database.installation('seal what happened'), deps),
    digestJob(database, deps),
    reportsJob(database, deps),
    programmeJob(database, deps),
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
