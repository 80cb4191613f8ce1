import type { Readable } from 'node:stream';
import { cleanText } from './clean-text.ts';

/** What one file field may hold. */
export type FileLimit = { maxBytes: number; maxCount: number };

/** What one form may hold. Sizes are bytes on the wire; what is left out has the default named. */
export type FormLimits = {
  /** Per file field; a file in a field that is not named here is thrown away as 'too-many'. */
  files?: Record<string, FileLimit>;
  /** One text field, 200,000 by default; what is longer is cut and named in `problems`. */
  maxTextBytes?: number;
  /** All text of a form together, 1,000,000 by default. */
  maxFormBytes?: number;
  /** The whole body with files, 60,000,000 by default: as far as is read in order to throw away. */
  maxBodyBytes?: number;
};

/** `fileName` is what the sender says it is called: callers drop it. `declaredType` is not proof. */
export type UploadedFile = {
  field: string;
  fileName: string;
  declaredType: string;
  bytes: Uint8Array;
};

export type FileProblem = {
  field: string;
  reason: 'too-large' | 'too-many' | 'empty' | 'text-too-long';
};

export type FormPost = {
  fields: Map<string, string[]>;
  /** The first value of a text field, '' when it was not sent. */
  text(name: string): string;
  /** All values of a text field, [] when it was not sent. */
  all(name: string): string[];
  files: UploadedFile[];
  problems: FileProblem[];
  /** The body was larger than is read: the connection closes after the answer. */
  cutShort: boolean;
};

export type FormFailure = 'aborted' | 'malformed' | 'too-large' | 'not-a-form';

/** A failure carries what was read so far, so that the page can show it again. */
export type FormRead =
  | { ok: true; form: FormPost }
  | { ok: false; reason: FormFailure; form: FormPost };

export type AllLimits = Required<FormLimits>;

/** A form post in which nothing was sent. */
export const emptyForm = (): FormPost => {
  const fields = new Map<string, string[]>();
  return {
    fields,
    text: (name) => fields.get(name)?.[0] ?? '',
    all: (name) => fields.get(name) ?? [],
    files: [],
    problems: [],
    cutShort: false,
  };
};

/** Notes a problem once per field: a form of a thousand bad files is one sentence on the page. */
export const addProblem = (form: FormPost, field: string, reason: FileProblem['reason']): void => {
  const known = form.problems.some((one) => one.field === field && one.reason === reason);
  if (!known && form.problems.length < 100) form.problems.push({ field, reason });
};

/** Cleans a text, cuts it at `maxTextBytes` and puts it with the values of its field. */
export const addField = (
  form: FormPost,
  name: string,
  raw: string,
  tooLong: boolean,
  maxTextBytes: number,
): void => {
  let text = cleanText(raw);
  if (tooLong || Buffer.byteLength(text) > maxTextBytes) {
    addProblem(form, name, 'text-too-long');
    text = Buffer.from(text)
      .subarray(0, maxTextBytes)
      .toString()
      .replace(/\uFFFD+$/, '');
  }
  const values = form.fields.get(name);
  if (values) values.push(text);
  else form.fields.set(name, [text]);
};

/**
 * The chunks of a body. Leaving the loop early must not destroy the stream: over HTTP that would
 * cut the connection before the answer is written.
 */
export const chunksOf = (stream: Readable): AsyncIterable<Buffer> =>
  stream.iterator({ destroyOnReturn: false });
