import type { Context } from 'hono';
import type { DocumentMaker, Made } from '../documents/document-maker.ts';
import type { Paper } from '../documents/print-html.ts';
import type { ReadyDocument } from '../documents/ready-document.ts';

/** The kinds of files that a document becomes. */
export const fileTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type FileType = keyof typeof fileTypes;

/** Which paper an address asks for. */
export const paperOf = (asked: string | undefined): Paper => (asked === 'a3' ? 'a3-poster' : 'a4');

/** Makes a file of a document. */
export function makeFile(
  maker: DocumentMaker,
  type: FileType,
  document: ReadyDocument,
  { paper, template }: { paper: Paper; template: Uint8Array | null },
): Promise<Made> {
  return type === 'pdf' ? maker.pdf(document, paper) : maker.docx(document, template);
}

/** Answers with a file: shown in the browser where it can (PDF), else kept under this name. */
export function sendDocument(
  c: Context,
  { bytes, type, name, cache }: { bytes: Uint8Array; type: FileType; name: string; cache: string },
): Response {
  c.header('content-type', fileTypes[type]);
  c.header('cache-control', cache);
  c.header('content-length', String(bytes.length));
  const shown = type === 'pdf' ? 'inline' : 'attachment';
  c.header('content-disposition', `${shown}; filename="${name}.${type}"`);
  return c.body(new Uint8Array(bytes));
}
