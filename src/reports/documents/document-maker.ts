import { Worker } from 'node:worker_threads';
import { checkPackage } from './check-package.ts';
import type { WorkerAsk, WorkerReply, WorkerTask } from './document-worker.ts';
import { type Paper, printHtml } from './print-html.ts';
import type { ReadyDocument } from './ready-document.ts';
import type { TemplateFault } from './template.ts';

/**
 * Why a document could not be made: `busy` (too many wait), `too-long` (it took longer than it may),
 * `no-browser` (none can start on this machine: the page that can be printed remains), `failed`.
 */
export type MakingFault = 'busy' | 'too-long' | 'no-browser' | 'failed';
type NotMade = { readonly ok: false; readonly reason: MakingFault; readonly detail?: string };
export type Made = { readonly ok: true; readonly bytes: Uint8Array } | NotMade;
type Carried = Made | Extract<WorkerReply, { reason: 'bad-template' }>;

export interface MakerSettings {
  /** How many documents may wait for each kind of worker. */
  readonly mostWaiting: number;
  /** How long one document may take, in ms. */
  readonly patience: number;
  /** How long a worker without work is kept, in ms. */
  readonly warmFor: number;
}

const usual: MakerSettings = { mostWaiting: 20, patience: 60_000, warmFor: 55_000 };
/** A document that needs more memory than this, in MB, ends its worker and not the program. */
const memory = 1_024;

/** What a worker is doing now. */
interface Doing {
  readonly id: number;
  finish(made: Carried): void;
}

/** One worker that is started when there is work, does one thing at a time, and ends when there is none. */
class Bench {
  private worker: Worker | null = null;
  private doing: Doing | null = null;
  private line: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private nextId = 1;
  private idle: NodeJS.Timeout | undefined;
  private readonly settings: MakerSettings;

  constructor(settings: MakerSettings) {
    this.settings = settings;
  }

  make(task: WorkerTask): Promise<Carried> {
    if (this.waiting >= this.settings.mostWaiting) {
      return Promise.resolve({ ok: false, reason: 'busy' });
    }
    this.waiting += 1;
    const made = this.line.then(() => this.carryOut(task));
    this.line = made.finally(() => {
      this.waiting -= 1;
      if (this.waiting === 0) this.cool();
    });
    return made;
  }

  /** Starts the worker unless it is there. */
  async warm(task: WorkerTask): Promise<void> {
    if (!this.worker) await this.make(task);
  }

  /** Ends the worker and its browser. */
  close(): void {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    worker?.postMessage('close');
  }

  private cool(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.close(), this.settings.warmFor);
    this.idle.unref();
  }

  private start(): Worker {
    const file = import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const fail = (detail: string) => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.doing?.finish({ ok: false, reason: 'failed', detail });
    };
    worker.on('message', (reply: WorkerReply) => {
      if (reply.id === this.doing?.id) this.doing.finish(reply);
    });
    worker.on('error', (error: Error) => fail(error.message));
    worker.on('exit', () => fail('the worker ended'));
    this.worker = worker;
    return worker;
  }

  private carryOut(task: WorkerTask): Promise<Carried> {
    clearTimeout(this.idle);
    const worker = this.worker ?? this.start();
    const id = this.nextId++;
    return new Promise((resolve) => {
      const finish = (made: Carried): void => {
        clearTimeout(watchdog);
        this.doing = null;
        // a program that stops does not wait for a browser that is kept warm
        worker.unref();
        resolve(made);
      };
      const watchdog = setTimeout(() => {
        this.worker = null;
        void worker.terminate();
        finish({ ok: false, reason: 'too-long' });
      }, this.settings.patience);
      this.doing = { id, finish };
      worker.ref();
      worker.postMessage({ ...task, id } satisfies WorkerAsk);
    });
  }
}

/** Makes files of documents, away from the event loop. */
export interface DocumentMaker {
  /** As a tagged PDF with its language, title and outline. */
  pdf(document: ReadyDocument, paper?: Paper): Promise<Made>;
  /** @param template a DOCX with fields, checked before; without one it looks as ours do */
  docx(document: ReadyDocument, template?: Uint8Array | null): Promise<Made>;
  /** Whether a DOCX can be filled in; `reason` says what is wrong with it, or that it could not be tried. */
  checkTemplate(template: Uint8Array): Promise<{ ok: true } | TemplateFault | NotMade>;
  /** Starts the workers, when somebody looks at what they may soon ask a file of. */
  warm(): void;
  close(): void;
}

/** Two workers, one for each kind of file: a large DOCX does not hold up a PDF. They start when needed. */
export function documentMaker(settings: Partial<MakerSettings> = {}): DocumentMaker {
  const pdfBench = new Bench({ ...usual, ...settings });
  const docxBench = new Bench({ ...usual, ...settings });
  const plain = async (carried: Promise<Carried>): Promise<Made> => {
    const made = await carried;
    return made.ok || made.reason !== 'bad-template' ? made : { ok: false, reason: 'failed' };
  };
  return {
    pdf(document, paper = 'a4') {
      const order = {
        html: printHtml(document, paper),
        format: paper === 'a4' ? 'A4' : 'A3',
        pageLabel: document.pageLabel,
        lang: document.lang,
        isOnePage: document.kind !== 'council-letter',
      } as const;
      return plain(pdfBench.make({ task: 'pdf', order }));
    },
    docx: (document, template = null) =>
      plain(docxBench.make({ task: 'docx', document, template })),
    async checkTemplate(template) {
      const judged = await checkPackage(template);
      if (!judged.ok) return judged;
      const made = await docxBench.make({ task: 'check', template });
      if (made.ok) return { ok: true };
      return made.reason === 'bad-template' ? made.fault : made;
    },
    warm() {
      void pdfBench.warm({ task: 'warm', kind: 'pdf' });
      void docxBench.warm({ task: 'warm', kind: 'docx' });
    },
    close() {
      pdfBench.close();
      docxBench.close();
    },
  };
}
