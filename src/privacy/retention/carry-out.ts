import type { EndOfTerm } from '../../consult/index.ts';
import { DatabaseAway, type Installation, type Tx } from '../../db/database.ts';
import { today, type Workspace } from '../../people/index.ts';
import { addDays, startOfDay } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import type { Processing } from '../register/processing.ts';
import { termDays } from '../register/read-register.ts';
import { isHourly, isTimed, register } from '../register/register.ts';
import { noteRun, runOn } from './run-store.ts';
import { actFor, takeTurn } from './sweep-store.ts';
import { type Work, workOf } from './works.ts';

const hour = 3_600_000;

/** A processing with its work, in one workspace. */
interface Turn {
  readonly deps: Deps;
  readonly installation: Installation;
  readonly workspace: Workspace;
  readonly processing: Processing;
  readonly work: Work;
}

/** What is past its term at this moment: `days` count in whole days of the workspace. */
function endOf({ deps, workspace, processing, work }: Turn, days: number | null): EndOfTerm {
  const now = deps.clock.now();
  const day = today(workspace, now);
  const about = { tenantId: workspace.tenantId, source: deps, today: day, limit: work.batch };
  if (days === null) {
    const hours = isTimed(processing) ? processing.term.amount : 0;
    return { ...about, before: new Date(now.getTime() - hours * hour), until: day };
  }
  const until = addDays(day, -days);
  return { ...about, until, before: startOfDay(addDays(until, 1), workspace.zone) };
}

/** Carries out one batch; null: it was done today, or another process is at it. */
async function oneBatch(tx: Tx, turn: Turn): Promise<number | null> {
  const { deps, workspace, processing, work } = turn;
  const { tenantId } = workspace;
  if (work.byInstallation) await actFor(tx, tenantId);
  if (!(await takeTurn(tx, tenantId))) return null;
  const at = deps.clock.now();
  const ranOn = today(workspace, at);
  const run = await runOn(tx, tenantId, processing.id, ranOn);
  if (run?.finishedAt && !isHourly(processing)) return null;
  const days = (await termDays(tx, tenantId)).get(processing.id) ?? null;
  const end = endOf(turn, days);
  const done = await work.end(tx, end);
  const isFinished = done < work.batch;
  const waiting = isFinished && work.waiting ? await work.waiting(tx, end) : 0;
  const told = { processing: processing.id, ranOn, days, done, waiting, at, isFinished };
  await noteRun(tx, tenantId, told);
  return done;
}

async function wholeTurn(turn: Turn): Promise<number> {
  const { deps, installation, workspace, work } = turn;
  const inOne = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    work.byInstallation ? installation.tx(act) : deps.db.tx(workspace, act);
  let total = 0;
  for (;;) {
    const done = await inOne((tx) => oneBatch(tx, turn));
    total += done ?? 0;
    if (done === null || done < work.batch) return total;
  }
}

/**
 * Carries out the register in these workspaces: everything that is past its term ends, in batches, each in
 * a transaction with the note of how many. What was broken off goes on at the next turn; daily work that
 * was finished today is not done again. A processing that fails is logged, and the others go on.
 * @returns how many things ended
 * @throws DatabaseAway
 */
export async function carryOutRegister(
  deps: Deps,
  installation: Installation,
  workspaces: readonly Workspace[],
): Promise<number> {
  let total = 0;
  for (const workspace of workspaces) {
    for (const processing of register) {
      const work = workOf(processing.id);
      if (!work) continue;
      try {
        total += await wholeTurn({ deps, installation, workspace, processing, work });
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        deps.log.error({ err: error, processing: processing.id }, 'a term was not carried out');
      }
    }
  }
  return total;
}
