import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from '../../src/db/test-servers.ts';
import { projectRoot } from '../../src/root.ts';
import { unpackBrowser } from './browser-program.ts';
import { startOnPostgres, startProgram } from './program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the running program, filled with the demo. */
    embeddedUrl: string;
    serverUrl: string;
    /** The PostgreSQL server itself, as its superuser. */
    postgresUrl: string;
    /** Folder for the screenshots of this run. */
    screenshots: string;
  }
}

/** Once per run: the real program with the demo, on the embedded database and on PostgreSQL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hoofdrol-e2e-'));
  // once, before several files want it at the same time
  await unpackBrowser();
  const postgres = await startTestServer();
  try {
    return await startBoth(project, folder, postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function startBoth(
  project: TestProject,
  folder: string,
  postgres: TestServer,
): Promise<() => Promise<void>> {
  const screenshots = join(projectRoot, 'e2e', 'screenshots');
  mkdirSync(screenshots, { recursive: true });
  const embedded = await startProgram({ DATA_DIR: join(folder, 'data') });
  const { program: server } = await startOnPostgres(postgres);
  project.provide('embeddedUrl', embedded.url);
  project.provide('serverUrl', server.url);
  project.provide('postgresUrl', postgres.url);
  project.provide('screenshots', screenshots);
  return async () => {
    await Promise.all([embedded.stop(), server.stop()]);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
