import type { Server } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { type Config, isLoopback, readConfig } from '../config.ts';
import { tidyTables } from '../db/tidy.ts';
import { fillDemo } from '../demo/fill-demo.ts';
import { projectRoot } from '../root.ts';
import { checkStatus } from '../server/check-status.ts';
import { type ControlHandler, takeFolder } from '../server/control-socket.ts';
import { makeDataFolder } from '../server/data-folder.ts';
import { freePort, listen } from '../server/listen.ts';
import { startMaintenance } from '../server/maintenance.ts';
import { openRuntime, type Runtime, type ServingRuntime } from '../server/open-runtime.ts';
import { startPost } from '../server/post.ts';
import { programVersion } from '../server/program-version.ts';
import { watchedFigures } from '../server/watched-figures.ts';
import { setAssetDirectory } from '../ui/index.ts';
import { createMetrics } from '../web/metrics.ts';
import { findVerb } from './verbs.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Lets the command line work through this process, which has the embedded database. */
function controlHandler(runtime: () => Runtime | null): ControlHandler {
  return async (request, progress) => {
    const open = runtime();
    if (!open) return { ok: false, fault: 'The server is still starting; try again in a moment.' };
    const verb = findVerb(request.verb);
    if (!verb) return { ok: false, fault: `The running server does not know "${request.verb}".` };
    return verb.run(open, request.values, progress);
  };
}

async function lockFolder(
  config: Config,
  runtime: () => Runtime | null,
): Promise<Server | null | 'taken'> {
  if (config.databaseUrl) return null;
  await makeDataFolder(config.dataDir);
  return (await takeFolder(config.dataDir, controlHandler(runtime))) ?? 'taken';
}

function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => resolve(signal));
  });
}

function warnings(config: Config): void {
  if (!config.baseUrl.startsWith('https:') && !isLoopback(config.baseUrl)) {
    say(
      'Warning: BASE_URL has no https: browsers will not keep people signed in safely. Put a proxy with TLS in front.',
    );
  }
  if (!config.databaseUrl) {
    say(
      'The embedded database survives a killed process; a power cut it may not. Use PostgreSQL (DATABASE_URL) where that matters.',
    );
  }
}

async function serve(config: Config, runtime: ServingRuntime): Promise<void> {
  const { database, deps } = runtime;
  const assets = join(projectRoot, 'dist', 'public');
  setAssetDirectory(assets);
  const watching = database.installation('figures for monitoring');
  const metrics =
    config.metricsToken &&
    createMetrics(config.metricsToken, () => watchedFigures(watching, deps.clock.now()));
  const app = createApp({
    deps,
    installation: database.installation('find the workspace of a host'),
    assets,
    checkStatus: checkStatus(database, config.databaseUrl ? null : config.dataDir),
    version: programVersion(),
    metrics: metrics || null,
  });
  const listening = await listen(app, config.port);
  const stopMaintenance = startMaintenance(database, deps, config.erasuresFile);
  const stopPost = startPost(config, runtime, (text) => process.stderr.write(text));
  process.stdout.write(`Hoofdrol is ready: ${config.baseUrl}\n`);
  const signal = await untilAskedToStop();
  say(`${signal}: finishing what is under way …`);
  await listening.stop();
  await stopPost();
  await stopMaintenance();
}

/** Port 0 asks for a free one. */
async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const port = await freePort();
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) };
}

/**
 * Starts the server and serves until it is asked to stop.
 * @returns the exit code of the process
 */
export async function runStart(environment: NodeJS.ProcessEnv): Promise<number> {
  const read = readConfig(environment);
  if (!read.ok) {
    for (const problem of read.problems) say(`Setting ${problem}`);
    return 2;
  }
  const config = await withPort(read.config);
  let runtime: Runtime | null = null;
  const lock = await lockFolder(config, () => runtime);
  if (lock === 'taken') {
    say(
      `Another process already serves the data in ${config.dataDir}. Stop it first, or set DATA_DIR.`,
    );
    return 3;
  }
  try {
    const opened = await openRuntime(config, say);
    if (!opened.ok) {
      say(opened.problem);
      return 4;
    }
    const { runtime: serving } = opened;
    runtime = serving;
    warnings(config);
    if (serving.deps.demo && (await fillDemo(serving.database, serving.deps))) {
      if (!config.databaseUrl) await tidyTables(serving.database.driver, 'all');
      say('Filled the empty database with the fictional demo neighbourhood.');
    }
    await serve(config, serving);
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      say(`Port ${config.port} is in use. Set PORT to another one.`);
      return 5;
    }
    throw error;
  } finally {
    await runtime?.database.close();
    lock?.close();
  }
}
