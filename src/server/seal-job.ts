import type { Installation, Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { OwnJob } from '../jobs/jobs.ts';
import { allWorkspaces } from '../people/index.ts';
import { type Sealed, sealNext } from '../thread/seal-thread.ts';
import type { Deps } from '../web/deps.ts';
import { trustTables } from './trust-tables.ts';

const everySeconds = 60;
/** So long it goes on in one turn; each seal is a transaction of its own, so that others have theirs. */
const turnMilliseconds = 20_000;

/** Makes one seal of a workspace, unless another process is at it. */
async function sealOnce(tx: Tx, deps: Deps, tenantId: string): Promise<Sealed | null> {
  const [lock] = await tx.run(
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(
      hashtextextended(${`hoofdrol seal ${tenantId}`}, 0)) as mine`,
  );
  return lock?.mine ? sealNext(tx, deps, tenantId, trustTables) : null;
}

/** Seals what happened since the last time, in every workspace. */
export function sealJob(installation: Installation, deps: Deps): OwnJob {
  return {
    name: 'seal events and rows',
    everySeconds,
    async runAlone() {
      let done = 0;
      const workspaces = await installation.tx(allWorkspaces);
      const until = performance.now() + turnMilliseconds;
      for (const { tenantId, slug } of workspaces) {
        let isMore = true;
        while (isMore) {
          const sealed = await installation.tx((tx) => sealOnce(tx, deps, tenantId));
          for (const row of sealed?.refused ?? []) {
            deps.log.error({ workspace: slug, ...row }, 'a sealed row was changed: run verify');
          }
          done += (sealed?.events ?? 0) + (sealed?.rows ?? 0);
          isMore = (sealed?.isMore ?? false) && performance.now() < until;
        }
      }
      return done;
    },
  };
}
