import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';

/** What the job of a processing did on a day of the workspace. */
export interface RetentionRun {
  readonly processing: string;
  readonly ranOn: Day;
  /** The term that it obeyed, in days; null where it counts in hours, or rows carry their own end. */
  readonly days: number | null;
  readonly done: number;
  /** Past their term, and kept because nobody answered yet. */
  readonly waiting: number;
  readonly finishedAt: Date | null;
}

const columns = sql`processing, ran_on as "ranOn", days, done, waiting, finished_at as "finishedAt"`;

/** The latest run of each processing. */
export async function latestRuns(
  tx: Tx,
  tenantId: string,
): Promise<ReadonlyMap<string, RetentionRun>> {
  const rows = await tx.run(
    sql<RetentionRun>`select distinct on (processing) ${columns} from retention_run
      where tenant_id = ${tenantId} order by processing, ran_on desc`,
  );
  return new Map(rows.map((run) => [run.processing, run]));
}

/** The latest runs of one processing that did something or left something waiting, newest first. */
export async function runsOf(
  tx: Tx,
  tenantId: string,
  processing: string,
  limit: number,
): Promise<RetentionRun[]> {
  return tx.run(sql<RetentionRun>`select ${columns} from retention_run
    where tenant_id = ${tenantId} and processing = ${processing} and (done > 0 or waiting > 0)
    order by ran_on desc limit ${limit}`);
}

/** The run of one day, or null. */
export async function runOn(
  tx: Tx,
  tenantId: string,
  processing: string,
  ranOn: Day,
): Promise<RetentionRun | null> {
  const rows = await tx.run(sql<RetentionRun>`select ${columns} from retention_run
    where tenant_id = ${tenantId} and processing = ${processing} and ran_on = ${ranOn}`);
  return rows[0] ?? null;
}

/** Adds a batch to the run of a day, in the transaction of that batch. */
export async function noteRun(
  tx: Tx,
  tenantId: string,
  run: Omit<RetentionRun, 'finishedAt'> & { at: Date; isFinished: boolean },
): Promise<void> {
  const finishedAt = run.isFinished ? run.at : null;
  await tx.run(sql`insert into retention_run
      (tenant_id, processing, ran_on, days, done, waiting, started_at, finished_at)
    values (${tenantId}, ${run.processing}, ${run.ranOn}, ${run.days}, ${run.done}, ${run.waiting},
      ${run.at}, ${finishedAt}::timestamptz)
    on conflict (tenant_id, processing, ran_on) do update
      set done = retention_run.done + excluded.done, waiting = excluded.waiting,
        days = excluded.days, finished_at = excluded.finished_at`);
}
