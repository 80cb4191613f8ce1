import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import {
  awayCodes,
  DatabaseAway,
  DatabaseError,
  type Driver,
  type DriverSession,
  type Row,
} from './database.ts';
import type { WorkerAnswer, WorkerOptions, WorkerRequest } from './pglite-worker.ts';

type Waiting = {
  resolve: (value: unknown) => void;
  reject: (reason: Error) => void;
  watchdog: NodeJS.Timeout;
};
type Asked = WorkerRequest extends infer R
  ? R extends WorkerRequest
    ? Omit<R, 'id'>
    : never
  : never;

export interface PgliteSettings {
  /** Folder of the data, or null for a database in memory (tests). */
  readonly folder: string | null;
  /** Prepared data for a database in memory. */
  readonly prepared?: Uint8Array;
  /** How long one statement may take before the worker counts as stuck (full disk), in ms. */
  readonly patience?: number;
}

export interface PgliteDriver extends Driver {
  /** Where the data is; null: in memory. */
  readonly folder: string | null;
  /** The whole data folder as a gzipped tar. */
  dump(): Promise<Uint8Array>;
  /** Copies the data folder as it is at one moment; everybody waits meanwhile, and no longer. */
  copyTo(folder: string): Promise<void>;
}

const openPatience = 120_000;
const scriptPatience = 600_000;
const closePatience = 20_000;
const retryAfter = 1_000;

function faultOf({ message, code }: Extract<WorkerAnswer, { ok: false }>): Error {
  return code && awayCodes.has(code) ? new DatabaseAway(message) : new DatabaseError(message, code);
}

/**
 * One PGlite in a worker thread. It is one connection: transactions stand in line here.
 * A worker that stops answering (PGlite blocks for good on a full disk) is ended and, every second,
 * opened again; until then each request is refused with `DatabaseAway`.
 */
class PgliteConnection {
  private worker: Worker | null = null;
  private waiting = new Map<number, Waiting>();
  private nextId = 1;
  private line: Promise<void> = Promise.resolve();
  private closed = false;
  private readonly settings: PgliteSettings;

  constructor(settings: PgliteSettings) {
    this.settings = settings;
  }

  open(): Promise<void> {
    const file = import.meta.url.endsWith('.ts') ? './pglite-worker.ts' : './pglite-worker.js';
    const workerData: WorkerOptions = {
      folder: this.settings.folder,
      prepared: this.settings.prepared ?? null,
    };
    const worker = new Worker(new URL(file, import.meta.url), { workerData });
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(() => {
        void worker.terminate();
        reject(new DatabaseAway('the database did not open in time'));
      }, openPatience);
      worker.once('message', (first: WorkerAnswer) => {
        clearTimeout(watchdog);
        if (!first.ok) {
          void worker.terminate();
          reject(new DatabaseAway(first.message));
          return;
        }
        this.worker = worker;
        worker.on('message', (answer: WorkerAnswer) => this.receive(answer));
        resolve();
      });
      worker.once('error', (error) => {
        clearTimeout(watchdog);
        reject(new DatabaseAway(String(error)));
        if (this.worker === worker) this.lose(String(error));
      });
    });
  }

  private receive(answer: WorkerAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    this.waiting.delete(answer.id);
    clearTimeout(waiting.watchdog);
    if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(faultOf(answer));
  }

  private lose(reason: string): void {
    const worker = this.worker;
    this.worker = null;
    void worker?.terminate();
    for (const waiting of this.waiting.values()) {
      clearTimeout(waiting.watchdog);
      waiting.reject(new DatabaseAway(reason));
    }
    this.waiting.clear();
    if (!this.closed && this.settings.folder) this.reopenLater();
  }

  private reopenLater(): void {
    setTimeout(() => {
      if (this.closed || this.worker) return;
      this.open().catch(() => this.reopenLater());
    }, retryAfter).unref();
  }

  /** The worker that serves now: a transaction ends with the worker on which it began. */
  current(): Worker | null {
    return this.worker;
  }

  /** @param on refuses when another worker serves by now */
  ask(
    asked: Asked,
    patience = this.settings.patience ?? 15_000,
    on = this.worker,
  ): Promise<unknown> {
    const worker = this.worker;
    if (!worker) return Promise.reject(new DatabaseAway('the database is not open'));
    if (worker !== on) return Promise.reject(new DatabaseAway('the database was opened anew'));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(() => this.lose('the database stopped answering'), patience);
      this.waiting.set(id, { resolve, reject, watchdog });
      worker.postMessage({ ...asked, id });
    });
  }

  /** Waits for its turn; gives the function that ends the turn. */
  takeTurn(): Promise<() => void> {
    const before = this.line;
    let release = (): void => undefined;
    this.line = new Promise((resolve) => {
      release = resolve;
    });
    return before.then(() => release);
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.takeTurn();
    try {
      return await work();
    } finally {
      release();
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.inTurn(() => this.ask({ op: 'close' }, closePatience)).catch(() => undefined);
    await this.worker?.terminate();
    this.worker = null;
  }
}

function session(connection: PgliteConnection, release: () => void): DriverSession {
  const worker = connection.current();
  return {
    query: (text, parameters) =>
      connection.ask({ op: 'query', sql: text, parameters }, undefined, worker) as Promise<Row[]>,
    async script(text) {
      await connection.ask({ op: 'script', sql: text }, scriptPatience, worker);
    },
    async end(how) {
      try {
        await connection.ask({ op: 'script', sql: how }, undefined, worker);
      } finally {
        release();
      }
    },
  };
}

/** Opens PGlite as a driver. @throws DatabaseAway when the folder cannot be opened. */
export async function openPglite(settings: PgliteSettings): Promise<PgliteDriver> {
  const connection = new PgliteConnection(settings);
  await connection.open();
  return {
    kind: 'pglite',
    async begin(preamble) {
      const release = await connection.takeTurn();
      try {
        await connection.ask({ op: 'script', sql: preamble });
        return session(connection, release);
      } catch (error) {
        await connection.ask({ op: 'script', sql: 'rollback' }).catch(() => undefined);
        release();
        throw error;
      }
    },
    once: (text, parameters) =>
      connection.inTurn(
        () => connection.ask({ op: 'query', sql: text, parameters }) as Promise<Row[]>,
      ),
    async script(text) {
      await connection.inTurn(() => connection.ask({ op: 'script', sql: text }, scriptPatience));
    },
    folder: settings.folder,
    copyTo: (folder) =>
      connection.inTurn(async () => {
        if (!settings.folder) throw new Error('a database in memory has no folder to copy');
        await connection.ask({ op: 'script', sql: 'checkpoint' }, scriptPatience);
        // where the file system can, blocks are shared until one of the two changes
        const mode = constants.COPYFILE_FICLONE;
        await cp(settings.folder, folder, { recursive: true, mode });
      }),
    dump: () =>
      connection.inTurn(
        () => connection.ask({ op: 'dump' }, scriptPatience) as Promise<Uint8Array>,
      ),
    close: () => connection.close(),
  };
}
