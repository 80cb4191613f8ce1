import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { keepPlans } from './kept-plans.ts';

/** What the worker is asked; `id` comes back with the answer. */
export type WorkerRequest = { id: number } & (
  | { op: 'query'; sql: string; parameters: readonly unknown[] }
  | { op: 'script'; sql: string }
  | { op: 'dump' }
  | { op: 'close' }
);
export type WorkerAnswer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; message: string; code: string | undefined };

export interface WorkerOptions {
  /** Folder of the data, or null for memory. */
  readonly folder: string | null;
  /** A prepared data folder (gzipped tar) to begin with; memory only. */
  readonly prepared: Uint8Array | null;
}

const readyId = 0;
const port = parentPort;
if (!port) throw new Error('this file runs as a worker');

function send(answer: WorkerAnswer): void {
  port?.postMessage(answer);
}

function fail(id: number, error: unknown): void {
  const known = error as { message?: string; code?: string };
  send({ id, ok: false, message: known.message ?? String(error), code: known.code });
}

// its own default of 128 MB is memory that the files' own cache has already
async function open(options: WorkerOptions): Promise<PGlite> {
  const settings: PGliteOptions = {
    // dates stay calendar days, counts are numbers: the same as on PostgreSQL (postgres.ts)
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
    parsers: { 1082: (value: string) => value, 20: (value: string) => Number(value) },
  };
  if (options.folder) settings.dataDir = options.folder;
  if (options.prepared) settings.loadDataDir = new Blob([new Uint8Array(options.prepared)]);
  return PGlite.create(settings);
}

/** Only begins or ends a transaction: changes no table. */
const isBoundary = (script: string): boolean => /^(begin|commit|rollback)\b/.test(script);

async function handle(
  db: PGlite,
  plans: ReturnType<typeof keepPlans>,
  request: WorkerRequest,
): Promise<unknown> {
  switch (request.op) {
    case 'query':
      return plans.query(request.sql, request.parameters);
    case 'script':
      await db.exec(request.sql);
      if (!isBoundary(request.sql)) await plans.forget();
      return null;
    case 'dump':
      return new Uint8Array(await (await db.dumpDataDir('gzip')).arrayBuffer());
    case 'close':
      await db.close();
      return null;
  }
}

try {
  const db = await open(workerData as WorkerOptions);
  const plans = keepPlans(db);
  let turn: Promise<void> = Promise.resolve();
  port.on('message', (request: WorkerRequest) => {
    turn = turn.then(() =>
      handle(db, plans, request).then(
        (value) => send({ id: request.id, ok: true, value }),
        (error: unknown) => fail(request.id, error),
      ),
    );
  });
  send({ id: readyId, ok: true, value: null });
} catch (error) {
  fail(readyId, error);
}
