import type { Readable } from 'node:stream';
import busboy from 'busboy';
import {
  type AllLimits,
  addField,
  addProblem,
  chunksOf,
  emptyForm,
  type FormPost,
  type FormRead,
} from './form-post.ts';

const MAX_PARTS = 2000;

/** Gathers one file in memory; over its limit what was gathered is let go and the rest runs by. */
const gatherFile = (
  form: FormPost,
  field: string,
  stream: Readable,
  info: busboy.FileInfo,
  limits: AllLimits,
): void => {
  // Object.hasOwn: a field that is called "constructor" has no limit of its own.
  const limit = Object.hasOwn(limits.files, field) ? limits.files[field] : undefined;
  const maxBytes = limit?.maxBytes ?? 0;
  let chunks: Buffer[] = [];
  let size = 0;
  // The parser's own error ends the form; without a listener this one would end the process.
  stream.on('error', () => {});
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks = [];
  });
  stream.on('end', () => {
    const fileName = info.filename ?? '';
    if (size === 0 && fileName === '') return;
    const already = form.files.filter((file) => file.field === field).length;
    if (size === 0) addProblem(form, field, 'empty');
    else if (!limit || already >= limit.maxCount) addProblem(form, field, 'too-many');
    else if (size > maxBytes) addProblem(form, field, 'too-large');
    else {
      const bytes = Buffer.concat(chunks, size);
      form.files.push({ field, fileName, declaredType: info.mimeType, bytes });
    }
    chunks = [];
  });
};

type Parser = {
  form: FormPost;
  /** Resolves when the parser has ended, well or badly; after it nothing is added to the form. */
  ended: Promise<'complete' | 'malformed'>;
  /** Resolves false when the parser has stopped and wants no more. */
  write(chunk: Buffer): Promise<boolean>;
  end(): void;
  destroy(): void;
  textTooLarge(): boolean;
};

const openParser = (contentType: string, limits: AllLimits): Parser => {
  const form = emptyForm();
  let textBytes = 0;
  const parser = busboy({
    headers: { 'content-type': contentType },
    defParamCharset: 'utf8',
    limits: { fieldSize: limits.maxTextBytes, parts: MAX_PARTS },
  });
  parser.on('field', (name, value, info) => {
    if (!name) return;
    textBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (textBytes <= limits.maxFormBytes) {
      addField(form, name, value, info.valueTruncated, limits.maxTextBytes);
    }
  });
  parser.on('file', (name, stream, info) => {
    gatherFile(form, name ?? '', stream, info, limits);
  });
  parser.on('partsLimit', () => {
    textBytes = Number.POSITIVE_INFINITY;
  });
  let stopped = false;
  const ended = new Promise<'complete' | 'malformed'>((resolve) => {
    const stop = (how: 'complete' | 'malformed') => {
      stopped = true;
      resolve(how);
    };
    parser.once('finish', () => stop('complete'));
    parser.once('close', () => stop('malformed'));
    // The parser keeps running after a broken part header: it is stopped here, and may say more.
    parser.on('error', () => {
      parser.destroy();
      stop('malformed');
    });
  });
  const drained = () => new Promise<void>((resolve) => parser.once('drain', resolve));
  return {
    form,
    ended,
    write: async (chunk) => {
      if (stopped) return false;
      if (!parser.write(chunk)) await Promise.race([drained(), ended]);
      return !stopped;
    },
    end: () => parser.end(),
    destroy: () => parser.destroy(),
    textTooLarge: () => textBytes > limits.maxFormBytes,
  };
};

/** Feeds the parser to the end of the body, to the limit of what is read, or to what it refuses. */
const feed = async (stream: Readable, parser: Parser, maxBodyBytes: number): Promise<void> => {
  let read = 0;
  let wanted = true;
  for await (const chunk of chunksOf(stream)) {
    read += chunk.length;
    if (read > maxBodyBytes) {
      parser.form.cutShort = true;
      return;
    }
    // After the parser stopped, the rest is read to nothing, so that an answer can reach the sender.
    if (wanted) wanted = await parser.write(Buffer.from(chunk));
  }
};

/**
 * Reads a `multipart/form-data` body. A body larger than is read counts as a good form whose last
 * file was too large: the text stands before it. Never throws.
 */
export const collectParts = async (
  stream: Readable,
  contentType: string,
  limits: AllLimits,
): Promise<FormRead> => {
  let parser: Parser;
  try {
    parser = openParser(contentType, limits);
  } catch {
    // Thrown by busboy for a content type without a boundary.
    return { ok: false, reason: 'malformed', form: emptyForm() };
  }
  const { form } = parser;
  try {
    await feed(stream, parser, limits.maxBodyBytes);
  } catch {
    parser.destroy();
    return { ok: false, reason: 'aborted', form };
  }
  if (form.cutShort) {
    parser.destroy();
    for (const field of Object.keys(limits.files)) {
      if (!form.files.some((file) => file.field === field)) addProblem(form, field, 'too-large');
    }
    return { ok: true, form };
  }
  parser.end();
  const how = await parser.ended;
  if (parser.textTooLarge()) return { ok: false, reason: 'too-large', form };
  return how === 'complete' ? { ok: true, form } : { ok: false, reason: 'malformed', form };
};
