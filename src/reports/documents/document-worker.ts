// Makes documents away from the event loop: one worker prints PDF, another writes DOCX; each loads what it
// needs when it needs it.
import { parentPort } from 'node:worker_threads';
import type { Browser } from 'playwright-core';
import type { PrintOrder } from './print-browser.ts';
import type { ReadyDocument } from './ready-document.ts';
import { judgeFields, type TemplateFault } from './template.ts';

export type WorkerTask =
  | { readonly task: 'pdf'; readonly order: PrintOrder }
  | {
      readonly task: 'docx';
      readonly document: ReadyDocument;
      readonly template: Uint8Array | null;
    }
  | { readonly task: 'check'; readonly template: Uint8Array }
  /** Starts what is slow to start, before somebody waits for it. */
  | { readonly task: 'warm'; readonly kind: 'pdf' | 'docx' };
export type WorkerAsk = WorkerTask & { readonly id: number };
export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly id: number;
      readonly ok: false;
      readonly reason: 'no-browser' | 'failed';
      readonly detail: string;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly reason: 'bad-template';
      readonly fault: TemplateFault;
      readonly detail: string;
    };

const detailOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

let printer: Promise<Browser> | undefined;

/** The browser that is kept warm, or a new one where it fell over. */
async function readyPrinter(): Promise<Browser> {
  const kept = await printer?.catch(() => undefined);
  if (kept?.isConnected()) return kept;
  const { startPrinter } = await import('./print-browser.ts');
  printer = startPrinter();
  return printer;
}

async function writeFile(task: Extract<WorkerTask, { task: 'docx' }>): Promise<Uint8Array> {
  const { document, template } = task;
  if (template === null) return (await import('./write-docx.ts')).writeDocx(document);
  return (await import('./fill-template.ts')).fillTemplate(document, template);
}

async function print(id: number, order: PrintOrder): Promise<WorkerReply> {
  let browser: Browser;
  try {
    browser = await readyPrinter();
  } catch (error) {
    return { id, ok: false, reason: 'no-browser', detail: detailOf(error) };
  }
  const { printPdf } = await import('./print-browser.ts');
  return { id, ok: true, bytes: await printPdf(browser, order) };
}

async function check(id: number, template: Uint8Array): Promise<WorkerReply> {
  const { fieldsOf } = await import('./fill-template.ts');
  const judged = judgeFields(await fieldsOf(template));
  if (judged.ok) return { id, ok: true, bytes: new Uint8Array() };
  return { id, ok: false, reason: 'bad-template', fault: judged, detail: judged.reason };
}

async function warm(id: number, kind: 'pdf' | 'docx'): Promise<WorkerReply> {
  if (kind === 'pdf') await readyPrinter();
  else await import('./write-docx.ts');
  return { id, ok: true, bytes: new Uint8Array() };
}

async function carryOut(ask: WorkerAsk): Promise<WorkerReply> {
  const { id } = ask;
  try {
    switch (ask.task) {
      case 'pdf':
        return await print(id, ask.order);
      case 'docx':
        return { id, ok: true, bytes: await writeFile(ask) };
      case 'check':
        return await check(id, ask.template);
      case 'warm':
        return await warm(id, ask.kind);
    }
  } catch (error) {
    return { id, ok: false, reason: 'failed', detail: detailOf(error) };
  }
}

parentPort?.on('message', async (ask: WorkerAsk | 'close') => {
  if (ask === 'close') {
    const browser = await printer?.catch(() => undefined);
    await browser?.close();
    process.exit(0);
  }
  parentPort?.postMessage(await carryOut(ask));
});
