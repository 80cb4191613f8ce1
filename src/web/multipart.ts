import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  type AllLimits,
  addField,
  chunksOf,
  emptyForm,
  type FormLimits,
  type FormRead,
} from './form-post.ts';
import { collectParts } from './multipart-parts.ts';

export type {
  FileLimit,
  FileProblem,
  FormFailure,
  FormLimits,
  FormPost,
  FormRead,
  UploadedFile,
} from './form-post.ts';

/** The part of a Hono context that is needed: the request, and Node's own stream when there is one. */
export type FormContext = {
  req: { raw: Request };
  env: unknown;
  header(name: string, value: string): void;
};

type Body = { contentType: string; stream: Readable };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const nodeStreamOf = (env: unknown): IncomingMessage | undefined => {
  const incoming = isRecord(env) ? env.incoming : undefined;
  return incoming instanceof Readable ? (incoming as IncomingMessage) : undefined;
};

const bodyOf = (source: Request | FormContext): Body => {
  const request = 'req' in source ? source.req.raw : source;
  const contentType = request.headers.get('content-type') ?? '';
  const incoming = 'req' in source ? nodeStreamOf(source.env) : undefined;
  if (incoming) return { contentType, stream: incoming };
  if (!request.body || request.bodyUsed) return { contentType, stream: Readable.from([]) };
  // The DOM's and Node's types of the same web stream differ in name only.
  return { contentType, stream: Readable.fromWeb(request.body as unknown as ReadableStream) };
};

const readUrlEncoded = async (body: Body, limits: AllLimits): Promise<FormRead> => {
  const form = emptyForm();
  const chunks: Buffer[] = [];
  let size = 0;
  let read = 0;
  try {
    for await (const chunk of chunksOf(body.stream)) {
      read += chunk.length;
      if (read > limits.maxBodyBytes) {
        form.cutShort = true;
        break;
      }
      const part = Buffer.from(chunk).subarray(0, limits.maxFormBytes - size);
      if (part.length > 0) chunks.push(part);
      size += part.length;
    }
  } catch {
    return { ok: false, reason: 'aborted', form };
  }
  const pairs = new URLSearchParams(Buffer.concat(chunks, size).toString('utf8'));
  for (const [name, value] of pairs) addField(form, name, value, false, limits.maxTextBytes);
  if (read > limits.maxFormBytes) return { ok: false, reason: 'too-large', form };
  return { ok: true, form };
};

const defaults = {
  files: {},
  maxTextBytes: 200_000,
  maxFormBytes: 1_000_000,
  maxBodyBytes: 60_000_000,
} satisfies AllLimits;

/** What was read of a request: its body comes once, and may be wanted again when an answer fails. */
const readOnce = new WeakMap<Request, Promise<FormRead>>();

/**
 * Reads one form post, `application/x-www-form-urlencoded` or `multipart/form-data`, as a stream
 * and never through a file on disk. Text is cleaned (`cleanText`). A file over its limit is read
 * on and thrown away, so that all text around it survives and the page can come back with it.
 * An empty file input is no file. Never throws and never waits longer than the sender's stream.
 *
 * Read once more, a request gives what was read the first time, whatever the limits.
 * `source` is a Hono context (on Node its `env.incoming` is read) or a plain `Request`.
 */
export const readForm = (
  source: Request | FormContext,
  limits: FormLimits = {},
): Promise<FormRead> => {
  const request = 'req' in source ? source.req.raw : source;
  const known = readOnce.get(request) ?? readBody(source, limits);
  readOnce.set(request, known);
  return known;
};

const readBody = async (source: Request | FormContext, limits: FormLimits): Promise<FormRead> => {
  const body = bodyOf(source);
  const all = { ...defaults, ...limits };
  const kind = body.contentType.split(';')[0]?.trim().toLowerCase();
  let result: FormRead;
  if (kind === 'application/x-www-form-urlencoded') result = await readUrlEncoded(body, all);
  else if (kind === 'multipart/form-data') {
    result = await collectParts(body.stream, body.contentType, all);
  } else result = { ok: false, reason: 'not-a-form', form: emptyForm() };
  if (result.form.cutShort && 'req' in source) source.header('Connection', 'close');
  return result;
};
