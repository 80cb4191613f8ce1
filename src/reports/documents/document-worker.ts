// Makes documents away from the event loop: one worker prints PDF, another writes DOCX.
import { parentPort } from 'node:worker_threads';
import type { Browser } from 'playwright-core';
import { fieldsOf, fillTemplate } from './fill-template.ts';
import { type PrintOrder, printPdf, startPrinter } from './print-browser.ts';
import type { ReadyDocument } from './ready-document.ts';
import { judgeFields, type TemplateFault } from './template.ts';
import { writeDocx } from './write-docx.ts';

export type WorkerTask =
  | { readonly task: 'pdf'; readonly order: PrintOrder }
  | {
      readonly task: 'docx';
      readonly document: ReadyDocument;
      readonly template: Uint8Array | null;
    }
  | { readonly task: 'check'; readonly template: Uint8Array };
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
  printer = startPrinter();
  return printer;
}

async function carryOut(ask: WorkerAsk): Promise<WorkerReply> {
  const { id } = ask;
  try {
    if (ask.task === 'docx') {
      const { document, template } = ask;
      const bytes = template ? await fillTemplate(document, template) : await writeDocx(document);
      return { id, ok: true, bytes };
    }
    if (ask.task === 'check') {
      const judged = judgeFields(await fieldsOf(ask.template));
      return judged.ok
        ? { id, ok: true, bytes: new Uint8Array() }
        : { id, ok: false, reason: 'bad-template', fault: judged, detail: judged.reason };
    }
    let browser: Browser;
    try {
      browser = await readyPrinter();
    } catch (error) {
      return { id, ok: false, reason: 'no-browser', detail: detailOf(error) };
    }
    return { id, ok: true, bytes: await printPdf(browser, ask.order) };
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
