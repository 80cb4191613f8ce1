import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runStart } from './command-line/start.ts';
import type { Verb, VerbResult } from './command-line/verb.ts';
import { findVerb, verbs } from './command-line/verbs.ts';
import { type Config, readConfig } from './config.ts';
import { migrateServer } from './db/open.ts';
import { askServer, reachServer, takeFolder } from './server/control-socket.ts';
import { makeDataFolder } from './server/data-folder.ts';
import { openRuntime } from './server/open-runtime.ts';

const help = [
  'hoofdrol start      serve (settings come from the environment; see docs/operations)',
  'hoofdrol migrate    bring the database to this version',
  ...verbs.map((verb) => `hoofdrol ${verb.help}`),
].join('\n');

const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function configOrExit(): Config {
  const read = readConfig(process.env);
  if (read.ok) return read.config;
  for (const problem of read.problems) progress(`Setting ${problem}`);
  process.exit(2);
}

async function migrateNow(config: Config): Promise<VerbResult> {
  if (config.databaseUrl) {
    const owner = config.databaseOwnerUrl ?? config.databaseUrl;
    const result = await migrateServer(owner, config.databaseUrl);
    if (!result.ok) return { ok: false, fault: `Migration ${result.name}: ${result.reason}.` };
    return {
      ok: true,
      answer: `${result.applied.length} migrations done; the database is at ${result.version}.`,
    };
  }
  const server = await reachServer(config.dataDir);
  if (server) {
    server.destroy();
    return { ok: true, answer: 'A server is running on this data; it migrated when it started.' };
  }
  const opened = await openRuntime(config, progress);
  if (!opened.ok) return { ok: false, fault: opened.problem };
  await opened.runtime.database.close();
  return { ok: true, answer: 'The database is up to date.' };
}

/** Runs a verb in the server that has the embedded database, or here when none runs. */
async function runVerb(
  config: Config,
  verb: Verb,
  values: Record<string, string>,
): Promise<VerbResult> {
  if (!config.databaseUrl) {
    const server = await reachServer(config.dataDir);
    if (server) return askServer(server, { verb: verb.name, values }, progress);
    await makeDataFolder(config.dataDir);
  }
  const lock = config.databaseUrl
    ? null
    : await takeFolder(config.dataDir, async () => ({
        ok: false,
        fault: 'A command is running on this data; try again in a moment.',
      }));
  if (!config.databaseUrl && !lock)
    return { ok: false, fault: 'Another command is starting on this data; try again.' };
  try {
    const opened = await openRuntime(config, progress);
    if (!opened.ok) return { ok: false, fault: opened.problem };
    try {
      return await verb.run(opened.runtime, values, progress);
    } finally {
      await opened.runtime.database.close();
    }
  } finally {
    lock?.close();
  }
}

function valuesOf(
  verb: Verb,
  rest: string[],
): { ok: true; values: Record<string, string> } | { ok: false; fault: string } {
  const names = [...verb.required, ...verb.optional].filter(
    (name) => !verb.positional.includes(name),
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      options: Object.fromEntries([
        ...names.map((name) => [name, { type: 'string' as const }]),
        ...(verb.flags ?? []).map((name) => [name, { type: 'boolean' as const }]),
      ]),
    });
  } catch (error) {
    return { ok: false, fault: `${(error as Error).message}\nhoofdrol ${verb.help}` };
  }
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    const isPath = verb.paths?.includes(name);
    if (value === true) values[name] = 'yes';
    else values[name] = isPath ? resolve(String(value)) : String(value);
  }
  verb.positional.forEach((name, index) => {
    const given = parsed.positionals[index];
    if (given !== undefined) values[name] = name === 'file' ? resolve(given) : given;
  });
  const missing = verb.required.filter((name) => !values[name]);
  if (missing.length === 0) return { ok: true, values };
  return { ok: false, fault: `Missing: ${missing.join(', ')}\nhoofdrol ${verb.help}` };
}

function finish(result: VerbResult): number {
  if (result.answer !== undefined) process.stdout.write(`${result.answer}\n`);
  if (!result.ok) progress(result.fault);
  return result.ok ? 0 : 1;
}

async function main(given: string[]): Promise<number> {
  const [first, second] = given;
  if (!first || first === '--help' || first === '-h' || first === 'help') {
    process.stdout.write(`${help}\n`);
    return first ? 0 : 2;
  }
  if (first === 'start') return runStart(process.env);
  if (first === 'migrate') return finish(await migrateNow(configOrExit()));
  const twoWords = findVerb(`${first} ${second}`);
  const verb = twoWords ?? findVerb(first);
  if (!verb) {
    progress(`Unknown: ${first}\n${help}`);
    return 2;
  }
  const values = valuesOf(verb, given.slice(twoWords ? 2 : 1));
  if (!values.ok) {
    progress(values.fault);
    return 2;
  }
  return finish(await runVerb(configOrExit(), verb, values.values));
}

process.exitCode = await main(process.argv.slice(2));
