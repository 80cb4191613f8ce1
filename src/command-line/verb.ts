import type { Runtime } from '../server/open-runtime.ts';

/** Tells how far a slow verb is; goes to standard error. */
export type Progress = (line: string) => void;

/**
 * What a verb gives: text for standard output, or a fault in words; with what programs read of it for
 * standard output, if that was asked.
 */
export type VerbResult =
  | { ok: true; answer: string }
  | { ok: false; fault: string; answer?: string };

/** One verb of the command line that works on the database, run here or by the server that has it. */
export interface Verb {
  readonly name: string;
  /** `name` of each option that must be given, and of each that may be. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Options that are said or not, without a value; `run` gets 'yes' for those that were. */
  readonly flags?: readonly string[];
  /** Options that name a file: made absolute, because another process may do the work. */
  readonly paths?: readonly string[];
  /** What stands after the verb without a name, by the name under which `run` gets it. */
  readonly positional: readonly string[];
  readonly help: string;
  run(
    runtime: Runtime,
    values: Readonly<Record<string, string>>,
    progress: Progress,
  ): Promise<VerbResult>;
}
